import { contract, localContract, refusalIn, rowsIn, type Service } from "../support/contract";
import { fetchXml } from "../support/fetch";

const SOURCE = "Microsoft, Query hierarchical data";

/** Accounts one below another: the top, a middle with two below it, and a second one below the top. */
async function family(service: Service): Promise<Readonly<Record<"top" | "middle" | "low", string>>> {
  const top = await service.account();
  const below = (name: string, parent: string) =>
    service.create("accounts", { name, "parentaccountid@odata.bind": `/accounts(${parent})` });
  const middle = await below("Middle", top);
  const low = await below("Low one", middle);
  await below("Low two", middle);
  await below("Second", top);
  return { top, middle, low };
}

const names = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map(({ name }) => name);
const TOP = "Contract case, may be deleted";

async function asked(service: Service, operator: string, id: string): Promise<readonly unknown[]> {
  const xml = `<fetch><entity name="account"><attribute name="name"/><order attribute="name"/><filter>
    <condition attribute="accountid" operator="${operator}" value="${id}"/></filter></entity></fetch>`;
  return names(rowsIn(await fetchXml(service, "accounts", xml)));
}

contract(
  "above, under and their kin follow the accounts' hierarchy",
  { source: `${SOURCE}: Condition operators for hierarchical data`, writes: true },
  async (service) => {
    const { top, middle, low } = await family(service);
    expect(await asked(service, "under", top)).toEqual(["Low one", "Low two", "Middle", "Second"]);
    expect(await asked(service, "eq-or-under", middle)).toEqual(["Low one", "Low two", "Middle"]);
    expect(await asked(service, "above", low)).toEqual([TOP, "Middle"]);
    expect(await asked(service, "eq-or-above", middle)).toEqual([TOP, "Middle"]);
    const others = await asked(service, "not-under", middle);
    expect(others).toEqual(expect.arrayContaining([TOP, "Middle", "Second"]));
    expect(others).not.toContain("Low one");
  },
);

contract(
  "the query functions of $filter mean the same",
  { source: "Web API Query Function Reference: Above, AboveOrEqual, NotUnder, Under, UnderOrEqual", writes: true },
  async (service) => {
    const { middle } = await family(service);
    const ask = async (name: string, more = "") => {
      const filter = `Microsoft.Dynamics.CRM.${name}(PropertyName='accountid',PropertyValue='${middle}')${more}`;
      return names(
        rowsIn(await service.get(`accounts?$select=name&$orderby=name&$filter=${encodeURIComponent(filter)}`)),
      );
    };
    expect(await ask("Under")).toEqual(["Low one", "Low two"]);
    expect(await ask("UnderOrEqual")).toEqual(["Low one", "Low two", "Middle"]);
    expect(await ask("Above")).toEqual([TOP]);
    expect(await ask("AboveOrEqual")).toEqual([TOP, "Middle"]);
    expect(await ask("NotUnder", " and contains(name,'Low')")).not.toContain("Low one");
  },
);

contract(
  "rows that hang on any account below one",
  { source: "Microsoft, Define and query hierarchically related data: Query related activities", writes: true },
  async (service) => {
    const { top, low } = await family(service);
    const contact = await service.create("contacts", {
      lastname: "Deep",
      "parentcustomerid_account@odata.bind": `/accounts(${low})`,
    });
    const xml = `<fetch><entity name="contact"><attribute name="contactid"/><filter>
      <condition attribute="parentcustomerid" operator="eq-or-under" value="${top}"/></filter></entity></fetch>`;
    expect(rowsIn(await fetchXml(service, "contacts", xml)).map(({ contactid }) => contactid)).toContain(contact);
  },
);

contract(
  "rowaggregate counts the rows below each",
  { source: `${SOURCE}: Retrieve the number of hierarchically related child records`, writes: true },
  async (service) => {
    const { middle } = await family(service);
    const xml = `<fetch><entity name="account"><attribute name="name"/>
      <attribute name="accountid" alias="AccountChildren" rowaggregate="CountChildren"/><filter>
      <condition attribute="accountid" operator="eq" value="${middle}"/></filter></entity></fetch>`;
    expect(rowsIn(await fetchXml(service, "accounts", xml))[0]?.AccountChildren).toBe(2);
  },
);

contract(
  "a table without a hierarchy refuses the operators",
  { source: "Microsoft's published error list: MissingHierarchicalRelationshipForOperator" },
  async (service) => {
    const xml = `<fetch><entity name="queue"><filter>
      <condition attribute="queueid" operator="under" value="00000000-0000-0000-0000-000000000001"/></filter></entity></fetch>`;
    expect(refusalIn(await fetchXml(service, "queues", xml))).toEqual([400, "0x80047020"]);
  },
);

localContract(
  "a link over the table of a relationship of many to many",
  { source: "FetchXML, Join tables: Many-to-many relationships", because: "a team with a member" },
  async (service, local) => {
    const teamid = await service.create("teams", { name: "Linked" });
    const member = { "@odata.id": `${service.url}/api/data/v9.2/systemusers(${local.users.rep ?? ""})` };
    const path = `teams(${teamid})/teammembership_association/$ref`;
    expect((await service.request("POST", path, { body: member })).status).toBe(204);
    const xml = `<fetch><entity name="systemuser"><attribute name="systemuserid"/>
      <link-entity name="teammembership" from="systemuserid" to="systemuserid" intersect="true">
      <attribute name="teamid" alias="team"/>
      <link-entity name="team" from="teamid" to="teamid" alias="t"><attribute name="name"/><filter>
      <condition attribute="teamid" operator="eq" value="${teamid}"/></filter></link-entity></link-entity></entity></fetch>`;
    const rows = rowsIn(await fetchXml(service, "systemusers", xml));
    expect(rows.map((row) => [row.systemuserid, row.team, row["t.name"]])).toEqual([
      [local.users.rep, teamid, "Linked"],
    ]);
  },
);
