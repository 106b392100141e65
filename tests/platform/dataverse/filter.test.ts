import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { errorOf, idOf, placeholderOf, rowsOf, type Client } from "../support/dataverseClient";
import { startWithThreeCases, titlesOfThree } from "../support/threeCases";

describe("$filter", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    ({ dataverse, client } = await startWithThreeCases());
  });
  afterAll(() => dataverse.close());

  const titles = (filter: string, more: Record<string, string> = {}) => titlesOfThree(client, filter, more);
  const names = async (filter: string) =>
    rowsOf(await client.query("contacts", { $select: "fullname", $filter: filter })).map((row) => row.fullname);

  test("comparisons and their precedence: not, then and, then or", async () => {
    expect(await titles("prioritycode eq 1")).toEqual(["Beta"]);
    expect(await titles("prioritycode ne 1")).toEqual(["alpha", "Gamma"]);
    expect(await titles("prioritycode ge 2 and prioritycode lt 3")).toEqual(["Gamma"]);
    expect(await titles("prioritycode eq 1 or prioritycode eq 2 and title eq 'no'")).toEqual(["Beta"]);
    expect(await titles("(prioritycode eq 1 or prioritycode eq 2) and title ne 'Gamma'")).toEqual(["Beta"]);
    expect(await titles("not contains(title,'a') or prioritycode eq 3")).toEqual(["alpha"]);
    expect(await titles("not (prioritycode eq 1) and prioritycode lt 3")).toEqual(["Gamma"]);
    expect(await titles("not startswith(title,'G') and prioritycode gt 0 and prioritycode lt 3")).toEqual(["Beta"]);
    expect(await titles("2 lt prioritycode")).toEqual(["alpha"]);
  });

  test("texts compare without regard to case, in filters and in order", async () => {
    expect(await titles("title eq 'BETA'")).toEqual(["Beta"]);
    expect(await titles("title gt 'ALPHA'")).toEqual(["Beta", "Gamma"]);
    expect(await titles("title ne null")).toEqual(["alpha", "Beta", "Gamma"]);
  });

  test("spaces at the end of a text do not count where it is compared, and do in a pattern", async () => {
    idOf(
      await client.send("POST", "contacts", { firstname: "Spaced", lastname: "Out  ", telephone1: "01 99 00 09 09 " }),
    );
    for (const filter of [
      "telephone1 eq '01 99 00 09 09'",
      "lastname eq 'out' and telephone1 eq '01 99 00 09 09    '",
      `Microsoft.Dynamics.CRM.In(PropertyName='telephone1',PropertyValues=["01 99 00 09 09"])`,
      "firstname eq 'Spaced' and lastname le 'Out' and lastname ge 'Out'",
      "endswith(telephone1,'09 09 ')",
    ]) {
      expect([filter, await names(filter)]).toEqual([filter, ["Spaced Out  "]]);
    }
    for (const filter of [
      "telephone1 eq ' 01 99 00 09 09'",
      "endswith(telephone1,'09 09')",
      "firstname eq 'Spaced' and lastname ne 'Out'",
    ])
      expect([filter, await names(filter)]).toEqual([filter, []]);
  });

  test("two columns of a row compare with each other; an empty one with nothing", async () => {
    idOf(await client.send("POST", "contacts", { firstname: "Thomas", lastname: "thomas" }));
    expect(await names("firstname eq lastname")).toEqual(["Thomas thomas"]);
    expect(await names("firstname eq 'Thomas' and lastname ne mobilephone")).toEqual([]);
  });

  test("white space may stand beside parentheses and commas, or be missing there", async () => {
    expect(await titles("not(prioritycode eq 1)")).toEqual(["alpha", "Gamma"]);
    expect(await titles("(prioritycode eq 1)or( title\teq\n'alpha' )")).toEqual(["alpha", "Beta"]);
    expect(await titles("contains( title , 'et' ) and Incident_Annotation/all( o : o/subject eq null )")).toEqual([
      "Beta",
    ]);
    expect(
      await names(
        `Microsoft.Dynamics.CRM.In( PropertyName = 'fullname', PropertyValues = [ "David Johnson", "a,  b" ] )`,
      ),
    ).toEqual(["David Johnson"]);
  });

  test("null: equal to nothing but null, and unequal to every value", async () => {
    expect(await titles("caseorigincode eq null")).toEqual(["Gamma"]);
    expect(await titles("caseorigincode ne null")).toEqual(["alpha", "Beta"]);
    expect(await titles("caseorigincode ne 1")).toEqual(["alpha", "Gamma"]);
    expect(await titles("caseorigincode gt 0")).toEqual(["alpha", "Beta"]);
  });

  test("lookups, keys and columns of related rows", async () => {
    const account = dataverse.customer.slice("account:".length);
    expect(await titles(`_customerid_value eq ${account}`)).toHaveLength(3);
    expect(
      await titles(`customerid_account/accountid eq ${account} and customerid_account/name eq 'unknown caller'`),
    ).toHaveLength(3);
    expect(await titles("customerid_contact/fullname ne null")).toEqual([]);
    expect(await titles(`_ownerid_value eq ${dataverse.users.rep ?? ""}`)).toEqual([]);
  });

  test("dates and times compare as instants", async () => {
    expect(await titles("createdon gt 2020-01-01T00:00:00Z and createdon gt 2020-01-01")).toHaveLength(3);
    expect(await titles("createdon lt 2020-01-01T00:00:00+02:00")).toEqual([]);
  });

  test("a quote in a text is doubled; one that is not says where the literal never ended", async () => {
    idOf(await client.send("POST", "contacts", { lastname: "O'Bryan" }));
    expect(await names("lastname eq 'O''Bryan'")).toEqual(["O'Bryan"]);
    const reply = await client.query("contacts", { $filter: "lastname eq 'O'Bryan'" });
    expect(errorOf(reply)).toEqual([
      400,
      "0x80060888",
      "There is an unterminated literal at position 21 in 'lastname eq 'O'Bryan''.",
    ]);
  });

  test("a bare + is a space, so an unencoded phone number finds nobody", async () => {
    idOf(await client.send("POST", "contacts", { lastname: "Plus", mobilephone: "+12025550177" }));
    const bare = await client.get("contacts?$select=fullname&$filter=mobilephone%20eq%20'+12025550177'");
    expect(rowsOf(bare)).toEqual([]);
    const encoded = await client.get("contacts?$select=fullname&$filter=mobilephone%20eq%20'%2B12025550177'");
    expect(rowsOf(encoded)).toHaveLength(1);
  });

  test("In() takes its values inline and through parameter aliases, and keeps %20 and + as they are", async () => {
    const inline = `Microsoft.Dynamics.CRM.In(PropertyName='telephone1',PropertyValues=["(202) 555-0143","nobody's"])`;
    expect(await names(inline)).toEqual(["David Johnson"]);
    expect(
      await names(
        `${inline} and statecode eq 0 or Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["BENALI"])`,
      ),
    ).toEqual(["David Johnson", "Nadia Benali"]);
    const aliased = await client.query("contacts", {
      $select: "fullname",
      $filter: "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)",
      "@p1": "'telephone2'",
      "@p2": '["+1 202-555-0143"]',
    });
    expect(rowsOf(aliased).map((row) => row.fullname)).toEqual(["Linda Smith"]);
    const unknown = await client.query("contacts", {
      $filter: `Microsoft.Dynamics.CRM.In(PropertyName='phone',PropertyValues=["1"])`,
    });
    expect(errorOf(unknown)).toEqual([
      400,
      "0x80041103",
      "'contact' entity doesn't contain attribute with Name = 'phone' and NameMapping = 'Logical'.",
    ]);
  });

  test("a filter of hundreds of conditions is answered", async () => {
    const spellings = Array.from({ length: 200 }, (_, index) => `mobilephone eq 'nobody ${index}'`);
    expect(await names([...spellings, "telephone1 eq '(202) 555-0143'"].join(" or "))).toEqual(["David Johnson"]);
  });

  test("any and all look at related rows", async () => {
    const id = idOf(
      await client.send("POST", "incidents", {
        title: "noted",
        ...placeholderOf(dataverse),
        Incident_Annotation: [{ subject: "one" }, { subject: "two" }],
      }),
    );
    const found = async (filter: string) =>
      rowsOf(await client.query("incidents", { $select: "title", $filter: filter })).map((row) => row.incidentid);
    expect(await found("Incident_Annotation/any(o:o/subject eq 'two')")).toEqual([id]);
    expect(await found("title eq 'noted' and Incident_Annotation/all(o:o/subject eq 'two')")).toEqual([]);
  });

  // Sources: Microsoft, "Filter rows using OData" (lambda within lambda, values in single quotes as form scripts send
  // them) and "Add a shared variable to the plug-in execution context" (tag).
  test("forms that public clients send: lists in single quotes, ids in quotes, any within any, a tag", async () => {
    const found = async (set: string, filter: string) => rowsOf(await client.query(set, { $filter: filter })).length;
    const listed = (values: string) =>
      found("contacts", `Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=${values})`);
    expect(await listed("['Davis','Johnson']")).toBe(await listed('["Davis","Johnson"]'));
    expect(await listed("[ 'Davis' ]")).toBe(await found("contacts", "lastname eq 'Davis'"));
    const id = idOf(await client.send("POST", "contacts", { lastname: "O'Hara] or '" }));
    expect(await listed("['O''Hara] or ''','x']")).toBe(1);
    expect(await found("contacts", `contactid eq '${id}'`)).toBe(1);
    expect((await client.query("contacts", { $filter: "contactid eq 'x'" })).status).toBe(400);
    const within =
      "contact_customer_accounts/any(c:c/lastname eq 'Davis' and c/Contact_Annotation/any(n:n/subject eq 'in it'))";
    expect(await found("accounts", within)).toBe(0);
    const davis = rowsOf(await client.query("contacts", { $filter: "fullname eq 'Michael Davis'" }))[0]?.contactid;
    await client.send("POST", "annotations", {
      subject: "in it",
      "objectid_contact@odata.bind": `/contacts(${String(davis)})`,
    });
    expect(await found("accounts", within)).toBe(1);
    expect(await found("accounts", within.replace("'in it'", "'not in it'"))).toBe(0);
    expect((await client.send("PATCH", `contacts(${id})?tag=sync`, { firstname: "x" })).status).toBe(204);
  });

  test("and, or and not keep their precedence whatever stands within parentheses and texts", async () => {
    const count = async (filter: string) =>
      rowsOf(await client.query("contacts", { $filter: filter, $select: "contactid" })).length;
    const all = await count("statecode ge 0");
    const davis = await count("lastname eq 'Davis'");
    expect(await count("not lastname eq 'Davis' and statecode ge 0 or lastname eq 'Davis'")).toBe(all);
    expect(await count("lastname eq 'Davis' or lastname eq ' and ' and statecode eq 1")).toBe(davis);
    expect(await count("((lastname eq 'Davis')) and (not (not (statecode ge 0)))")).toBe(davis);
    expect(await count("(lastname eq 'a) or (b' or lastname eq 'Davis') and (statecode eq 0 or statecode eq 1)")).toBe(
      davis,
    );
    expect(await count("not (lastname eq 'Davis' or not (statecode ge 0))")).toBe(all - davis);
    for (const broken of [
      "(lastname eq 'x'",
      "lastname eq 'x')",
      "lastname eq 'x' and",
      "or lastname eq 'x'",
      "()",
      ") and (",
    ])
      expect([broken, (await client.query("contacts", { $filter: broken })).status]).toEqual([broken, 400]);
  });
});
