import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { idOf, rowsOf, type Client } from "../support/dataverseClient";
import { startWithThreeCases, MARK, titlesOfThree } from "../support/threeCases";

describe("query options and what is shown", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    ({ dataverse, client } = await startWithThreeCases());
  });
  afterAll(() => dataverse.close());

  const titles = (filter: string, more: Record<string, string> = {}) => titlesOfThree(client, filter, more);

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

  test("$expand: single-valued and nested, and collection-valued with its own options", async () => {
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
    const expanded = async (expand: string) =>
      (await client.get(`incidents(${id})?$select=title&$expand=${encodeURIComponent(expand)}`)).body;
    expect(
      await expanded(
        "primarycontactid($select=fullname;$expand=parentcustomerid_account($select=name)),customerid_contact",
      ),
    ).toMatchObject({
      primarycontactid: { fullname: "Michael Davis", parentcustomerid_account: { name: "Larkfield Dental" } },
      customerid_contact: null,
    });
    expect(
      await expanded(
        "primarycontactid($select=fullname),Incident_Annotation($select=subject;$filter=subject ne 'c';$orderby=subject desc;$top=1)",
      ),
    ).toMatchObject({ primarycontactid: { fullname: "Michael Davis" }, Incident_Annotation: [{ subject: "b" }] });
    expect(
      (await client.get(`incidents(${id})/Incident_Annotation?$select=subject&$orderby=subject`)).body.value,
    ).toHaveLength(3);
    expect((await client.get(`incidents(${id})/primarycontactid?$select=fullname`)).body.fullname).toBe(
      "Michael Davis",
    );
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
