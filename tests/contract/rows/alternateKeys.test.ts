import { randomUUID } from "node:crypto";
import { localContract, messageIn, refusalIn } from "../support/contract";

const PAGE = "Use an alternate key to reference a record";
const UPSERT = "Use Upsert to create or update a record";
const API = "/api/data/v9.2";
const because = "keys that a customiser has defined";

const external = (value: string): string => `contacts(externaluseridentifier='${value}')`;

localContract(
  "a row is read by an alternate key",
  { source: "Web API, Retrieve a table row: Retrieve using an alternate key", because },
  async (service) => {
    const externaluseridentifier = randomUUID();
    const id = await service.contact({ externaluseridentifier });
    const { json } = await service.get(`${external(externaluseridentifier)}?$select=contactid`);
    expect(json.contactid).toBe(id);
  },
);

localContract(
  "a key of two columns takes both, in any order",
  { source: `${PAGE}: With multi-part alternate keys`, because },
  async (service) => {
    const id = await service.contact({ governmentid: "AB", employeeid: "12" });
    for (const key of ["governmentid='AB',employeeid='12'", "employeeid='12',governmentid='AB'"])
      expect((await service.get(`contacts(${key})?$select=contactid`)).json.contactid).toBe(id);
  },
);

localContract(
  "a key may be a lookup, by its property",
  { source: `${PAGE}: With an alternate key that uses a lookup column`, because },
  async (service) => {
    const contact = await service.contact();
    const account = await service.create("accounts", {
      name: "x",
      "primarycontactid@odata.bind": `/contacts(${contact})`,
    });
    const { json } = await service.get(`accounts(_primarycontactid_value=${contact})?$select=accountid`);
    expect(json.accountid).toBe(account);
  },
);

localContract(
  "the primary key may stand by its name",
  { source: `${PAGE}: With a primary key`, because },
  async (service) => {
    const id = await service.contact();
    expect((await service.get(`contacts(contactid=${id})?$select=contactid`)).json.contactid).toBe(id);
  },
);

localContract(
  "columns that are no key are refused in the service's words, one of two among them",
  { source: `${PAGE}: Exceptions when using alternate keys with the Web API`, because },
  async (service) => {
    for (const key of ["emailaddress1='x'", "governmentid='AB'", "externaluseridentifier='x',governmentid='AB'"]) {
      const answer = await service.get(`contacts(${key})`);
      expect([...refusalIn(answer), messageIn(answer)]).toEqual([
        400,
        "0x80060888",
        "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.contact'.",
      ]);
    }
  },
);

localContract(
  "a key that no row has is 404",
  { source: "published error list: 0x80060891 RecordNotFoundByEntityKey", because },
  async (service) => {
    const answer = await service.get(external("nobody"));
    expect([...refusalIn(answer), messageIn(answer)]).toEqual([
      404,
      "0x80060891",
      "A record with the specified key values does not exist in contact entity",
    ]);
  },
);

localContract(
  "PATCH by a key makes a row with the key's values, answered by the address it came by",
  { source: `${UPSERT}: Create with upsert`, because },
  async (service) => {
    const path = external(randomUUID());
    const answer = await service.request("PATCH", path, { body: { lastname: "Made by key" } });
    const { json } = await service.get(`${path}?$select=lastname,externaluseridentifier`);
    service.removeLater("contacts", String(json.contactid));
    expect([answer.status, answer.headers.get("odata-entityid")]).toEqual([204, `${service.url}${API}/${path}`]);
    expect(json.lastname).toBe("Made by key");
  },
);

localContract(
  "PATCH by a key changes the row that has it, and not the key",
  { source: `${UPSERT}: Guidance for composing requests`, because },
  async (service) => {
    const externaluseridentifier = randomUUID();
    const id = await service.contact({ externaluseridentifier });
    const body = { lastname: "Changed", externaluseridentifier: "another" };
    expect((await service.request("PATCH", external(externaluseridentifier), { body })).status).toBe(204);
    const { json } = await service.get(`contacts(${id})?$select=lastname,externaluseridentifier`);
    expect(json).toMatchObject({ lastname: "Changed", externaluseridentifier });
  },
);

localContract(
  "a new row takes its key from the body where both name one",
  { source: `${UPSERT}: Guidance for composing requests`, because },
  async (service) => {
    const [url, body] = [randomUUID(), randomUUID()];
    await service.request("PATCH", external(url), { body: { lastname: "x", externaluseridentifier: body } });
    expect((await service.get(external(url))).status).toBe(404);
    const { status, json } = await service.get(`${external(body)}?$select=contactid`);
    service.removeLater("contacts", String(json.contactid));
    expect(status).toBe(200);
  },
);

localContract(
  "return=representation tells a created row from an updated one, with its ETag",
  { source: `${UPSERT}: Create with upsert and return=representation preference`, because },
  async (service) => {
    const path = `${external(randomUUID())}?$select=contactid`;
    const send = () =>
      service.request("PATCH", path, { body: { lastname: "x" }, headers: { prefer: "return=representation" } });
    const [first, second] = [await send(), await send()];
    service.removeLater("contacts", String(first.json.contactid));
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.headers.get("etag")).toBe(second.json["@odata.etag"]);
    expect(second.json.contactid).toBe(first.json.contactid);
  },
);

localContract(
  "If-Match: * by a key that no row has is 404, and makes none",
  { source: `${UPSERT}: Use Web API`, because },
  async (service) => {
    const path = external(randomUUID());
    const answer = await service.request("PATCH", path, { body: { lastname: "x" }, headers: { "if-match": "*" } });
    expect([answer.status, (await service.get(path)).status]).toEqual([404, 404]);
  },
);

localContract(
  "DELETE by a key removes the row",
  {
    source: "Web API, Retrieve a table row: Retrieve using an alternate key (to retrieve, update, or delete)",
    because,
  },
  async (service) => {
    const externaluseridentifier = randomUUID();
    const id = await service.contact({ externaluseridentifier });
    expect((await service.request("DELETE", external(externaluseridentifier))).status).toBe(204);
    expect((await service.get(`contacts(${id})`)).status).toBe(404);
  },
);

localContract(
  "@odata.bind and @odata.id follow an alternate key",
  { source: `${PAGE} (URLs to set values for single-valued navigation properties)`, because },
  async (service) => {
    const externaluseridentifier = randomUUID();
    const contact = await service.contact({ externaluseridentifier });
    const account = await service.create("accounts", {
      name: "x",
      "primarycontactid@odata.bind": `/${external(externaluseridentifier)}`,
    });
    const read = () => service.get(`accounts(${account})?$select=_primarycontactid_value`);
    expect((await read()).json._primarycontactid_value).toBe(contact);
    await service.request("PATCH", `accounts(${account})`, { body: { "primarycontactid@odata.bind": null } });
    await service.request("PUT", `accounts(${account})/primarycontactid/$ref`, {
      body: { "@odata.id": `${service.url}${API}/${external(externaluseridentifier)}` },
    });
    expect((await read()).json._primarycontactid_value).toBe(contact);
  },
);

localContract(
  "@odata.bind to a key that no row has is 404",
  { source: "published error list: 0x80060891 RecordNotFoundByEntityKey", because },
  async (service) => {
    const body = { name: "x", "primarycontactid@odata.bind": external("nobody") };
    expect(refusalIn(await service.request("POST", "accounts", { body }))).toEqual([404, "0x80060891"]);
  },
);

localContract(
  "a second row with the key's values is refused, at create and at update",
  { source: "published error list: 0x80060892 DuplicateRecordEntityKey; status codes, 412", because },
  async (service) => {
    const externaluseridentifier = randomUUID();
    await service.contact({ externaluseridentifier });
    const other = await service.contact();
    const body = { lastname: "x", externaluseridentifier };
    const created = await service.request("POST", "contacts", { body });
    expect([...refusalIn(created), messageIn(created)]).toEqual([
      412,
      "0x80060892",
      "Entity Key contract_external violated. A record with the same value for externaluseridentifier already exists. A duplicate record cannot be created. Select one or more unique values and try again.",
    ]);
    expect(refusalIn(await service.request("PATCH", `contacts(${other})`, { body }))).toEqual([412, "0x80060892"]);
  },
);

localContract(
  "rows without a value in the key do not clash",
  { source: "Define alternate keys: Unique constraints and null values", because },
  async (service) => {
    const ids = [await service.contact({ governmentid: "same" }), await service.contact({ governmentid: "same" })];
    expect(new Set(ids).size).toBe(2);
  },
);

localContract(
  "a quote in a key's value is doubled",
  { source: "OData 4.0 URL Conventions, 5.1.1.6.1 Primitive Literals", because },
  async (service) => {
    const mark = randomUUID();
    const answer = await service.request("PATCH", external(`O''Neil ${mark}`), { body: { lastname: "x" } });
    const { json } = await service.get(`${external(`O''Neil ${mark}`)}?$select=externaluseridentifier`);
    service.removeLater("contacts", String(json.contactid));
    expect([answer.status, json.externaluseridentifier]).toEqual([204, `O'Neil ${mark}`]);
  },
);
