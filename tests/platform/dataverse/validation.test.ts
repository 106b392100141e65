import { request } from "node:http";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, payloadError, placeholderOf, type Client } from "./client";

describe("what a body may hold", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
  });
  afterAll(() => dataverse.close());

  const post = (body: object) => client.send("POST", "incidents", { title: "x", ...placeholderOf(dataverse), ...body });
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
    expect(errorOf(await post({ [column]: `${"😀".repeat(most / 2)}x` }))).toEqual([400, "0x80044331", tooLong(column, most)]);
  });

  test("an admin can have raised description", async () => {
    const raised = await startDataverse({ descriptionMaxLength: 10_000 });
    const raisedClient = clientOf(raised);
    expect((await raisedClient.send("POST", "incidents", { description: "x".repeat(10_000), ...placeholderOf(raised) })).status).toBe(204);
    const reply = await raisedClient.send("POST", "incidents", { description: "x".repeat(10_001), ...placeholderOf(raised) });
    expect(errorOf(reply)).toEqual([400, "0x80044331", tooLong("description", 10_000)]);
    await raised.close();
  });

  test("without the solution its columns are unknown", async () => {
    const bare = await startDataverse({ solutionImported: false });
    const reply = await clientOf(bare).send("POST", "incidents", { opencx_sessionid: "s", ...placeholderOf(bare) });
    expect(errorOf(reply)).toEqual([
      400,
      "0x80048d19",
      payloadError("incidents", "Invalid property 'opencx_sessionid' was found in entity 'Microsoft.Dynamics.CRM.incident'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type."),
    ]);
    await bare.close();
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
    ["prioritycode", "1", "Cannot convert the literal '1' to the expected type 'Edm.Int32'."],
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
        payloadError("incidents", `Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.incident'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.`),
      ]);
    }
  });

  test("a body that is no JSON object is refused", async () => {
    for (const body of ["{", "[]", '"x"', ""]) expect(errorOf(await client.send("POST", "incidents", body)).slice(0, 2)).toEqual([400, "0x80048d19"]);
  });

  test("null empties any column, and dates keep whole seconds in UTC", async () => {
    const id = idOf(await post({ description: "d", followupby: "2026-11-22T10:00:00.987+01:00" }));
    expect((await client.get(`incidents(${id})`)).body.followupby).toBe("2026-11-22T09:00:00Z");
    await client.send("PATCH", `incidents(${id})`, { description: null, prioritycode: null });
    expect((await client.get(`incidents(${id})`)).body).toMatchObject({ description: null, prioritycode: null });
  });

  test("a body over 128 MiB is refused before it is read", async () => {
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${dataverse.url}/api/data/v9.2/annotations`, {
        method: "POST",
        headers: { authorization: `Bearer ${dataverse.tokenFor(dataverse.users.rep ?? "")}`, "content-type": "application/json", "content-length": 129 * 1024 * 1024 },
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
    expect(errorOf(await client.send("POST", "annotations", { subject: "big", documentbody }))).toEqual([400, "0x80044a02", "Attachment file size is too big."]);
  });
});
