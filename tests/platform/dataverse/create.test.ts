import { clientOf, errorOf, idOf, placeholderOf, rowsOf, useDataverse } from "../support/dataverseClient";

describe("create, read, delete", () => {
  const platform = useDataverse();

  const newCase = (body: object = {}, headers: Record<string, string> = {}) =>
    platform.client.send(
      "POST",
      "incidents",
      { title: "Lost card", ...placeholderOf(platform.dataverse), ...body },
      headers,
    );

  test("POST answers 204 with the address of the row, which then reads back with what the platform filled in", async () => {
    const reply = await newCase({ description: "A\nB" });
    expect([reply.status, reply.text]).toEqual([204, ""]);
    expect(reply.headers.get("odata-entityid")).toMatch(
      new RegExp(`^${platform.dataverse.url}/api/data/v9.2/incidents\\([0-9a-f-]{36}\\)$`),
    );
    const { body } = await platform.client.get(`incidents(${idOf(reply)})`);
    expect(body).toMatchObject({
      title: "Lost card",
      description: "A\nB",
      statecode: 0,
      statuscode: 1,
      prioritycode: 2,
      routecase: true,
      caseorigincode: null,
      _ownerid_value: platform.dataverse.users.application,
      _owninguser_value: platform.dataverse.users.application,
      _owningteam_value: null,
      _createdby_value: platform.dataverse.users.application,
      _modifiedby_value: platform.dataverse.users.application,
    });
    expect(body.ticketnumber).toMatch(/^CAS-\d{5}-[A-Z0-9]{6}$/);
    expect(body.createdon).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(body["@odata.etag"]).toBe(`W/"${String(body.versionnumber)}"`);
    expect(body["@odata.context"]).toBe(`${platform.dataverse.url}/api/data/v9.2/$metadata#incidents/$entity`);
  });

  test("return=representation answers 201 with the selected columns and the key", async () => {
    const reply = await platform.client.send(
      "POST",
      "incidents?$select=title,ticketnumber",
      { title: "x", ...placeholderOf(platform.dataverse) },
      { prefer: "return=representation" },
    );
    expect(reply.status).toBe(201);
    expect(reply.headers.get("preference-applied")).toBe("return=representation");
    expect(reply.headers.get("odata-entityid")).toBeNull();
    expect(Object.keys(reply.body).sort()).toEqual([
      "@odata.context",
      "@odata.etag",
      "incidentid",
      "ticketnumber",
      "title",
    ]);
  });

  test("a key in the body is kept, and a second row with it is refused with 412", async () => {
    const incidentid = "0d6f2a51-0000-4000-8000-000000000001";
    expect(idOf(await newCase({ incidentid }))).toBe(incidentid);
    expect(errorOf(await newCase({ incidentid }))).toEqual([
      412,
      "0x80040237",
      "A record with matching key values already exists.",
    ]);
  });

  test("deep insert makes the notes with the case, in one transaction", async () => {
    const reply = await newCase({
      Incident_Annotation: [
        {
          subject: "Whole transcript",
          notetext: "…",
          documentbody: Buffer.from("abc").toString("base64"),
          filename: "t.txt",
        },
      ],
    });
    const id = idOf(reply);
    const notes = rowsOf(await platform.client.query("annotations", { $filter: `_objectid_value eq ${id}` }));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({
      subject: "Whole transcript",
      isdocument: true,
      filesize: 3,
      objecttypecode: "incident",
    });

    const before = platform.dataverse.rows("incident").length;
    const failed = await newCase({ Incident_Annotation: [{ subject: "fine" }, { subject: "x".repeat(501) }] });
    expect(errorOf(failed).slice(0, 2)).toEqual([400, "0x80044331"]);
    expect(platform.dataverse.rows("incident")).toHaveLength(before);
    expect(platform.dataverse.rows("annotation")).toHaveLength(1);
  });

  test("deep insert makes the customer with the case", async () => {
    const reply = await platform.client.send("POST", "incidents", {
      title: "New caller",
      customerid_contact: { firstname: "Ana", lastname: "Ruiz", mobilephone: "+1 202 555 0177" },
    });
    const { body } = await platform.client.get(
      `incidents(${idOf(reply)})?$select=title&$expand=customerid_contact($select=fullname)`,
    );
    expect(body.customerid_contact).toMatchObject({ fullname: "Ana Ruiz" });
  });

  test("a contact's full name comes from its parts, and follows them", async () => {
    const id = idOf(
      await platform.client.send("POST", "contacts", { firstname: "Ana", lastname: "Ruiz", fullname: "ignored" }),
    );
    await platform.client.send("PATCH", `contacts(${id})`, { lastname: "Ruiz Soto" });
    expect((await platform.client.get(`contacts(${id})?$select=fullname`)).body).toMatchObject({
      fullname: "Ana Ruiz Soto",
    });
  });

  test("an owner other than the caller can be a user or a team", async () => {
    const user = idOf(await newCase({ "ownerid@odata.bind": `/systemusers(${platform.dataverse.users.rep ?? ""})` }));
    expect((await platform.client.get(`incidents(${user})`)).body).toMatchObject({
      _ownerid_value: platform.dataverse.users.rep,
      _owninguser_value: platform.dataverse.users.rep,
    });
    const team = platform.dataverse.rows("team")[0]?.teamid;
    const owned = idOf(await newCase({ "ownerid@odata.bind": `/teams(${String(team)})` }));
    expect((await platform.client.get(`incidents(${owned})`)).body).toMatchObject({
      _ownerid_value: team,
      _owningteam_value: team,
      _owninguser_value: null,
    });
  });

  test("DELETE removes the row and the notes on it; reading it then says which row is not there", async () => {
    const admin = clientOf(platform.dataverse, platform.dataverse.users.admin);
    const id = idOf(await newCase({ Incident_Annotation: [{ subject: "gone with it" }] }));
    expect((await admin.send("DELETE", `incidents(${id})`)).status).toBe(204);
    expect(errorOf(await platform.client.get(`incidents(${id})`))).toEqual([
      404,
      "0x80040217",
      `incident With Id = ${id} Does Not Exist`,
    ]);
    expect(rowsOf(await platform.client.query("annotations", { $filter: "subject eq 'gone with it'" }))).toEqual([]);
    expect(errorOf(await admin.send("DELETE", `incidents(${id})`))[0]).toBe(404);
  });

  test("listeners hear of committed writes, and of nothing that was rolled back", async () => {
    const heard: string[] = [];
    const stop = platform.dataverse.onWrite((table) => heard.push(table));
    await newCase({ Incident_Annotation: [{ subject: "x".repeat(501) }] });
    expect(heard).toEqual([]);
    await newCase({ Incident_Annotation: [{ subject: "note" }] });
    expect(heard).toEqual(["incident", "annotation"]);
    stop();
    await newCase();
    expect(heard).toHaveLength(2);
  });

  test("wrong set, wrong verb, bad key", async () => {
    expect(errorOf(await platform.client.get("Account"))).toEqual([
      404,
      "0x8006088a",
      "Resource not found for the segment 'Account'.",
    ]);
    const reply = await platform.client.send("POST", "WhoAmI", {});
    expect(errorOf(reply)).toEqual([
      404,
      "",
      `No HTTP resource was found that matches the request URI '${platform.dataverse.url}/api/data/v9.2/WhoAmI'.`,
    ]);
    expect((await platform.client.get("incidents(42)")).status).toBe(400);
    for (const key of ["a@example.com", "a/b", "a%2Fb"]) {
      expect(errorOf(await platform.client.get(`contacts(emailaddress1='${key}')`))).toEqual([
        400,
        "0x80060888",
        expect.stringMatching(/^The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'/),
      ]);
    }
  });
});
