import { contract, rowsIn, type Service } from "../support/contract";
import { ANNOTATED, fetchXml } from "../support/fetch";

const JOIN = "FetchXML, Join tables";
const TYPES = "FetchXML reference, link-entity: link-type options";

/** The case's account with two contacts, Adam (two cases) and Berta (none). */
async function family(service: Service): Promise<{ readonly account: string; readonly adam: string }> {
  const account = await service.account();
  const adam = await service.contact({ lastname: "Adam" });
  await service.contact({ lastname: "Berta" });
  for (const title of ["First", "Second"])
    await service.incident({ title, "primarycontactid@odata.bind": `/contacts(${adam})` });
  return { account, adam };
}

const toCases = (type: string, inner = "", more = "") =>
  `<link-entity name="incident" from="primarycontactid" to="contactid" link-type="${type}" alias="c" ${more}>${inner}</link-entity>`;
const of = (account: string, inner: string, filter = "") =>
  `<fetch><entity name="contact"><attribute name="lastname"/><order attribute="lastname"/>${inner}
  <filter><condition attribute="parentcustomerid" operator="eq" value="${account}"/>${filter}</filter></entity></fetch>`;
const title = '<attribute name="title"/><order attribute="title"/>';
const titled = (name: string) => `<filter><condition attribute="title" operator="eq" value="${name}"/></filter>`;

async function found(service: Service, xml: string): Promise<readonly unknown[]> {
  return rowsIn(await fetchXml(service, "contacts", xml)).map(({ lastname, ...row }) =>
    [lastname, row["c.title"]].filter(Boolean).join(" "),
  );
}

for (const [what, link, rows] of [
  ["inner: a row for each match", toCases("inner", title), ["Adam First", "Adam Second"]],
  ["inner is the default", toCases("inner", title).replace('link-type="inner"', ""), ["Adam First", "Adam Second"]],
  ["outer: rows without a match, too", toCases("outer", title), ["Adam First", "Adam Second", "Berta"]],
  ["a filter in an outer link is part of the join", toCases("outer", title + titled("First")), ["Adam First", "Berta"]],
  ["a filter in an inner link", toCases("inner", title + titled("Second")), ["Adam Second"]],
  ["exists: once, however many match", toCases("exists"), ["Adam"]],
  ["in: once, however many match", toCases("in", titled("First")), ["Adam"]],
  [
    "matchfirstrowusingcrossapply: one match",
    toCases("matchfirstrowusingcrossapply", `<attribute name="title"/>${titled("Second")}`),
    ["Adam Second", "Berta"],
  ],
] as const)
  contract(what, { source: TYPES, writes: true }, async (service) => {
    const { account } = await family(service);
    expect(await found(service, of(account, link))).toEqual(rows);
  });

for (const [type, inner, rows] of [
  ["any", "", ["Adam"]],
  ["any", titled("First"), ["Adam"]],
  ["any", titled("Third"), []],
  ["not any", "", ["Berta"]],
  ["not any", titled("Third"), ["Adam", "Berta"]],
  ["not all", titled("First"), ["Adam"]],
  ["all", titled("Third"), ["Adam"]],
  ["all", titled("First"), []],
] as const)
  contract(
    `within a filter: ${type} ${inner}`,
    { source: `${TYPES}, filter link types`, writes: true },
    async (service) => {
      const { account } = await family(service);
      expect(await found(service, of(account, "", toCases(type, inner)))).toEqual(rows);
    },
  );

contract(
  "or: a link beside a condition",
  { source: `${TYPES}, filter link types, example of type or`, writes: true },
  async (service) => {
    const { account } = await family(service);
    const either = `<filter type="or">${toCases("any")}<condition attribute="lastname" operator="eq" value="Berta"/></filter>`;
    expect(await found(service, of(account, "", either))).toEqual(["Adam", "Berta"]);
  },
);

contract(
  "a condition with entityname is asked after the join",
  { source: "FetchXML, Filter rows: filters on link-entity", writes: true },
  async (service) => {
    const { account } = await family(service);
    const none = '<condition entityname="c" attribute="incidentid" operator="null"/>';
    expect(await found(service, of(account, toCases("outer"), none))).toEqual(["Berta"]);
  },
);

contract(
  "columns of two tables compare",
  { source: "FetchXML, Filter rows: cross table comparisons", writes: true },
  async (service) => {
    const { account } = await family(service);
    await service.contact({ lastname: "Contract case, may be deleted" });
    const link = '<link-entity name="account" from="accountid" to="parentcustomerid" link-type="outer" alias="acct"/>';
    const same = '<condition attribute="lastname" operator="eq" valueof="acct.name"/>';
    expect(await found(service, of(account, link, same))).toEqual(["Contract case, may be deleted"]);
  },
);

contract("links stand within links", { source: `${JOIN}: child elements`, writes: true }, async (service) => {
  const { account, adam } = await family(service);
  const xml = `<fetch><entity name="account"><attribute name="name"/>
    <filter><condition attribute="accountid" operator="eq" value="${account}"/></filter>
    <link-entity name="contact" from="parentcustomerid" to="accountid" alias="p"><attribute name="contactid"/>
    ${toCases("inner", title)}</link-entity></entity></fetch>`;
  expect(rowsIn(await fetchXml(service, "accounts", xml))).toMatchObject([
    { accountid: account, "p.contactid": adam, "c.title": "First" },
    { accountid: account, "p.contactid": adam, "c.title": "Second" },
  ]);
});

contract(
  "a link to one without an alias goes by the table's name, and its columns carry annotations",
  { source: `${JOIN}: many-to-one; FetchXML reference, link-entity: alias`, writes: true },
  async (service) => {
    const { account } = await family(service);
    const link =
      '<link-entity name="account" from="accountid" to="parentcustomerid"><attribute name="name"/><attribute name="statecode"/><attribute name="ownerid"/></link-entity>';
    const [row] = rowsIn(await fetchXml(service, "contacts", of(account, link), ANNOTATED));
    expect(row).toMatchObject({
      "account.name": "Contract case, may be deleted",
      "account.name@OData.Community.Display.V1.AttributeName": "name",
      "account.statecode": 0,
      "account.statecode@OData.Community.Display.V1.FormattedValue": "Active",
      "account.ownerid@Microsoft.Dynamics.CRM.lookuplogicalname": "systemuser",
    });
  },
);

contract(
  "a link to many without an alias goes by the table's name with a number",
  { source: "FetchXML reference, link-entity: alias", writes: true },
  async (service) => {
    const { account } = await family(service);
    const link = toCases("inner", title).replace('alias="c"', "");
    const rows = rowsIn(await fetchXml(service, "contacts", of(account, link)));
    expect(rows.map((row) => row["incident1.title"])).toEqual(["First", "Second"]);
  },
);

contract(
  "an alias of a linked column stands by itself",
  { source: "FetchXML, Select columns: column aliases", writes: true },
  async (service) => {
    const { account } = await family(service);
    const link = toCases("inner", '<attribute name="title" alias="casetitle"/><order attribute="title"/>');
    expect(rowsIn(await fetchXml(service, "contacts", of(account, link))).map((row) => row.casetitle)).toEqual([
      "First",
      "Second",
    ]);
  },
);
