import type { RecordedRequest } from "../../LocalPlatform/dataverse/http/requestRecord";
import { readCsdl } from "./support/csdl";
import { judge } from "./support/requestFaults";

const csdl = readCsdl(`<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm">
  <EntityType Name="crmbaseentity" Abstract="true" />
  <EntityType Name="principal" BaseType="mscrm.crmbaseentity"><Property Name="ownerid" Type="Edm.Guid" /></EntityType>
  <EntityType Name="systemuser" BaseType="mscrm.principal"><Property Name="fullname" Type="Edm.String" /></EntityType>
  <EntityType Name="account" BaseType="mscrm.crmbaseentity">
    <Property Name="name" Type="Edm.String" />
    <NavigationProperty Name="account_contacts" Type="Collection(mscrm.contact)" />
  </EntityType>
  <EntityType Name="contact" BaseType="mscrm.crmbaseentity">
    <Property Name="fullname" Type="Edm.String" />
    <Property Name="numberofchildren" Type="Edm.Int32" />
    <Property Name="donotphone" Type="Edm.Boolean" />
    <Property Name="_ownerid_value" Type="Edm.Guid" />
    <NavigationProperty Name="ownerid" Type="mscrm.principal" />
    <NavigationProperty Name="parentcustomerid_account" Type="mscrm.account" />
  </EntityType>
  <Action Name="Greet" IsBound="true">
    <Parameter Name="entity" Type="mscrm.contact" /><Parameter Name="Words" Type="Edm.String" />
  </Action>
  <Function Name="In"><Parameter Name="PropertyName" Type="Edm.String" /></Function>
  <EntityContainer Name="System">
    <EntitySet Name="accounts" EntityType="Microsoft.Dynamics.CRM.account" />
    <EntitySet Name="contacts" EntityType="Microsoft.Dynamics.CRM.contact" />
    <EntitySet Name="systemusers" EntityType="Microsoft.Dynamics.CRM.systemuser" />
  </EntityContainer>
</Schema>`);

const ID = "0b1f34de-459e-5fd8-8d9c-dcd57474e179";

function judged(method: string, path: string, body?: RecordedRequest["body"]): readonly string[] {
  const { outside, faults } = judge(csdl, {
    method,
    url: `/api/data/v9.2/${path}`,
    ...(body === undefined ? {} : { body }),
  });
  return outside === undefined ? faults : [`outside: ${outside}`];
}

test.each([
  "contacts?$select=fullname,_ownerid_value&$top=1",
  `contacts(${ID})?$expand=parentcustomerid_account($select=name;$expand=account_contacts($select=fullname))`,
  "contacts?$filter=contains(fullname,'it''s (me)') and numberofchildren gt 2 or parentcustomerid_account/name eq null",
  `contacts?$filter=_ownerid_value eq ${ID} and not startswith(fullname,'x')&$orderby=fullname desc`,
  'contacts?$filter=Microsoft.Dynamics.CRM.In(PropertyName=\'fullname\',PropertyValues=["(020) a","b"])',
  "accounts?$filter=account_contacts/any(c:c/fullname eq 'x')",
])("%s fits", (path) => {
  expect(judged("GET", path)).toEqual([]);
});

test.each<[string, string]>([
  ["contacts?$select=surname", "contact has no property surname"],
  ["contacts?$filter=surname eq 'x'", "contact has no property surname"],
  ["contacts?$filter=parentcustomerid_account/title eq 'x'", "account has no property title"],
  ["contacts?$orderby=surname desc", "contact has no property surname"],
  ["contacts?$expand=customer($select=name)", "contact has no navigation property 'customer' to expand"],
  ["contacts?$expand=parentcustomerid_account($select=title)", "account has no property title"],
  ["contacts?$fliter=fullname eq 'x'", "$fliter is no query option"],
  ["accounts?$filter=account_contacts/any(c:c/surname eq 'x')", "contact has no property surname"],
  ["contacts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='surname')", "In: contact has no property surname"],
  ["contacts?$filter=Microsoft.Dynamics.CRM.Inside(PropertyName='fullname')", "the document names no function Inside"],
  ["people", "outside: people"],
])("GET %s: %s", (path, fault) => {
  expect(judged("GET", path)).toEqual([fault]);
});

test.each<[Record<string, "string" | "number" | "null" | { readonly bind: string }>, readonly string[]]>([
  [{ fullname: "string", numberofchildren: "number", donotphone: "null" }, []],
  [{ "parentcustomerid_account@odata.bind": { bind: `/accounts(${ID})` } }, []],
  [{ "ownerid@odata.bind": { bind: `/systemusers(${ID})` } }, []],
  [{ surname: "string" }, ["contact has no property surname to write"]],
  [{ numberofchildren: "string" }, ['contact.numberofchildren is Edm.Int32, written as "string"']],
  [{ _ownerid_value: "string" }, ["contact._ownerid_value is how a lookup is read, not written"]],
  [
    { "customerid@odata.bind": { bind: `/accounts(${ID})` } },
    ["contact has no navigation property customerid to bind"],
  ],
  [
    { "parentcustomerid_account@odata.bind": { bind: `/contacts(${ID})` } },
    ["contact.parentcustomerid_account leads to account, not to contact"],
  ],
])("a row of %j: %j", (row, faults) => {
  expect(judged("POST", "contacts", row)).toEqual(faults);
});

test("an action's parameters and the table it is bound to", () => {
  const greet = "Microsoft.Dynamics.CRM.Greet";
  expect(judged("POST", `contacts(${ID})/${greet}`, { Words: "string" })).toEqual([]);
  expect(judged("POST", `contacts(${ID})/${greet}`, { Word: "string" })).toEqual(["Greet has no parameter Word"]);
  expect(judged("POST", `accounts(${ID})/${greet}`)).toEqual(["Greet is bound to contact, not to account"]);
});
