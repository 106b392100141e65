import { randomUUID } from "node:crypto";
import { errorOf, idOf, placeholderOf, useDataverse } from "../support/dataverseClient";

// Source: OData 4.0 part 2, 4.3.2 "Addressing a single entity": a key behind a collection names one of its entities.
// Microsoft uses such addresses in "Associate and disassociate table rows using the Web API".
describe("a key behind a navigation property names one row of it", () => {
  const platform = useDataverse();
  let account: string;
  let member: string;
  let stranger: string;
  let caseId: string;
  let note: string;
  beforeAll(async () => {
    const { dataverse, client } = platform;
    const named = (table: string, column: string, name: string, key: string) =>
      String(dataverse.rows(table).find((row) => row[column] === name)?.[key]);
    account = named("account", "name", "Larkfield Dental", "accountid");
    member = named("contact", "fullname", "Michael Davis", "contactid");
    stranger = named("contact", "fullname", "David Johnson", "contactid");
    caseId = idOf(
      await client.send("POST", "incidents", {
        title: "x",
        ...placeholderOf(dataverse),
        Incident_Annotation: [{ subject: "one" }, { subject: "two" }],
      }),
    );
    note = String(dataverse.rows("annotation").find((row) => row.subject === "two")?.annotationid);
  });

  test("that row alone is answered, with the options of a row", async () => {
    const reply = await platform.client.get(
      `accounts(${account})/contact_customer_accounts(${member})?$select=fullname`,
    );
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ contactid: member, fullname: "Michael Davis" });
    expect(reply.body).not.toHaveProperty("value");
    expect(reply.headers.get("etag")).toBe(reply.body["@odata.etag"]);
    expect(
      (await platform.client.get(`incidents(${caseId})/Incident_Annotation(${note})?$select=subject`)).body,
    ).toMatchObject({ annotationid: note, subject: "two" });
    expect(
      (await platform.client.get(`accounts(${account})/contact_customer_accounts(contactid=${member})`)).body.contactid,
    ).toBe(member);
  });

  test("a row that is there, and not in the collection, is not found", async () => {
    for (const key of [stranger, randomUUID()])
      expect(errorOf(await platform.client.get(`accounts(${account})/contact_customer_accounts(${key})`))).toEqual([
        404,
        "0x80040217",
        `contact With Id = ${key} Does Not Exist`,
      ]);
  });

  test("a key that is none is refused, as at the front", async () => {
    const path = `accounts(${account})/contact_customer_accounts`;
    expect((await platform.client.get(`${path}(42)`)).status).toBe(400);
    expect((await platform.client.get(`${path}()`)).status).toBe(400);
    expect(errorOf(await platform.client.get(`${path}(emailaddress1='a@example.com')`)).slice(0, 2)).toEqual([
      400,
      "0x80060888",
    ]);
    expect((await platform.client.get(`${path}(${member})?$select=nope`)).status).toBe(400);
  });

  test("what stands below that row, and writes to it, are refused with their name", async () => {
    const path = `accounts(${account})/contact_customer_accounts(${member})`;
    for (const below of ["/fullname", "/$ref", "/parentcustomerid_account"])
      expect((await platform.client.get(path + below)).status).toBe(501);
    for (const method of ["PATCH", "DELETE"])
      expect(
        (await platform.client.send(method, path, method === "PATCH" ? { firstname: "x" } : undefined)).status,
      ).toBe(501);
    expect((await platform.client.get(`contacts(${member})?$select=firstname`)).body.firstname).toBe("Michael");
  });

  test("a key where none can stand is refused, not passed over", async () => {
    const key = randomUUID();
    for (const path of [
      `incidents(${caseId})/title(${key})`,
      `incidents(${caseId})/customerid_account(${key})`,
      `incidents(${caseId})/customerid_account/$ref(${key})`,
      `WhoAmI(${key})`,
      `incidents/$count(${key})`,
      `EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='title')/Microsoft.Dynamics.CRM.StringAttributeMetadata(${key})`,
    ]) {
      const reply = await platform.client.get(path);
      expect([path, reply.status >= 400 && reply.status < 500]).toEqual([path, true]);
    }
    const action = `queues(${platform.dataverse.queueId})/Microsoft.Dynamics.CRM.AddToQueue(${key})`;
    const target = { Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: caseId } };
    expect((await platform.client.send("POST", action, target)).status).toBe(400);
    expect((await platform.client.send("POST", `CloseIncident(${key})`, {})).status).toBe(404);
    expect(platform.dataverse.rows("queueitem").filter((item) => item._objectid_value === caseId)).toEqual([]);
  });
});
