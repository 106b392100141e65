import { contract, rowsIn } from "../support/contract";
import { ANNOTATED, contactsXml, fetchXml } from "../support/fetch";

const attribute = (name: string, more = "") => `<attribute name="${name}" ${more}/>`;

contract(
  "only the columns asked for come back, and the key with them",
  { source: "FetchXML, Retrieve data: Web API", writes: true },
  async (service) => {
    const id = await service.contact({ lastname: "Columns", firstname: "x" });
    const xml = await contactsXml(service, { inner: attribute("lastname") });
    const [row, ...others] = rowsIn(await fetchXml(service, "contacts", xml));
    expect(others).toEqual([]);
    expect(row).toEqual({ "@odata.etag": expect.stringMatching(/^W\/"\d+"$/), lastname: "Columns", contactid: id });
  },
);

contract(
  "a column without a value is left out",
  { source: "FetchXML, Retrieve data: Web API, note on null values", writes: true },
  async (service) => {
    await service.contact({ lastname: "Empty" });
    const xml = await contactsXml(service, { inner: attribute("lastname") + attribute("firstname") });
    expect(Object.keys(rowsIn(await fetchXml(service, "contacts", xml))[0] ?? {})).not.toContain("firstname");
  },
);

for (const [what, inner] of [
  ["all-attributes", "<all-attributes/>"],
  ["no attribute at all", ""],
] as const)
  contract(
    `${what} brings every column that has a value`,
    { source: "FetchXML reference, all-attributes element", writes: true },
    async (service) => {
      await service.contact({ lastname: "All", jobtitle: "Clerk" });
      const xml = await contactsXml(service, { inner });
      expect(rowsIn(await fetchXml(service, "contacts", xml))[0]).toMatchObject({
        lastname: "All",
        jobtitle: "Clerk",
        statecode: 0,
        _parentcustomerid_value: await service.account(),
      });
    },
  );

contract(
  "an alias names the column, and an annotation tells which it is",
  { source: "FetchXML, Select columns: column aliases", writes: true },
  async (service) => {
    await service.contact({ lastname: "Named" });
    const xml = await contactsXml(service, { inner: attribute("lastname", 'alias="surname"') });
    expect(rowsIn(await fetchXml(service, "contacts", xml, ANNOTATED))[0]).toMatchObject({
      surname: "Named",
      "surname@OData.Community.Display.V1.AttributeName": "lastname",
    });
  },
);

contract(
  "formatted values and what a lookup leads to stand in annotations when asked for",
  { source: "FetchXML, Select columns: formatted values", writes: true },
  async (service) => {
    await service.contact({ lastname: "Formatted" });
    const inner = attribute("statecode") + attribute("parentcustomerid");
    const xml = await contactsXml(service, { inner });
    expect(rowsIn(await fetchXml(service, "contacts", xml, ANNOTATED))[0]).toMatchObject({
      statecode: 0,
      "statecode@OData.Community.Display.V1.FormattedValue": "Active",
      _parentcustomerid_value: await service.account(),
      "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
    });
    expect(Object.keys(rowsIn(await fetchXml(service, "contacts", xml))[0] ?? {})).toHaveLength(4);
  },
);

contract(
  "distinct brings rows that are alike once",
  { source: "FetchXML, Filter rows: returning distinct results", writes: true },
  async (service) => {
    for (const jobtitle of ["Clerk", "Clerk", "Chief"]) await service.contact({ jobtitle });
    const inner = `${attribute("jobtitle")}<order attribute="jobtitle"/>`;
    const titles = async (fetch: string) =>
      rowsIn(await fetchXml(service, "contacts", await contactsXml(service, { inner, fetch }))).map(
        ({ jobtitle }) => jobtitle,
      );
    expect(await titles('distinct="true"')).toEqual(["Chief", "Clerk"]);
    expect(await titles('distinct="false"')).toEqual(["Chief", "Clerk", "Clerk"]);
  },
);

contract(
  "hints for the database change nothing",
  { source: "FetchXML reference, fetch element: latematerialize, no-lock, options", writes: true },
  async (service) => {
    await service.contact({ lastname: "Hinted" });
    const fetch = `version="1.0" mapping="logical" latematerialize="true" no-lock="true" options="Recompile" datasource=""`;
    const xml = await contactsXml(service, { inner: attribute("lastname"), fetch });
    expect(rowsIn(await fetchXml(service, "contacts", xml))).toHaveLength(1);
  },
);

contract(
  "a query applies to a collection of related rows, too",
  { source: "Web API, Retrieve and execute predefined queries: Apply a query to any collection", writes: true },
  async (service) => {
    await service.contact({ lastname: "Within" });
    const xml = `<fetch><entity name="contact">${attribute("lastname")}</entity></fetch>`;
    const rows = rowsIn(await fetchXml(service, `accounts(${await service.account()})/contact_customer_accounts`, xml));
    expect(rows.map(({ lastname }) => lastname)).toEqual(["Within"]);
  },
);
