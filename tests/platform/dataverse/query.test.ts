import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, placeholderOf, rowsOf, type Client } from "../support/dataverseClient";

describe("queries", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  const MARK = "Query test";
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
    for (const [title, prioritycode, caseorigincode] of [
      ["Beta", 1, 1],
      ["alpha", 3, 2],
      ["Gamma", 2, null],
    ] as const) {
      await client.send("POST", "incidents", {
        title,
        prioritycode,
        caseorigincode,
        productserialnumber: MARK,
        ...placeholderOf(dataverse),
      });
    }
  });
  afterAll(() => dataverse.close());

  const titles = async (filter: string, more: Record<string, string> = {}) =>
    rowsOf(
      await client.query("incidents", {
        $select: "title",
        $filter: `productserialnumber eq '${MARK}' and (${filter})`,
        $orderby: "title",
        ...more,
      }),
    ).map((row) => row.title);
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

  test("$orderby with several columns, nulls first; $top; $count", async () => {
    const all = await client.query("incidents", {
      $select: "title",
      $filter: `productserialnumber eq '${MARK}'`,
      $orderby: "caseorigincode desc,title",
      $top: "2",
      $count: "true",
    });
    expect(rowsOf(all).map((row) => row.title)).toEqual(["alpha", "Beta"]);
    expect(all.body["@odata.count"]).toBe(3);
    expect(await titles("title ne null", { $orderby: "caseorigincode" })).toEqual(["Gamma", "Beta", "alpha"]);
    expect((await client.query("incidents/$count", { $filter: `productserialnumber eq '${MARK}'` })).text).toBe("3");
  });

  test("$expand: single-valued, collection-valued with its own options, nested", async () => {
    const account = rowsOf(await client.query("accounts", { $filter: "name eq 'Larkfield Dental'" }))[0];
    const contact = rowsOf(await client.query("contacts", { $filter: "fullname eq 'Michael Davis'" }))[0];
    const id = idOf(
      await client.send("POST", "incidents", {
        title: "expanded",
        "customerid_account@odata.bind": `/accounts(${String(account?.accountid)})`,
        "primarycontactid@odata.bind": `/contacts(${String(contact?.contactid)})`,
        Incident_Annotation: [{ subject: "b" }, { subject: "a" }, { subject: "c" }],
      }),
    );
    const { body } = await client.get(
      `incidents(${id})?$select=title&$expand=${encodeURIComponent("primarycontactid($select=fullname;$expand=parentcustomerid_account($select=name)),customerid_contact,Incident_Annotation($select=subject;$filter=subject ne 'c';$orderby=subject desc;$top=1)")}`,
    );
    expect(body).toMatchObject({
      primarycontactid: { fullname: "Michael Davis", parentcustomerid_account: { name: "Larkfield Dental" } },
      customerid_contact: null,
      Incident_Annotation: [{ subject: "b" }],
    });
    expect(
      (await client.get(`incidents(${id})/Incident_Annotation?$select=subject&$orderby=subject`)).body.value,
    ).toHaveLength(3);
    expect((await client.get(`incidents(${id})/primarycontactid?$select=fullname`)).body.fullname).toBe(
      "Michael Davis",
    );
  });

  test.each([
    [
      "contacts",
      { $select: "Name" },
      "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "contacts",
      { $filter: "FullName eq 'x'" },
      "Could not find a property named 'FullName' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "contacts",
      { $orderby: "nothing" },
      "Could not find a property named 'nothing' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "incidents",
      { $filter: "queueid eq null" },
      "Could not find a property named 'queueid' on type 'Microsoft.Dynamics.CRM.incident'.",
    ],
    [
      "incidents",
      { $filter: "customerid eq null" },
      "Could not find a property named 'customerid' on type 'Microsoft.Dynamics.CRM.incident'.",
    ],
    [
      "incidents",
      { $expand: "queueid" },
      "Could not find a property named 'queueid' on type 'Microsoft.Dynamics.CRM.incident'.",
    ],
  ])("%s %j: names that are not there", async (set, options: Record<string, string>, message) => {
    expect(errorOf(await client.query(set, options))).toEqual([400, "0x0", message]);
  });

  test.each([
    [
      "incidents",
      { $filter: "prioritycode eq '1'" },
      "A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.",
    ],
    [
      "contacts",
      { $filter: "mobilephone eq 12025550143" },
      "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.",
    ],
    ["contacts", { $skip: "1" }, "Skip Clause is not supported in CRM"],
    ["contacts", { $Select: "fullname" }, "The query parameter $Select is not supported"],
    ["contacts", { filter: "fullname eq 'x'" }, "The query parameter filter is not supported"],
    ["incidents", { $expand: "Incident_Annotation(select=subject)" }, "The query parameter select is not supported"],
    [
      "contacts",
      { $filter: "tolower(fullname) eq 'x' and lastname eq 'it''s'" },
      "The expression 'tolower(fullname)' is not supported here.",
    ],
    [
      "contacts",
      { $filter: "contains('it''s',fullname)" },
      "The function call 'contains('it''s',fullname)' is not supported: contains, startswith and endswith take a column and a text.",
    ],
    ["contacts", { $filter: "1 eq 1" }, "A comparison needs a column on at least one side."],
    [
      "incidents",
      { $filter: "title eq prioritycode" },
      "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.",
    ],
    ["contacts", { $filter: "fullname eq" }, "Syntax error at position 11 in 'fullname eq'."],
    [
      "contacts",
      { $top: "many" },
      "Invalid value 'many' for $top query option found. The $top query option requires a non-negative integer value.",
    ],
  ])("%s %j: what the reader refuses", async (set, options: Record<string, string>, message) => {
    expect(errorOf(await client.query(set, options))).toEqual([400, "0x80060888", message]);
  });

  test("a URL of 32,768 characters is read, a longer one is not", async () => {
    const start = "contacts?$filter=fullname%20eq%20%27";
    const fill = (length: number) =>
      `${start}${"x".repeat(length - "/api/data/v9.2/".length - start.length - "%27".length)}%27`;
    expect((await client.get(fill(32_768))).status).toBe(200);
    expect((await client.get(fill(32_769))).status).toBe(414);
  });

  test("annotations come when asked for, and say what was applied", async () => {
    const plain = rowsOf(await client.query("incidents", { $filter: "title eq 'Beta'" }))[0] ?? {};
    expect(Object.keys(plain).filter((name) => name.includes("@") && name !== "@odata.etag")).toEqual([]);
    const prefer = { prefer: 'odata.include-annotations="*"' };
    const reply = await client.query(
      "incidents",
      {
        $select: "prioritycode,_customerid_value,_ownerid_value,createdon,routecase,caseorigincode",
        $filter: "title eq 'Gamma'",
      },
      prefer,
    );
    expect(reply.headers.get("preference-applied")).toBe('odata.include-annotations="*"');
    expect(rowsOf(reply)[0]).toMatchObject({
      "prioritycode@OData.Community.Display.V1.FormattedValue": "Normal",
      "_customerid_value@OData.Community.Display.V1.FormattedValue": "Unknown caller",
      "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
      "_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": "customerid_account",
      "_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": "ownerid",
      "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "systemuser",
      "routecase@OData.Community.Display.V1.FormattedValue": "Yes",
    });
    expect(rowsOf(reply)[0]).not.toHaveProperty(["caseorigincode@OData.Community.Display.V1.FormattedValue"]);
    const some = await client.query(
      "incidents",
      { $select: "_customerid_value", $filter: "title eq 'Gamma'" },
      { prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"' },
    );
    expect(Object.keys(rowsOf(some)[0] ?? {}).filter((name) => name.startsWith("_"))).toEqual([
      "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
      "_customerid_value",
    ]);
  });
});
