import { idOf, rowsOf, useDataverse } from "../support/dataverseClient";

// Source: Microsoft, "Order rows using OData": by a lookup, rows are sorted by the primary name of the related table;
// by a choice, by its number.
describe("what $orderby sorts by", () => {
  const platform = useDataverse();
  const MARK = "ordered by lookup";
  const NAMES = ["Zoë Last", "adam First", "Émile Middle"];

  beforeAll(async () => {
    const { client } = platform;
    for (const [index, name] of NAMES.entries()) {
      const [firstname, lastname] = name.split(" ");
      const contactid = `${String(9 - index).repeat(8)}-0000-4000-8000-000000000000`;
      await client.send("POST", "contacts", { contactid, firstname, lastname });
      await client.send("POST", "incidents", {
        title: name,
        productserialnumber: MARK,
        prioritycode: [3, 1, 2][index],
        "customerid_contact@odata.bind": `/contacts(${contactid})`,
      });
    }
  });

  const order = async (orderby: string) =>
    rowsOf(
      await platform.client.query("incidents", {
        $select: "title",
        $filter: `productserialnumber eq '${MARK}'`,
        $orderby: orderby,
      }),
    ).map((row) => row.title);

  test("a lookup: the name of the row it leads to, without regard to case and accents", async () => {
    expect(await order("_customerid_value")).toEqual(["adam First", "Émile Middle", "Zoë Last"]);
    expect(await order("_customerid_value desc")).toEqual(["Zoë Last", "Émile Middle", "adam First"]);
  });

  test("a lookup reached over another one", async () => {
    expect(await order("customerid_contact/_ownerid_value,_customerid_value desc")).toEqual([
      "Zoë Last",
      "Émile Middle",
      "adam First",
    ]);
  });

  test("an owner: the name of the user or team", async () => {
    const { client, dataverse } = platform;
    const rows = rowsOf(await client.query("incidents", { $filter: `productserialnumber eq '${MARK}'` }));
    const owners = [
      `/teams(${String(dataverse.rows("team")[0]?.teamid)})`,
      `/systemusers(${dataverse.users.rep ?? ""})`,
    ];
    for (const [index, owner] of owners.entries())
      await client.send("PATCH", `incidents(${String(rows[index]?.incidentid)})`, { "ownerid@odata.bind": owner });
    const formatted = "_ownerid_value@OData.Community.Display.V1.FormattedValue";
    const sorted = rowsOf(
      await client.query(
        "incidents",
        { $filter: `productserialnumber eq '${MARK}'`, $orderby: "_ownerid_value" },
        { prefer: 'odata.include-annotations="*"' },
      ),
    ).map((row) => String(row[formatted]));
    expect(new Set(sorted).size).toBe(3);
    expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b, "en")));
  });

  test("an empty lookup comes first, as any empty column", async () => {
    const { client } = platform;
    const named = rowsOf(await client.query("incidents", { $filter: `productserialnumber eq '${MARK}'` }));
    const child = idOf(
      await client.send("POST", "incidents", {
        title: "child",
        productserialnumber: `${MARK} child`,
        "customerid_contact@odata.bind": `/contacts(${String(named[0]?._customerid_value)})`,
        "parentcaseid@odata.bind": `/incidents(${String(named[0]?.incidentid)})`,
      }),
    );
    const sorted = rowsOf(
      await client.query("incidents", {
        $filter: `startswith(productserialnumber,'${MARK}')`,
        $orderby: "_parentcaseid_value",
      }),
    );
    expect(sorted.at(-1)?.incidentid).toBe(child);
  });

  test("a choice: its number, not its label", async () => {
    expect(await order("prioritycode")).toEqual(["adam First", "Émile Middle", "Zoë Last"]);
  });

  test("rows within $expand sort the same way", async () => {
    const { client } = platform;
    const expand = "contact_customer_accounts($select=fullname;$orderby=_modifiedby_value,fullname desc)";
    const found = rowsOf(await client.query("accounts", { $expand: expand })).map((row) =>
      (row.contact_customer_accounts as { fullname: string }[]).map(({ fullname }) => fullname),
    );
    for (const names of found) expect(names).toEqual([...names].sort((a, b) => b.localeCompare(a, "en")));
  });
});
