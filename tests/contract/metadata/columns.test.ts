import { contract, rowsIn } from "../support/contract";

const ATTRIBUTES = "Web API, query table definitions: querying EntityMetadata attributes";
const RETRIEVE = "Web API, query table definitions: retrieving attributes";
const BY_NAME = "Web API, reference schema definitions by name or MetadataId";
const REFERENCE = "Dataverse table reference: columns";

const incident = "EntityDefinitions(LogicalName='incident')";
const column = (name: string, rest = "") => `${incident}/Attributes(LogicalName='${name}')${rest}`;
const cast = (type: string) => `/Microsoft.Dynamics.CRM.${type}AttributeMetadata`;

contract("a column is named by its logical name", { source: BY_NAME }, async (service) => {
  const { status, json } = await service.get(column("title", "?$select=LogicalName,SchemaName"));
  expect([status, json.LogicalName, json.SchemaName]).toEqual([200, "title", "Title"]);
});

contract("a column is named by its MetadataId, below its table's", { source: BY_NAME }, async (service) => {
  const [table] = rowsIn(await service.get("EntityDefinitions?$filter=LogicalName eq 'incident'&$select=MetadataId"));
  const columns = `EntityDefinitions(${String(table?.MetadataId)})/Attributes`;
  const [found] = rowsIn(await service.get(`${columns}?$filter=LogicalName eq 'prioritycode'&$select=MetadataId`));
  const { json } = await service.get(
    `${columns}(${String(found?.MetadataId)})${cast("Picklist")}?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)`,
  );
  expect(json).toMatchObject({ LogicalName: "prioritycode", OptionSet: { Options: expect.any(Array) } });
});

contract("a column that is not there is not found", { source: BY_NAME }, async (service) => {
  expect((await service.get(column("no_such_column"))).status).toBe(404);
});

contract(
  "each column of a list says its type, since it is more than the list's",
  { source: BY_NAME },
  async (service) => {
    const [found] = rowsIn(
      await service.get(`${incident}/Attributes?$filter=LogicalName eq 'prioritycode'&$select=MetadataId`),
    );
    expect(found?.["@odata.type"]).toBe("#Microsoft.Dynamics.CRM.PicklistAttributeMetadata");
  },
);

contract("a list that is cast holds that type alone, and does not say it", { source: ATTRIBUTES }, async (service) => {
  const rows = rowsIn(await service.get(`${incident}/Attributes${cast("Memo")}?$select=LogicalName,MaxLength`));
  expect(rows.map((row) => row.LogicalName)).toContain("description");
  expect(rows.map((row) => row.LogicalName)).not.toContain("title");
  expect(rows.some((row) => "@odata.type" in row)).toBe(false);
});

contract("a column is not found under a cast to another type", { source: RETRIEVE }, async (service) => {
  expect((await service.get(column("description", cast("String")))).status).toBe(404);
});

contract("what only some types have is refused without the cast", { source: ATTRIBUTES }, async (service) => {
  const answer = await service.get(column("description", "?$select=MaxLength"));
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("'MaxLength'")]);
});

contract("choices do not expand below a list without the cast", { source: ATTRIBUTES }, async (service) => {
  expect((await service.get(`${incident}/Attributes?$select=LogicalName&$expand=OptionSet`)).status).toBe(400);
});

for (const [name, type, known] of [
  ["title", "String", { MaxLength: 200 }],
  ["productserialnumber", "String", { MaxLength: 100 }],
  ["prioritycode", "Picklist", { DefaultFormValue: 2 }],
  ["customerid", "Lookup", { Targets: ["account", "contact"] }],
  ["primarycontactid", "Lookup", { Targets: ["contact"] }],
  ["ownerid", "Lookup", { Targets: ["systemuser", "team"] }],
] as const)
  contract(`${name} is told by its own type: ${type}`, { source: REFERENCE }, async (service) => {
    const { json } = await service.get(
      column(name, `${cast(type)}?$select=LogicalName,${Object.keys(known).join(",")}`),
    );
    const sorted = Array.isArray(json.Targets) ? { ...json, Targets: [...(json.Targets as string[])].sort() } : json;
    expect(sorted).toMatchObject(known);
  });

for (const [name, known] of Object.entries({
  incidentid: {
    AttributeType: "Uniqueidentifier",
    AttributeTypeName: { Value: "UniqueidentifierType" },
    IsPrimaryId: true,
  },
  title: { AttributeType: "String", IsPrimaryName: true, IsPrimaryId: false },
  customerid: { AttributeType: "Customer", AttributeTypeName: { Value: "CustomerType" }, IsPrimaryId: false },
  ownerid: { AttributeType: "Owner", IsValidForCreate: true },
  createdon: { AttributeType: "DateTime", IsValidForCreate: false, IsValidForUpdate: false },
  ticketnumber: { AttributeType: "String", IsValidForCreate: true, IsValidForUpdate: false },
  statecode: { AttributeType: "State" },
  statuscode: { AttributeType: "Status" },
}))
  contract(`${name} is told by what all columns have`, { source: REFERENCE }, async (service) => {
    const { json } = await service.get(column(name, `?$select=${Object.keys(known).join(",")}`));
    expect(json).toMatchObject(known);
  });

contract("the case's customer is required by the system", { source: REFERENCE }, async (service) => {
  const { json } = await service.get(column("customerid", "?$select=RequiredLevel"));
  expect(json.RequiredLevel).toEqual({
    Value: "SystemRequired",
    CanBeChanged: false,
    ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
  });
});

contract("a column tells the label that users see", { source: REFERENCE }, async (service) => {
  const { json } = await service.get(
    "EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='telephone1')?$select=DisplayName",
  );
  expect(json.DisplayName).toMatchObject({
    LocalizedLabels: expect.arrayContaining([expect.objectContaining({ Label: "Business Phone", LanguageCode: 1033 })]),
  });
});
