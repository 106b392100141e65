import { contract, rowsIn, type Service } from "../support/contract";
import { DATE_CASES, datedTasks, FISCAL_CASES } from "../support/dateCases";
import { contactsXml, fetchXml } from "../support/fetch";

const SOURCE = "FetchXML reference, condition operator values";

async function names(service: Service, filter: string): Promise<readonly unknown[]> {
  const inner = '<attribute name="lastname"/><order attribute="lastname"/>';
  return rowsIn(await fetchXml(service, "contacts", await contactsXml(service, { inner, filter }))).map(
    ({ lastname }) => lastname,
  );
}

async function three(service: Service): Promise<void> {
  await service.contact({ lastname: "Adam", numberofchildren: 1, birthdate: "1990-01-10", donotphone: true });
  await service.contact({ lastname: "Berta", numberofchildren: 2, birthdate: "1990-01-20", firstname: "Berta" });
  await service.contact({ lastname: "Carl", firstname: "x" });
}

const one = (attribute: string, operator: string, value?: string) =>
  `<condition attribute="${attribute}" operator="${operator}"${value === undefined ? "" : ` value="${value}"`}/>`;
const several = (attribute: string, operator: string, ...values: string[]) =>
  `<condition attribute="${attribute}" operator="${operator}">${values.map((value) => `<value>${value}</value>`).join("")}</condition>`;

for (const [condition, found] of [
  [one("lastname", "eq", "ADAM"), ["Adam"]],
  [one("lastname", "ne", "Adam"), ["Berta", "Carl"]],
  [one("firstname", "ne", "x"), ["Adam", "Berta"]],
  [one("firstname", "neq", "x"), ["Adam", "Berta"]],
  [one("numberofchildren", "gt", "1"), ["Berta"]],
  [one("numberofchildren", "ge", "1"), ["Adam", "Berta"]],
  [one("numberofchildren", "lt", "2"), ["Adam"]],
  [one("numberofchildren", "le", "1"), ["Adam"]],
  [one("donotphone", "eq", "1"), ["Adam"]],
  [one("donotphone", "eq", "false"), ["Berta", "Carl"]],
  [one("lastname", "like", "%ER%"), ["Berta"]],
  [one("lastname", "not-like", "%er%"), ["Adam", "Carl"]],
  [one("lastname", "begins-with", "ad"), ["Adam"]],
  [one("lastname", "not-begin-with", "ad"), ["Berta", "Carl"]],
  [one("lastname", "ends-with", "RL"), ["Carl"]],
  [one("lastname", "not-end-with", "rl"), ["Adam", "Berta"]],
  [several("lastname", "in", "adam", "carl", "nobody"), ["Adam", "Carl"]],
  [several("lastname", "not-in", "adam", "carl"), ["Berta"]],
  [several("numberofchildren", "between", "2", "5"), ["Berta"]],
  [several("numberofchildren", "not-between", "2", "5"), ["Adam"]],
  [one("firstname", "null"), ["Adam"]],
  [one("firstname", "not-null"), ["Berta", "Carl"]],
  [one("birthdate", "on", "1990-01-20"), ["Berta"]],
  [one("birthdate", "on-or-before", "1990-01-10"), ["Adam"]],
  [one("birthdate", "on-or-after", "1990-01-11"), ["Berta"]],
  [one("ownerid", "eq-userid"), ["Adam", "Berta", "Carl"]],
  [one("ownerid", "ne-userid"), []],
  [one("ownerid", "eq-userteams"), []],
  [one("ownerid", "eq-useroruserteams"), ["Adam", "Berta", "Carl"]],
  [one("owningbusinessunit", "eq-businessid"), ["Adam", "Berta", "Carl"]],
  [one("owningbusinessunit", "ne-businessid"), []],
  ['<condition attribute="firstname" operator="eq" valueof="lastname"/>', ["Berta"]],
  ['<condition attribute="firstname" operator="ne" valueof="lastname"/>', ["Carl"]],
  [`<filter type="or">${one("lastname", "eq", "Adam")}${one("lastname", "eq", "Carl")}</filter>`, ["Adam", "Carl"]],
  [
    `<filter type="or">${one("lastname", "eq", "Carl")}<filter>${one("firstname", "null")}${one("donotphone", "eq", "1")}</filter></filter>`,
    ["Adam", "Carl"],
  ],
  ["<filter/>", ["Adam", "Berta", "Carl"]],
] as const)
  contract(`${condition} finds ${found.join(", ") || "nobody"}`, { source: SOURCE, writes: true }, async (service) => {
    await three(service);
    expect(await names(service, condition)).toEqual(found);
  });

contract(
  "an id stands in braces, or without",
  { source: "FetchXML, Join tables: examples; views as shipped write ids in braces", writes: true },
  async (service) => {
    const id = await service.contact({ lastname: "Braces" });
    expect(await names(service, one("contactid", "eq", `{${id.toUpperCase()}}`))).toEqual(["Braces"]);
    expect(await names(service, one("contactid", "eq", id))).toEqual(["Braces"]);
  },
);

for (const dated of [...DATE_CASES, ...FISCAL_CASES])
  contract(
    `${dated.operator} ${dated.value ?? ""} keeps what is due then, and nothing else`,
    { source: `${SOURCE}: dates`, writes: true },
    async (service) => {
      const kept = await datedTasks(service, dated);
      const value = dated.value === undefined ? "" : `value="${dated.value}"`;
      const xml = `<fetch><entity name="task"><attribute name="subject"/><filter>
        <condition attribute="regardingobjectid" operator="eq" value="${await service.account()}"/>
        <condition attribute="scheduledend" operator="${dated.operator}" ${value}/></filter></entity></fetch>`;
      const found = rowsIn(await fetchXml(service, "tasks", xml)).map(({ subject }) => subject);
      expect(found.sort()).toEqual([...kept].sort());
    },
  );

contract(
  "periods of a fiscal year are told with it",
  { source: `${SOURCE}: in-fiscal-period-and-year and its two neighbours`, writes: true },
  async (service) => {
    for (const [lastname, birthdate] of [
      ["First", "1990-02-01"],
      ["Second", "1990-05-01"],
      ["Third", "1991-05-01"],
    ])
      await service.contact({ lastname, birthdate });
    const found = (operator: string) => names(service, several("birthdate", operator, "2", "1990"));
    expect(await found("in-fiscal-period-and-year")).toEqual(["Second"]);
    expect(await found("in-or-before-fiscal-period-and-year")).toEqual(["First", "Second"]);
    expect(await found("in-or-after-fiscal-period-and-year")).toEqual(["Second", "Third"]);
  },
);
