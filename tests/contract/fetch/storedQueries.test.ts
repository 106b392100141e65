import { contract, localContract, idIn, refusalIn, rowsIn, type Service } from "../support/contract";

const PAGE = "Web API, retrieve and execute predefined queries";

const VIEW = {
  name: "Contract case, may be deleted",
  returnedtypecode: "contact",
  querytype: 0,
};

/** FetchXML over the contacts of the case's account. */
async function ofAccount(service: Service): Promise<string> {
  const account = await service.account();
  return `<fetch><entity name="contact"><attribute name="lastname"/><attribute name="jobtitle"/><order attribute="lastname"/><filter><condition attribute="parentcustomerid" operator="eq" value="${account}"/></filter></entity></fetch>`;
}

async function twoContacts(service: Service): Promise<void> {
  await service.contact({ lastname: "B" });
  await service.contact({ lastname: "A", jobtitle: "Clerk" });
}

contract(
  "savedQuery runs a view of the table",
  { source: `${PAGE}, predefined queries`, writes: true },
  async (service) => {
    await twoContacts(service);
    const id = await service.create("savedqueries", { ...VIEW, fetchxml: await ofAccount(service) });
    const rows = rowsIn(await service.get(`contacts?savedQuery=${id}`));
    expect(rows.map(({ lastname }) => lastname)).toEqual(["A", "B"]);
  },
);

contract(
  "userQuery runs a view of the user's own",
  { source: `${PAGE}, predefined queries`, writes: true },
  async (service) => {
    await twoContacts(service);
    const id = await service.create("userqueries", { ...VIEW, fetchxml: await ofAccount(service) });
    const rows = rowsIn(await service.get(`contacts?userQuery=${id}`));
    expect(rows.map(({ lastname }) => lastname)).toEqual(["A", "B"]);
  },
);

contract(
  "what a row does not hold is left out of the answer",
  { source: `${PAGE}, note`, writes: true },
  async (service) => {
    await twoContacts(service);
    const id = await service.create("savedqueries", { ...VIEW, fetchxml: await ofAccount(service) });
    const [first, second] = rowsIn(await service.get(`contacts?savedQuery=${id}`));
    expect(first).toMatchObject({ jobtitle: "Clerk" });
    expect(second).not.toHaveProperty("jobtitle");
  },
);

contract(
  "a stored query is found by its name, and by the table that it is of",
  { source: `${PAGE}, predefined queries`, writes: true },
  async (service) => {
    const id = await service.create("userqueries", { ...VIEW, fetchxml: await ofAccount(service) });
    const filter = encodeURIComponent(`name eq '${VIEW.name}' and returnedtypecode eq 'contact'`);
    const rows = rowsIn(await service.get(`userqueries?$select=name,userqueryid&$filter=${filter}`));
    expect(rows.map(({ userqueryid }) => userqueryid)).toContain(id);
  },
);

contract(
  "it runs on a collection of related rows, too",
  { source: `${PAGE}, predefined queries, on a collection-valued navigation property`, writes: true },
  async (service) => {
    await twoContacts(service);
    const other = idIn(await service.request("POST", "contacts", { body: { lastname: "Elsewhere" } }));
    service.removeLater("contacts", other);
    const fetchxml = `<fetch><entity name="contact"><attribute name="lastname"/><order attribute="lastname"/></entity></fetch>`;
    const id = await service.create("savedqueries", { ...VIEW, fetchxml });
    const rows = rowsIn(
      await service.get(`accounts(${await service.account()})/contact_customer_accounts?savedQuery=${id}`),
    );
    expect(rows.map(({ lastname }) => lastname)).toEqual(["A", "B"]);
  },
);

contract(
  "a query that is not there is 404",
  { source: "Web API, compose HTTP requests and handle errors, status codes" },
  async (service) => {
    const nobody = "00000000-0000-0000-0000-000000000001";
    expect(refusalIn(await service.get(`contacts?savedQuery=${nobody}`))).toEqual([404, "0x80040217"]);
    expect(refusalIn(await service.get(`contacts?userQuery=${nobody}`))).toEqual([404, "0x80040217"]);
  },
);

localContract(
  "a saved view is of its owner alone until it is shared",
  { source: "Developers, saved queries: user query; UserQuery table reference, ownership", because: "a second user" },
  async (service, local) => {
    const fetchxml = await ofAccount(service);
    const id = await service.create("userqueries", { ...VIEW, fetchxml });
    const rep = service.as(local.tokenFor(local.users.rep ?? ""));
    expect(rowsIn(await rep.get(`userqueries?$filter=userqueryid eq ${id}`))).toEqual([]);
    expect(refusalIn(await rep.get(`contacts?userQuery=${id}`))).toEqual([403, "0x80048306"]);
    local.share(
      { table: "userquery", id },
      { principal: { table: "systemuser", id: local.users.rep ?? "" }, rights: ["ReadAccess"] },
    );
    expect((await rep.get(`contacts?userQuery=${id}`)).status).toBe(200);
  },
);
