import { exactFilter } from "../../../Caller/phone/filters";
import { parsePhone } from "../../../Caller/phone/parse";
import { clientOf, idOf, rowsOf, useDataverse } from "../support/dataverseClient";

const SEARCH = exactFilter(parsePhone("+12025550007"), ["mobilephone", "telephone1"]);

// What a query costs is told by the rows it looks at, which no machine makes slower.
describe("an equality lookup looks at the rows that match, and not at all of the table", () => {
  const platform = useDataverse();
  const PEOPLE = 300;
  beforeAll(async () => {
    platform.dataverse.setPrivilege(platform.dataverse.users.application ?? "", "prvCreateAccount", true);
    await platform.client.send("POST", "accounts", {
      name: "Crowd",
      contact_customer_accounts: Array.from({ length: PEOPLE }, (_, at) => ({
        lastname: `Person ${at}`,
        mobilephone: `+1202555${String(at).padStart(4, "0")}`,
        telephone1: `(202) 555-${String(at).padStart(4, "0")}`,
      })),
    });
  });

  /** Rows looked at to answer a filter the second time: the first may build an index. */
  const cost = async (filter: string): Promise<readonly [found: number, read: number]> => {
    await platform.client.query("contacts", { $filter: filter, $select: "lastname" });
    const before = platform.dataverse.rowsRead;
    const found = rowsOf(await platform.client.query("contacts", { $filter: filter, $select: "lastname" }));
    return [found.length, platform.dataverse.rowsRead - before];
  };
  const LITTLE = 60;

  test.each([
    ["eq", "mobilephone eq '+12025550007'", 1],
    ["eq in other case and with spaces at its end", "lastname eq 'PERSON 12  '", 1],
    ["a chain of eq over several columns", "mobilephone eq '+12025550007' or telephone1 eq '(202) 555-0009'", 2],
    ["In", `Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["Person 1","Person 2"])`, 2],
    ["eq beside what no index serves", "contains(lastname,'son 7') and mobilephone eq '+12025550007'", 1],
    ["the control's search by number, beside a column that all rows share", `statecode eq 0 and (${SEARCH})`, 1],
    ["the key", "contactid eq 00000000-0000-0000-0000-000000000001", 0],
  ])("%s", async (_what, filter, found) => {
    const [count, read] = await cost(filter);
    expect(count).toBe(found);
    expect(read).toBeLessThan(LITTLE);
  });

  test.each([["contains(mobilephone,'5550007')"], ["mobilephone eq '+12025550007' or contains(lastname,'Person 9')"]])(
    "what no index serves looks at them all: %s",
    async (filter) => expect((await cost(filter))[1]).toBeGreaterThanOrEqual(PEOPLE),
  );

  test("FetchXML is served by the same indexes", async () => {
    const xml = `<fetch><entity name="contact"><attribute name="lastname"/><filter type="or">
      <condition attribute="mobilephone" operator="eq" value="+12025550007"/>
      <condition attribute="lastname" operator="in"><value>person 1</value><value>person 2</value></condition>
    </filter></entity></fetch>`;
    const ask = async () => rowsOf(await platform.client.query("contacts", { fetchXml: xml })).length;
    await ask();
    const before = platform.dataverse.rowsRead;
    expect(await ask()).toBe(3);
    expect(platform.dataverse.rowsRead - before).toBeLessThan(LITTLE);
  });

  test("a delete looks at the rows that lead to its row, and at no others", async () => {
    const admin = clientOf(platform.dataverse, platform.dataverse.users.admin);
    const made = async () => idOf(await admin.send("POST", "contacts", { lastname: "Short" }));
    const remove = async (id: string) => (await admin.send("DELETE", `contacts(${id})`)).status;
    const [first, second] = [await made(), await made()];
    expect(await remove(first)).toBe(204);
    const before = platform.dataverse.rowsRead;
    expect(await remove(second)).toBe(204);
    expect(platform.dataverse.rowsRead - before).toBeLessThan(LITTLE);
  });

  test("writes, refusals of writes and deletions are seen at once, and rows keep their order", async () => {
    const { client } = platform;
    const found = async (filter: string) =>
      rowsOf(await client.query("contacts", { $filter: filter, $select: "firstname" })).map((row) => row.firstname);
    const same = "department eq 'Indexed'";
    expect(await found(same)).toEqual([]);
    const ids: string[] = [];
    for (const firstname of ["one", "two", "three"])
      ids.push(idOf(await client.send("POST", "contacts", { firstname, lastname: "x", department: "indexed" })));
    const [one = "", two = ""] = ids;
    await client.send("PATCH", `contacts(${one})`, { department: "elsewhere" });
    expect(await found(same)).toEqual(["two", "three"]);
    await client.send("PATCH", `contacts(${one})`, { department: "INDEXED" });
    expect(await found(same)).toEqual(["one", "two", "three"]);
    const refused = await client.send("POST", "contacts", {
      lastname: "x",
      department: "indexed",
      Contact_Annotation: [{ subject: "x".repeat(501) }],
    });
    expect(refused.status).toBe(400);
    platform.dataverse.setPrivilege(platform.dataverse.users.application ?? "", "prvDeleteContact", true);
    expect((await client.send("DELETE", `contacts(${two})`)).status).toBe(204);
    expect(await found(`${same} or firstname eq 'two'`)).toEqual(["one", "three"]);
  });
});
