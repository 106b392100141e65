import { contract, rowsIn, type Service } from "../support/contract";
import { contactsXml, fetchXml } from "../support/fetch";

const PAGE = "FetchXML, Order rows";

async function names(service: Service, orders: string, fetch = ""): Promise<readonly unknown[]> {
  const inner = `<attribute name="lastname"/>${orders}`;
  return rowsIn(await fetchXml(service, "contacts", await contactsXml(service, { inner, fetch }))).map(
    ({ lastname }) => lastname,
  );
}

async function three(service: Service): Promise<void> {
  await service.contact({ lastname: "B", jobtitle: "x", preferredcontactmethodcode: 1 });
  await service.contact({ lastname: "A", jobtitle: "y", preferredcontactmethodcode: 2 });
  await service.contact({ lastname: "C", jobtitle: "x", preferredcontactmethodcode: 3 });
}

const by = (attribute: string, more = "") => `<order attribute="${attribute}" ${more}/>`;

for (const [what, orders, found, section] of [
  ["ascending by default", by("lastname"), ["A", "B", "C"], ""],
  ["descending", by("lastname", 'descending="true"'), ["C", "B", "A"], ": descending order"],
  ["by several columns, the first one first", by("jobtitle") + by("lastname", 'descending="1"'), ["C", "B", "A"], ""],
  // Any, Email, Phone.
  ["choices by label", by("preferredcontactmethodcode"), ["B", "A", "C"], ": choice columns"],
] as const)
  contract(what, { source: PAGE + section, writes: true }, async (service) => {
    await three(service);
    expect(await names(service, orders)).toEqual(found);
  });

contract(
  "choices by label, or by number where useraworderby says so",
  { source: `${PAGE}: override default choice columns sort order`, writes: true },
  async (service) => {
    for (const [title, prioritycode] of [
      ["low", 3],
      ["high", 1],
      ["normal", 2],
    ])
      await service.incident({ title, prioritycode });
    const titles = async (raw: string) => {
      const xml = `<fetch ${raw}><entity name="incident"><attribute name="title"/>${by("prioritycode")}<filter>
      <condition attribute="customerid" operator="eq" value="${await service.account()}"/></filter></entity></fetch>`;
      return rowsIn(await fetchXml(service, "incidents", xml)).map(({ title }) => title);
    };
    expect(await titles("")).toEqual(["high", "low", "normal"]);
    expect(await titles('useraworderby="true"')).toEqual(["high", "normal", "low"]);
  },
);

contract(
  "lookups by the name of the row they lead to",
  { source: `${PAGE}: lookup columns`, writes: true },
  async (service) => {
    const first = await service.contact({ lastname: "Zed" });
    const second = await service.contact({ lastname: "Alf" });
    for (const [title, id] of [
      ["of Zed", first],
      ["of Alf", second],
    ])
      await service.incident({ title, "primarycontactid@odata.bind": `/contacts(${id})` });
    const xml = `<fetch><entity name="incident"><attribute name="title"/>${by("primarycontactid")}<filter>
    <condition attribute="customerid" operator="eq" value="${await service.account()}"/></filter></entity></fetch>`;
    expect(rowsIn(await fetchXml(service, "incidents", xml)).map(({ title }) => title)).toEqual(["of Alf", "of Zed"]);
  },
);

contract(
  "a link's order comes after the table's own, and before it where entityname names the link",
  { source: `${PAGE}: process link-entity orders first`, writes: true },
  async (service) => {
    const people = await Promise.all(["P", "Q"].map((lastname) => service.contact({ lastname })));
    for (const [title, at] of [
      ["b", 0],
      ["a", 1],
      ["c", 0],
    ] as const)
      await service.incident({ title, "primarycontactid@odata.bind": `/contacts(${people[at] ?? ""})` });
    const titles = async (own: string, linked: string) => {
      const xml = `<fetch><entity name="incident"><attribute name="title"/>${own}
      <link-entity name="contact" from="contactid" to="primarycontactid" alias="p">${linked}</link-entity><filter>
      <condition attribute="customerid" operator="eq" value="${await service.account()}"/></filter></entity></fetch>`;
      return rowsIn(await fetchXml(service, "incidents", xml)).map(({ title }) => title);
    };
    expect(await titles(by("title"), by("lastname", 'descending="true"'))).toEqual(["a", "b", "c"]);
    expect(await titles(by("lastname", 'entityname="p" descending="true"') + by("title"), "")).toEqual(["a", "b", "c"]);
    expect(await titles(by("lastname", 'entityname="p"') + by("title"), "")).toEqual(["b", "c", "a"]);
  },
);
