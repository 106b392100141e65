import { randomUUID } from "node:crypto";
import { errorOf, rowsOf, useDataverse } from "../support/dataverseClient";

// Source: Microsoft, "Filter rows using OData", Condition limits.
const TOO_MANY = [400, "0x8004430c", "Number of conditions in query exceeded maximum limit."];
// Source: Microsoft, "Join tables using OData", Nested $expand on collection-valued navigation properties.
const NESTED = [
  400,
  "0x80060888",
  "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.",
];

function alternatives(count: number, condition: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => condition(index)).join(" or ");
}

describe("how large a query can be", () => {
  const platform = useDataverse();
  const ask = (set: string, options: Record<string, string>) => platform.client.query(set, options);
  const filtered = (filter: string, more: Record<string, string> = {}) =>
    ask("contacts", { $filter: filter, $top: "1", ...more });
  const inList = (column: string, values: readonly string[], name = "In") =>
    `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}',PropertyValues=${JSON.stringify(values)})`;

  test.each([
    ["comparisons", (n: number) => alternatives(n, (i) => `lastname eq '${i}'`)],
    [
      "comparisons in groups",
      (n: number) => `(${alternatives(n - 1, (i) => `lastname eq '${i}'`)}) and statecode eq 0`,
    ],
    ["contains", (n: number) => alternatives(n, () => "contains(lastname,'x')")],
    ["negated ones", (n: number) => alternatives(n, (i) => `not startswith(lastname,'${i}')`)],
    ["comparisons with null", (n: number) => alternatives(n, () => "emailaddress1 eq null")],
  ])("500 conditions, and not one more: %s", async (_what, filter: (count: number) => string) => {
    expect((await filtered(filter(500))).status).toBe(200);
    expect(errorOf(await filtered(filter(501)))).toEqual(TOO_MANY);
  });

  test("a list is one condition, however many values it has", async () => {
    const values = Array.from({ length: 200 }, (_, index) => String(index));
    expect((await filtered(inList("lastname", values))).status).toBe(200);
    const mixed = (count: number) =>
      alternatives(count, (i) => (i < 100 ? inList("lastname", ["1", "2"]) : `lastname eq '${i}'`));
    expect((await filtered(mixed(500))).status).toBe(200);
    expect(errorOf(await filtered(mixed(501)))).toEqual(TOO_MANY);
  });

  // Source: Microsoft, "Query data using QueryExpression": joins are counted as part of this limit.
  test("joins count: $expand", async () => {
    const most = alternatives(500, (i) => `lastname eq '${i}'`);
    expect((await filtered(most, { $expand: "parentcustomerid_account($select=name)" })).status).toBe(400);
  });

  test("joins count: a way over a lookup, once however often it is gone", async () => {
    expect(errorOf(await filtered(alternatives(500, () => "parentcustomerid_account/name eq 'x'")))).toEqual(TOO_MANY);
    expect((await filtered(alternatives(499, () => "parentcustomerid_account/name eq 'x'"))).status).toBe(200);
  });

  test("joins count: any and all", async () => {
    const lambda = (count: number) =>
      ask("accounts", {
        $filter: `contact_customer_accounts/any(c:${alternatives(count, (i) => `c/lastname eq '${i}'`)})`,
        $top: "1",
      });
    expect((await lambda(499)).status).toBe(200);
    expect(errorOf(await lambda(500))).toEqual(TOO_MANY);
  });

  test("conditions within $expand count", async () => {
    const expanded = (count: number) =>
      ask("accounts", {
        $expand: `contact_customer_accounts($select=fullname;$filter=${alternatives(count, (i) => `lastname eq '${i}'`)})`,
        $top: "1",
      });
    expect((await expanded(499)).status).toBe(200);
    expect(errorOf(await expanded(500))).toEqual(TOO_MANY);
  });

  test("the limit holds wherever a query stands", async () => {
    const filter = encodeURIComponent(alternatives(501, () => "statecode eq 0"));
    const account = String(platform.dataverse.rows("account")[0]?.accountid);
    for (const path of ["contacts/$count", `accounts(${account})/contact_customer_accounts`])
      expect(errorOf(await platform.client.get(`${path}?$filter=${filter}`))).toEqual(TOO_MANY);
    const before = platform.dataverse.rows("contact").length;
    expect(errorOf(await platform.client.send("POST", `contacts?$filter=${filter}`, { lastname: "x" }))).toEqual(
      TOO_MANY,
    );
    expect(platform.dataverse.rows("contact")).toHaveLength(before);
  });

  // "Strings up to 850 characters": whether each or all together is not said, so here they are counted together.
  test.each(["In", "NotIn"])("%s takes texts of 850 characters in all, and not one more", async (name) => {
    const texts = (length: number) => Array.from({ length: length / 10 }, () => "x".repeat(10));
    expect((await filtered(inList("telephone1", texts(850), name))).status).toBe(200);
    expect((await filtered(inList("telephone1", ["x".repeat(850)], name))).status).toBe(200);
    for (const values of [[...texts(850), "x"], ["x".repeat(851)]])
      expect(errorOf(await filtered(inList("telephone1", values, name)))).toEqual([
        400,
        "0x80060888",
        `Microsoft.Dynamics.CRM.${name} takes texts of up to 850 characters in all; those for 'telephone1' have 851.`,
      ]);
    const aliased = await platform.client.query("contacts", {
      $filter: `Microsoft.Dynamics.CRM.${name}(PropertyName=@a,PropertyValues=@b)`,
      "@a": "'telephone1'",
      "@b": JSON.stringify(["x".repeat(851)]),
    });
    expect(aliased.status).toBe(400);
  });

  test("numbers and unique identifiers have no such limit", async () => {
    const ids = Array.from({ length: 300 }, () => randomUUID());
    expect((await filtered(inList("contactid", ids))).status).toBe(200);
    expect((await filtered(inList("parentcustomerid", ids))).status).toBe(200);
    expect(
      (
        await filtered(
          inList(
            "statecode",
            Array.from({ length: 900 }, () => "0"),
          ),
        )
      ).status,
    ).toBe(200);
  });

  // Source: Microsoft, "Join tables using OData": up to 15 $expand options in a query.
  test("15 joins by $expand, nested ones counted", async () => {
    const lookups = ["createdby", "modifiedby", "owninguser", "createdonbehalfby", "modifiedonbehalfby"];
    const select = (names: readonly string[]) => names.map((name) => `${name}($select=fullname)`).join(",");
    const nested = (count: number) => {
      const inner = [...lookups, "preferredsystemuserid", "masterid"].slice(0, count - 8);
      const outer = [...lookups, "preferredsystemuserid", "owningteam"];
      return `parentcustomerid_contact($select=fullname;$expand=${select(inner)}),${outer.map((name) => `${name}($select=ownerid)`).join(",")}`;
    };
    expect((await ask("contacts", { $expand: nested(15), $top: "1" })).status).toBe(200);
    const doubled = `${nested(15)},masterid($select=fullname)`;
    expect(errorOf(await ask("contacts", { $expand: doubled, $top: "1" }))).toEqual([
      400,
      "0x8004430d",
      "Number of link entities in query exceeded maximum limit.",
    ]);
  });

  test.each([
    ["contact_customer_accounts($select=fullname;$top=1;$expand=createdby($select=fullname))"],
    ["contact_customer_accounts($select=fullname;$orderby=fullname;$expand=createdby($select=fullname))"],
    ["primarycontactid($select=fullname;$expand=createdby($select=fullname)),contact_customer_accounts($top=1)"],
    ["contact_customer_accounts($orderby=fullname),createdby($expand=businessunitid)"],
    ["contact_customer_accounts($select=fullname;$expand=contact_customer_contacts($top=1))"],
    ["primarycontactid($top=1)"],
    ["primarycontactid($select=fullname;$orderby=fullname)"],
    ["createdby($select=fullname;$top=1)"],
  ])("no $top and $orderby beside a nested $expand, nor on one row: %s", async (expand) => {
    expect(errorOf(await ask("accounts", { $expand: expand, $top: "1" }))).toEqual(NESTED);
  });

  test("what stays: $select and $filter in nested ones, $top and $orderby in single ones and on the set", async () => {
    const nested =
      "contact_customer_accounts($select=fullname;$filter=statecode eq 0;$expand=createdby($select=fullname))";
    const reply = await ask("accounts", { $select: "name", $expand: nested, $orderby: "name desc", $top: "2" });
    expect(rowsOf(reply)).toHaveLength(2);
    const single = await ask("accounts", {
      $expand: "contact_customer_accounts($orderby=fullname desc;$top=1)",
      $filter: "contact_customer_accounts/any()",
      $top: "1",
    });
    expect(rowsOf(single)[0]?.contact_customer_accounts).toHaveLength(1);
  });

  // Source: the same page: $skip, $count, $search and $levels are not supported in $expand.
  test.each(["$count=true", "$skip=1", "$levels=2", "$search=x", "$skiptoken=x"])(
    "%s is no option of $expand",
    async (option) => {
      expect((await ask("accounts", { $expand: `contact_customer_accounts(${option})` })).status).toBe(400);
    },
  );
});
