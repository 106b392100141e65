import { request } from "node:http";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, payloadError, placeholderOf, useDataverse } from "../support/dataverseClient";

describe("what a body may hold", () => {
  const platform = useDataverse();

  const post = (body: object) =>
    platform.client.send("POST", "incidents", { title: "x", ...placeholderOf(platform.dataverse), ...body });
  const tooLong = (column: string, most: number, table = "incident") =>
    `A validation error occurred.  The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${most}'.`;

  test.each([
    ["title", 200],
    ["description", 2000],
    ["opencx_callerphone", 50],
    ["opencx_sessionurl", 500],
    ["opencx_transcript", 1_048_576],
  ])("%s holds %i characters and not one more, counted in UTF-16 code units", async (column, most) => {
    expect((await post({ [column]: "é".repeat(most) })).status).toBe(204);
    expect((await post({ [column]: "😀".repeat(most / 2) })).status).toBe(204);
    expect(errorOf(await post({ [column]: "x".repeat(most + 1) }))).toEqual([400, "0x80044331", tooLong(column, most)]);
    expect(errorOf(await post({ [column]: `${"😀".repeat(most / 2)}x` }))).toEqual([
      400,
      "0x80044331",
      tooLong(column, most),
    ]);
  });

  test("an admin can have raised description", async () => {
    const raised = await startDataverse({ descriptionMaxLength: 10_000 });
    const raisedClient = clientOf(raised);
    expect(
      (await raisedClient.send("POST", "incidents", { description: "x".repeat(10_000), ...placeholderOf(raised) }))
        .status,
    ).toBe(204);
    const reply = await raisedClient.send("POST", "incidents", {
      description: "x".repeat(10_001),
      ...placeholderOf(raised),
    });
    expect(errorOf(reply)).toEqual([400, "0x80044331", tooLong("description", 10_000)]);
    await raised.close();
  });

  test("without the solution its columns are unknown", async () => {
    const bare = await startDataverse({ solutionImported: false });
    const reply = await clientOf(bare).send("POST", "incidents", { opencx_sessionid: "s", ...placeholderOf(bare) });
    expect(errorOf(reply)).toEqual([
      400,
      "0x80048d19",
      payloadError(
        "incidents",
        "Invalid property 'opencx_sessionid' was found in entity 'Microsoft.Dynamics.CRM.incident'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.",
      ),
    ]);
    await bare.close();
  });

  test.each([
    ["a control character", "a\u0000b"],
    ["a bell", "a\u0007b"],
    ["half an emoji", "a\ud83d"],
    ["its other half", "\ude00a"],
    ["a character that is none", "a\uffff"],
  ])("no text holds %s", async (_what, text) => {
    for (const column of ["title", "description", "opencx_transcript"]) {
      expect(errorOf(await post({ [column]: text }))).toEqual([
        400,
        "0x80040278",
        `The field '${column}' contains one or more invalid characters.`,
      ]);
    }
    expect((await post({ title: "tab\tline\r\nend 😀 \u200f\u202e\u0085" })).status).toBe(204);
  });

  test("a text of no characters is kept as none", async () => {
    const id = idOf(await post({ title: "", description: "x" }));
    await platform.client.send("PATCH", `incidents(${id})`, { description: "" });
    const { body } = await platform.client.get(`incidents(${id})?$select=title,description`);
    expect([body.title, body.description]).toEqual([null, null]);
  });

  test.each([
    "2026-02-31T10:00:00Z",
    "2025-02-29T10:00:00Z",
    "2026-04-31T00:00:00+02:00",
    "2026-13-01T00:00:00Z",
    "2026-11-22",
    "2026-11-22T10:00:00",
    "22.11.2026",
  ])("%s is no date and time", async (given) => {
    expect(errorOf(await post({ opencx_handoffon: given }))).toEqual([
      400,
      "0x80048d19",
      payloadError("incidents", `Cannot convert the literal '${given}' to the expected type 'Edm.DateTimeOffset'.`),
    ]);
  });

  test("dates begin in 1753, and 29 February is one in a leap year", async () => {
    expect((await post({ opencx_handoffon: "1753-01-01T00:00:00Z" })).status).toBe(204);
    expect((await post({ opencx_handoffon: "2028-02-29T23:59:59.999-11:00" })).status).toBe(204);
    expect(errorOf(await post({ opencx_handoffon: "1752-12-31T23:59:59Z" })).slice(0, 2)).toEqual([400, "0x80040203"]);
  });

  test("an attachment is base64", async () => {
    const note = (documentbody: string) =>
      platform.client.send("POST", "annotations", {
        subject: "x",
        filename: "x.txt",
        mimetype: "text/plain",
        documentbody,
      });
    expect((await note(Buffer.from("grüße").toString("base64"))).status).toBe(204);
    for (const body of ["grüße", "not base64", "YQ", "YQ==YQ=="])
      expect(errorOf(await note(body))).toEqual([400, "0x80040203", "Invalid argument. 'documentbody' is not base64."]);
  });

  test("a body says that it is JSON, and a write has one", async () => {
    const id = idOf(await post({}));
    const text = JSON.stringify(placeholderOf(platform.dataverse));
    for (const type of ["text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "application/jsonp"]) {
      expect((await platform.client.send("POST", "incidents", text, { "content-type": type })).status).toBe(415);
    }
    expect(
      (
        await platform.client.send("POST", "incidents", text, {
          "content-type": "application/json; charset=utf-8; odata.metadata=minimal",
        })
      ).status,
    ).toBe(204);
    expect(errorOf(await platform.client.send("PATCH", `incidents(${id})`)).slice(0, 2)).toEqual([400, "0x80048d19"]);
    expect(errorOf(await platform.client.send("POST", "incidents")).slice(0, 2)).toEqual([400, "0x80048d19"]);
  });

  test.each([
    ["prioritycode", 4, "1,2,3"],
    ["prioritycode", 0, "1,2,3"],
    ["caseorigincode", 99, "1,2,3,2483,3986,700610000"],
    ["severitycode", 2, "1"],
  ])("%s %i is outside the options", async (column, value, accepted) => {
    expect(errorOf(await post({ [column]: value }))).toEqual([
      400,
      "0x8004431a",
      `A validation error occurred. The value ${value} of '${column}' on record of type 'incident' is outside the valid range. Accepted Values: ${accepted}`,
    ]);
  });

  test.each([
    ["title", 5, "Cannot convert the literal '5' to the expected type 'Edm.String'."],
    ["prioritycode", "one", "Cannot convert the literal 'one' to the expected type 'Edm.Int32'."],
    ["prioritycode", 1.5, "Cannot convert the literal '1.5' to the expected type 'Edm.Int32'."],
    ["followupby", "yesterday", "Cannot convert the literal 'yesterday' to the expected type 'Edm.DateTimeOffset'."],
    ["checkemail", "yes", "Cannot convert the literal 'yes' to the expected type 'Edm.Boolean'."],
    ["incidentid", "42", "Cannot convert the literal '42' to the expected type 'Edm.Guid'."],
    ["title", { a: 1 }, `Cannot convert the literal '{"a":1}' to the expected type 'Edm.String'.`],
  ])("%s %j is of the wrong type", async (column, value, inner) => {
    expect(errorOf(await post({ [column]: value }))).toEqual([400, "0x80048d19", payloadError("incidents", inner)]);
  });

  test("an unknown column is named; names are case-sensitive", async () => {
    for (const name of ["Title", "queueid", "sessionid"]) {
      expect(errorOf(await post({ [name]: "x" }))).toEqual([
        400,
        "0x80048d19",
        payloadError(
          "incidents",
          `Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.incident'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.`,
        ),
      ]);
    }
  });

  test("a body that is no JSON object is refused", async () => {
    for (const body of ["{", "[]", '"x"', ""])
      expect(errorOf(await platform.client.send("POST", "incidents", body)).slice(0, 2)).toEqual([400, "0x80048d19"]);
  });

  test("null empties any column, and dates keep whole seconds in UTC", async () => {
    const id = idOf(await post({ description: "d", followupby: "2026-11-22T10:00:00.987+01:00" }));
    expect((await platform.client.get(`incidents(${id})`)).body.followupby).toBe("2026-11-22T09:00:00Z");
    await platform.client.send("PATCH", `incidents(${id})`, { description: null, prioritycode: null });
    expect((await platform.client.get(`incidents(${id})`)).body).toMatchObject({
      description: null,
      prioritycode: null,
    });
  });

  test("a body over 128 MiB is refused before it is read", async () => {
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${platform.dataverse.url}/api/data/v9.2/annotations`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${platform.dataverse.tokenFor(platform.dataverse.users.rep ?? "")}`,
          "content-type": "application/json",
          "content-length": 129 * 1024 * 1024,
        },
      });
      sending.on("response", (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on("error", reject);
      sending.flushHeaders();
    });
    expect(status).toBe(413);
  });

  test("an attachment over 5 MiB is refused", async () => {
    const documentbody = Buffer.alloc(5 * 1024 * 1024 + 1).toString("base64");
    expect(errorOf(await platform.client.send("POST", "annotations", { subject: "big", documentbody }))).toEqual([
      400,
      "0x80044a02",
      "Attachment file size is too big.",
    ]);
  });
});
