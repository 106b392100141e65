import { randomUUID } from "node:crypto";
import { contract, idIn, localContract, rowsIn } from "../support/contract";

const PAGE = "Web API, Associate and disassociate table rows";
const API = "/api/data/v9.2";

contract(
  "POST to a collection's $ref associates a row that is there",
  { source: `${PAGE}: Add a reference to a collection-valued navigation property`, writes: true },
  async (service) => {
    const [account, contact] = [await service.account(), await service.create("contacts", { lastname: "Loose" })];
    const path = `accounts(${account})/contact_customer_accounts/$ref`;
    const answer = await service.request("POST", path, {
      body: { "@odata.id": `${service.url}${API}/contacts(${contact})` },
    });
    expect(answer.status).toBe(204);
    const read = await service.get(`contacts(${contact})?$select=_parentcustomerid_value`);
    expect(read.json._parentcustomerid_value).toBe(account);
  },
);

contract(
  "DELETE of a collection's $ref with $id disassociates the row, which stays",
  { source: `${PAGE}: Remove a reference`, writes: true },
  async (service) => {
    const [account, contact] = [await service.account(), await service.contact()];
    const id = `${service.url}${API}/contacts(${contact})`;
    const answer = await service.request("DELETE", `accounts(${account})/contact_customer_accounts/$ref?$id=${id}`);
    expect(answer.status).toBe(204);
    const read = await service.get(`contacts(${contact})?$select=_parentcustomerid_value`);
    expect([read.status, read.json._parentcustomerid_value]).toEqual([200, null]);
  },
);

contract(
  "DELETE of $ref behind the row's key within the collection disassociates it as well",
  { source: `${PAGE}: Remove a reference`, writes: true },
  async (service) => {
    const [account, contact] = [await service.account(), await service.contact()];
    const answer = await service.request("DELETE", `accounts(${account})/contact_customer_accounts(${contact})/$ref`);
    expect(answer.status).toBe(204);
    expect(rowsIn(await service.get(`accounts(${account})/contact_customer_accounts?$select=contactid`))).toEqual([]);
  },
);

contract(
  "PUT to a lookup's $ref changes where it leads",
  { source: `${PAGE}: Change the reference in a single-valued navigation property`, writes: true },
  async (service) => {
    const other = await service.create("accounts", { name: "Other" });
    const contact = await service.contact();
    const answer = await service.request("PUT", `contacts(${contact})/parentcustomerid_account/$ref`, {
      body: { "@odata.id": `accounts(${other})` },
    });
    expect(answer.status).toBe(204);
    const read = await service.get(`contacts(${contact})?$select=_parentcustomerid_value`);
    expect(read.json._parentcustomerid_value).toBe(other);
  },
);

contract(
  "DELETE of a lookup's $ref empties it",
  { source: `${PAGE}: Remove a reference`, writes: true },
  async (service) => {
    const contact = await service.contact();
    expect((await service.request("DELETE", `contacts(${contact})/parentcustomerid_account/$ref`)).status).toBe(204);
    const read = await service.get(`contacts(${contact})?$select=_parentcustomerid_value`);
    expect(read.json._parentcustomerid_value).toBeNull();
  },
);

contract(
  "@odata.bind null empties a lookup, and so does its name with null",
  { source: `${PAGE}: Disassociate on update`, writes: true },
  async (service) => {
    for (const body of [{ "parentcustomerid_account@odata.bind": null }, { parentcustomerid_account: null }]) {
      const contact = await service.contact();
      expect((await service.request("PATCH", `contacts(${contact})`, { body })).status).toBe(204);
      const read = await service.get(`contacts(${contact})?$select=_parentcustomerid_value`);
      expect(read.json._parentcustomerid_value).toBeNull();
    }
  },
);

contract(
  "a collection's $ref lists addresses",
  { source: "Web API, Retrieve a table row: Retrieve navigation property values", writes: true },
  async (service) => {
    const [account, contact] = [await service.account(), await service.contact()];
    const { json } = await service.get(`accounts(${account})/contact_customer_accounts/$ref`);
    expect(json).toEqual({
      "@odata.context": `${service.url}${API}/$metadata#Collection($ref)`,
      value: [{ "@odata.id": `${service.url}${API}/contacts(${contact})` }],
    });
  },
);

contract(
  "$expand=lookup/$ref brings the address instead of the row",
  { source: "Web API, Join tables: Return references", writes: true },
  async (service) => {
    const [account, contact] = [await service.account(), await service.contact()];
    const { json } = await service.get(`contacts(${contact})?$select=lastname&$expand=parentcustomerid_account/$ref`);
    expect(json.parentcustomerid_account).toEqual({ "@odata.id": `${service.url}${API}/accounts(${account})` });
  },
);

contract(
  "$expand=lookup/$ref of an empty lookup is null",
  { source: "Web API, Join tables: Return references", writes: true },
  async (service) => {
    const contact = await service.create("contacts", { lastname: "Loose" });
    const { json } = await service.get(`contacts(${contact})?$select=lastname&$expand=parentcustomerid_account/$ref`);
    expect(json.parentcustomerid_account).toBeNull();
  },
);

contract(
  "$expand=collection/$ref is refused in the service's words",
  { source: "Web API, Join tables: Return references" },
  async (service) => {
    const { status, json } = await service.get("accounts?$select=name&$expand=contact_customer_accounts/$ref");
    expect([status, json.error]).toEqual([
      400,
      { code: "0x80060888", message: "Expand with $ref is only supported on lookup type navigation property." },
    ]);
  },
);

contract(
  "a collection is bound by an array of addresses at create",
  { source: "Web API, Create a table row: Associate table rows on create", writes: true },
  async (service) => {
    const contacts = [
      await service.create("contacts", { lastname: "One" }),
      await service.create("contacts", { lastname: "Two" }),
    ];
    const account = await service.create("accounts", {
      name: "Sample Account",
      "contact_customer_accounts@odata.bind": contacts.map((id) => `/contacts(${id})`),
    });
    const rows = rowsIn(await service.get(`accounts(${account})/contact_customer_accounts?$select=contactid`));
    expect(rows.map(({ contactid }) => contactid).sort()).toEqual([...contacts].sort());
  },
);

contract(
  "a row that is not there fails the create that binds it",
  { source: "Web API, Create a table row: Associate table rows on create", writes: true },
  async (service) => {
    const accountid = randomUUID();
    const answer = await service.request("POST", "accounts", {
      body: { accountid, name: "x", "contact_customer_accounts@odata.bind": [`/contacts(${randomUUID()})`] },
    });
    expect(answer.status).toBe(404);
    expect((await service.get(`accounts(${accountid})`)).status).toBe(404);
  },
);

contract(
  "POST to a collection-valued navigation property makes a row that is related",
  {
    source: "Web API, Create a table row; OData 4.0 Protocol, 11.4.2 (collection of a navigation property)",
    writes: true,
  },
  async (service) => {
    const account = await service.account();
    const answer = await service.request("POST", `accounts(${account})/contact_customer_accounts`, {
      body: { lastname: "Born related" },
    });
    const id = idIn(answer);
    service.removeLater("contacts", id);
    const read = await service.get(`contacts(${id})?$select=_parentcustomerid_value`);
    expect([answer.status, read.json._parentcustomerid_value]).toEqual([204, account]);
  },
);

contract(
  "deep insert goes on below what it inserts",
  { source: "Web API, Create a table row: Create related table rows in one operation", writes: true },
  async (service) => {
    const account = await service.create("accounts", {
      name: "Sample Account",
      primarycontactid: { firstname: "John", lastname: "Smith" },
      contact_customer_accounts: [{ lastname: "Member", Contact_Annotation: [{ subject: "Note of a member" }] }],
    });
    const [member] = rowsIn(
      await service.get(
        `accounts(${account})/contact_customer_accounts?$select=lastname&$expand=Contact_Annotation($select=subject)`,
      ),
    );
    const main = await service.get(`accounts(${account})/primarycontactid?$select=contactid,fullname`);
    service.removeLater("contacts", String(main.json.contactid));
    service.removeLater("contacts", String(member?.contactid));
    expect(member).toMatchObject({ lastname: "Member", Contact_Annotation: [{ subject: "Note of a member" }] });
    expect(main.json.fullname).toBe("John Smith");
  },
);

localContract(
  "users are associated with a queue, many with many, and seen from both sides",
  { source: `${PAGE}: Many-to-Many`, because: "two users that may be put into queues" },
  async (service, local) => {
    const [queue, rep, supervisor] = [local.queueId, local.users.rep, local.users.supervisor];
    const path = `queues(${queue})/queuemembership_association`;
    const add = (user: string | undefined) =>
      service.request("POST", `${path}/$ref`, { body: { "@odata.id": `${service.url}${API}/systemusers(${user})` } });
    expect([(await add(rep)).status, (await add(supervisor)).status, (await add(rep)).status]).toEqual([204, 204, 204]);
    expect(rowsIn(await service.get(`${path}?$select=systemuserid`))).toHaveLength(2);
    expect(rowsIn(await service.get(`systemusers(${rep})/queuemembership_association?$select=name`))).toHaveLength(1);
    const found = await service.get(
      `queues?$select=name&$filter=queuemembership_association/any(u:u/systemuserid eq ${rep})`,
    );
    expect(rowsIn(found).map(({ queueid }) => queueid)).toEqual([queue]);
    expect((await service.request("DELETE", `${path}(${rep})/$ref`)).status).toBe(204);
    expect((await service.request("DELETE", `${path}(${rep})/$ref`)).status).toBe(404);
    expect((await service.request("DELETE", `${path}/$ref?$id=systemusers(${supervisor})`)).status).toBe(204);
    expect(rowsIn(await service.get(`${path}?$select=systemuserid`))).toEqual([]);
  },
);

contract(
  "the parties of an activity are written anew by PUT, and no other collection is",
  { source: `${PAGE}: Associate on update using collection-valued navigation property`, writes: true },
  async (service) => {
    const [one, two] = [await service.contact(), await service.contact()];
    const party = (id: string, participationtypemask: number) => ({
      "partyid_contact@odata.bind": `contacts(${id})`,
      participationtypemask,
    });
    const call = await service.create("phonecalls", { subject: "x", phonecall_activity_parties: [party(one, 1)] });
    const put = (path: string, value: unknown) => service.request("PUT", path, { body: { value } });
    const path = `phonecalls(${call})/phonecall_activity_parties`;
    expect((await put(path, [party(two, 1), party(one, 2)])).status).toBe(204);
    const parties = rowsIn(await service.get(`${path}?$select=_partyid_value,participationtypemask`));
    const told = parties.filter((row) => [1, 2].includes(Number(row.participationtypemask)));
    expect(told.map((row) => [row._partyid_value, row.participationtypemask]).sort()).toEqual(
      [
        [two, 1],
        [one, 2],
      ].sort(),
    );
    expect((await put(`contacts(${one})/incident_customer_contacts`, [])).status).toBe(405);
  },
);
