import { contract, rowsIn } from "../support/contract";

const RETRIEVE = "Web API, Retrieve a table row: Retrieve specific properties";
const JOIN = "Web API, Join tables";
const API = "/api/data/v9.2";

contract("the currency comes along with an amount of money", { source: RETRIEVE, writes: true }, async (service) => {
  const id = await service.create("accounts", { name: "x", revenue: 5_000_000 });
  const { json } = await service.get(`accounts(${id})?$select=name,revenue`);
  expect(Object.keys(json).sort()).toEqual(
    ["@odata.context", "@odata.etag", "_transactioncurrencyid_value", "accountid", "name", "revenue"].sort(),
  );
  expect(json._transactioncurrencyid_value).toMatch(/^[0-9a-f-]{36}$/);
});

contract(
  "an amount is formatted with the symbol and the places of its currency, to which the lookup leads",
  { source: "Web API, Select columns: Formatted values; Currency table reference", writes: true },
  async (service) => {
    const id = await service.create("accounts", { name: "Contract case, may be deleted", revenue: 20000 });
    const { json } = await service.get(`accounts(${id})?$select=revenue&$expand=transactioncurrencyid`, {
      prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
    });
    const currency = json.transactioncurrencyid as Readonly<Record<string, unknown>>;
    expect([typeof currency.currencyname, currency.transactioncurrencyid]).toEqual([
      "string",
      json._transactioncurrencyid_value,
    ]);
    const shown = String(json["revenue@OData.Community.Display.V1.FormattedValue"]);
    expect(shown).toContain(String(currency.currencysymbol));
    expect(shown.replace(/[^0-9]/g, "")).toBe(`20000${"0".repeat(Number(currency.currencyprecision))}`);
    const behind = await service.get(`accounts(${id})/transactioncurrencyid?$select=isocurrencycode`);
    expect(behind.json.isocurrencycode).toMatch(/^[A-Z]{3}$/);
  },
);

contract("the composite address comes along with a part of it", { source: RETRIEVE, writes: true }, async (service) => {
  const id = await service.contact({ address1_line1: "605 Holderrieth Blvd", address1_city: "Tomball" });
  const { json } = await service.get(`contacts(${id})?$select=address1_line1`);
  expect("address1_composite" in json).toBe(true);
});

contract(
  "a composite address holds its parts, line by line, and follows them",
  { source: "table reference, contact: Address1_Composite ('shows the complete primary address')", writes: true },
  async (service) => {
    const id = await service.contact({
      address1_line1: "605 Holderrieth Blvd",
      address1_city: "Tomball",
      address1_stateorprovince: "TX",
      address1_postalcode: "77375",
      address1_country: "USA",
    });
    const read = async () => (await service.get(`contacts(${id})?$select=address1_composite`)).json.address1_composite;
    expect(await read()).toBe("605 Holderrieth Blvd\r\nTomball, TX 77375\r\nUSA");
    await service.request("PATCH", `contacts(${id})`, { body: { address1_line1: null, address1_country: null } });
    expect(await read()).toBe("Tomball, TX 77375");
  },
);

contract(
  "a full name is made of its parts",
  { source: "table reference, contact: FullName ('combines and shows the first and last names')", writes: true },
  async (service) => {
    const id = await service.contact({ firstname: "Yvonne", lastname: "McKay" });
    expect((await service.get(`contacts(${id})/fullname`)).json.value).toBe("Yvonne McKay");
  },
);

contract(
  "a user has the key of a principal beside its own",
  { source: `${JOIN}: Expand single-valued navigation properties`, writes: true },
  async (service) => {
    const id = await service.contact();
    const { json } = await service.get(`contacts(${id})?$select=lastname&$expand=createdby($select=fullname)`);
    const user = json.createdby as Readonly<Record<string, unknown>>;
    expect(user.ownerid).toBe(user.systemuserid);
    expect(user.ownerid).toMatch(/^[0-9a-f-]{36}$/);
  },
);

contract(
  "an expanded collection has a link to itself, with its options and no page",
  { source: `${JOIN}: Single $expand on collection-valued navigation properties`, writes: true },
  async (service) => {
    const [account] = [await service.account(), await service.contact(), await service.contact()];
    const { json } = await service.get(
      `accounts(${account})?$select=name&$expand=contact_customer_accounts($select=fullname)`,
      { prefer: "odata.maxpagesize=1" },
    );
    const link = json["contact_customer_accounts@odata.nextLink"];
    expect(json.contact_customer_accounts).toHaveLength(2);
    expect(decodeURIComponent(String(link))).toBe(
      `${service.url}${API}/accounts(${account})/contact_customer_accounts?$select=fullname`,
    );
    expect(rowsIn(await service.get(String(link)))).toHaveLength(2);
  },
);

contract(
  "with a nested $expand each collection has pages, and its link leads to the next",
  { source: `${JOIN}: Nested $expand on collection-valued navigation properties`, writes: true },
  async (service) => {
    const [account] = [await service.account(), await service.contact(), await service.contact()];
    const nested = "contact_customer_accounts($select=fullname;$expand=owninguser($select=fullname))";
    const prefer = { prefer: "odata.maxpagesize=1" };
    const { json } = await service.get(`accounts(${account})?$select=name&$expand=${nested}`, prefer);
    const [first] = json.contact_customer_accounts as Readonly<Record<string, unknown>>[];
    expect(json.contact_customer_accounts).toHaveLength(1);
    const [second] = rowsIn(await service.get(String(json["contact_customer_accounts@odata.nextLink"]), prefer));
    expect(second).toMatchObject({ owninguser: { fullname: expect.any(String) } });
    expect(second?.contactid).not.toBe(first?.contactid);
  },
);

contract(
  "annotations tell how many rows there are, and whether more than are counted",
  { source: "Web API, Count rows using OData", writes: true },
  async (service) => {
    const [account] = [await service.account(), await service.contact(), await service.contact()];
    const wanted = "Microsoft.Dynamics.CRM.totalrecordcount,Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";
    const { json } = await service.get(
      `contacts?$select=contactid&$count=true&$filter=_parentcustomerid_value eq ${account}`,
      { prefer: `odata.include-annotations="${wanted}"` },
    );
    expect(json).toMatchObject({
      "@odata.count": 2,
      "@Microsoft.Dynamics.CRM.totalrecordcount": 2,
      "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded": false,
    });
  },
);

contract(
  "without annotations asked for there are none of that",
  { source: "Web API, Count rows using OData" },
  async (service) => {
    const { json } = await service.get("contacts?$select=contactid&$top=1&$count=true");
    expect(Object.keys(json).filter((name) => name.includes("totalrecordcount"))).toEqual([]);
  },
);

const DETAILS = [
  "@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus",
  "@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode",
  "@Microsoft.PowerApps.CDS.HelpLink",
  "@Microsoft.PowerApps.CDS.InnerError.Message",
  "@Microsoft.PowerApps.CDS.TraceText",
];

contract(
  "an error has its details when annotations are asked for, and only those asked for",
  { source: "Web API, Compose HTTP requests and handle errors: Include more details with errors" },
  async (service) => {
    const details = async (wanted?: string) => {
      const prefer: Record<string, string> =
        wanted === undefined ? {} : { prefer: `odata.include-annotations="${wanted}"` };
      const { json } = await service.get("contacts(00000000-0000-0000-0000-000000000001)", prefer);
      return Object.keys(json.error as object)
        .filter((name) => name.startsWith("@"))
        .sort();
    };
    expect(await details()).toEqual([]);
    expect(await details("*")).toEqual(DETAILS);
    expect(await details("Microsoft.PowerApps.CDS.ErrorDetails.*")).toEqual(DETAILS.slice(0, 2));
    expect(await details("Microsoft.PowerApps.CDS.HelpLink")).toEqual([DETAILS[2]]);
  },
);

contract(
  "a row is made with its primary contact and with tasks in one request",
  { source: "Web API, Create a table row: Create related table records in one operation", writes: true },
  async (service) => {
    const id = await service.create("accounts", {
      name: "Contract case, may be deleted",
      primarycontactid: { firstname: "John", lastname: "Smith" },
      Account_Tasks: [{ subject: "Task associated to account" }],
    });
    const expand = "primarycontactid($select=contactid,lastname),Account_Tasks($select=subject)";
    const { json } = await service.get(`accounts(${id})?$select=name&$expand=${expand}`);
    const contact = json.primarycontactid as Readonly<Record<string, unknown>>;
    service.removeLater("contacts", String(contact.contactid));
    expect(contact.lastname).toBe("Smith");
    expect(json.Account_Tasks).toMatchObject([{ subject: "Task associated to account" }]);
  },
);
