import { contract, refusalIn, rowsIn, type Service } from "../support/contract";

const QUERY = "Web API, query table definitions: querying the EntityMetadata entity type";
const BY_NAME = "Web API, reference schema definitions by name or MetadataId";
const REFERENCE = "Dataverse table reference: properties";

const incident = "EntityDefinitions(LogicalName='incident')";

async function idOf(service: Service, table: string): Promise<string> {
  const answer = await service.get(`EntityDefinitions?$filter=LogicalName eq '${table}'&$select=MetadataId`);
  return String(rowsIn(answer)[0]?.MetadataId);
}

contract("a table is named by its logical name", { source: BY_NAME }, async (service) => {
  const { status, json } = await service.get(`${incident}?$select=LogicalName`);
  expect([status, json.LogicalName]).toEqual([200, "incident"]);
});

contract("a table is named by its MetadataId", { source: BY_NAME }, async (service) => {
  const id = await idOf(service, "incident");
  const { status, json } = await service.get(`EntityDefinitions(${id})?$select=LogicalName`);
  expect([status, json.LogicalName, json.MetadataId]).toEqual([200, "incident", id]);
});

contract("the MetadataId is answered, whatever is selected", { source: QUERY }, async (service) => {
  const { json } = await service.get(`${incident}?$select=EntitySetName`);
  expect(Object.keys(json).sort()).toEqual(["@odata.context", "EntitySetName", "MetadataId"]);
});

contract("a filter on the logical name keeps one table", { source: BY_NAME }, async (service) => {
  const rows = rowsIn(await service.get("EntityDefinitions?$filter=LogicalName eq 'account'&$select=LogicalName"));
  expect(rows).toEqual([expect.objectContaining({ LogicalName: "account" })]);
});

contract("a filter that no table fits answers an empty list", { source: QUERY }, async (service) => {
  expect(rowsIn(await service.get("EntityDefinitions?$filter=LogicalName eq 'no_such_table'"))).toEqual([]);
});

contract("tables that are not there are not found by name", { source: BY_NAME }, async (service) => {
  expect((await service.get("EntityDefinitions(LogicalName='no_such_table')")).status).toBe(404);
});

contract("a display name comes as label, in the languages and for the user", { source: QUERY }, async (service) => {
  const { json } = await service.get("EntityDefinitions(LogicalName='account')?$select=DisplayName");
  const one = {
    Label: expect.any(String),
    LanguageCode: expect.any(Number),
    IsManaged: expect.any(Boolean),
    HasChanged: null,
  };
  expect(json.DisplayName).toEqual({
    LocalizedLabels: expect.arrayContaining([expect.objectContaining(one)]),
    UserLocalizedLabel: expect.objectContaining(one),
  });
});

contract("there is no paging: all tables come at once", { source: QUERY }, async (service) => {
  const answer = await service.get("EntityDefinitions?$select=LogicalName", { prefer: "odata.maxpagesize=2" });
  expect(rowsIn(answer).length).toBeGreaterThan(2);
  expect(answer.json["@odata.nextLink"]).toBeUndefined();
});

for (const [table, known] of Object.entries({
  incident: {
    SchemaName: "Incident",
    EntitySetName: "incidents",
    PrimaryIdAttribute: "incidentid",
    PrimaryNameAttribute: "title",
    OwnershipType: "UserOwned",
    ObjectTypeCode: 112,
  },
  contact: {
    SchemaName: "Contact",
    EntitySetName: "contacts",
    PrimaryIdAttribute: "contactid",
    PrimaryNameAttribute: "fullname",
    OwnershipType: "UserOwned",
    ObjectTypeCode: 2,
  },
  account: {
    SchemaName: "Account",
    EntitySetName: "accounts",
    PrimaryIdAttribute: "accountid",
    PrimaryNameAttribute: "name",
    OwnershipType: "UserOwned",
    ObjectTypeCode: 1,
  },
  systemuser: {
    SchemaName: "SystemUser",
    EntitySetName: "systemusers",
    PrimaryIdAttribute: "systemuserid",
    PrimaryNameAttribute: "fullname",
    OwnershipType: "BusinessOwned",
    ObjectTypeCode: 8,
  },
  phonecall: {
    SchemaName: "PhoneCall",
    EntitySetName: "phonecalls",
    PrimaryIdAttribute: "activityid",
    PrimaryNameAttribute: "subject",
    OwnershipType: "UserOwned",
    ObjectTypeCode: 4210,
  },
}))
  contract(`${table} tells its names and its owner's kind`, { source: REFERENCE }, async (service) => {
    const { json } = await service.get(
      `EntityDefinitions(LogicalName='${table}')?$select=${[...Object.keys(known), "IsCustomEntity"].join(",")}`,
    );
    expect(json).toMatchObject({ ...known, IsCustomEntity: false });
  });

contract("activities say that they are", { source: REFERENCE }, async (service) => {
  const tables = rowsIn(
    await service.get("EntityDefinitions?$select=LogicalName&$filter=IsActivity eq true and IsCustomEntity eq false"),
  ).map((row) => row.LogicalName);
  expect(tables).toEqual(expect.arrayContaining(["phonecall", "task"]));
  expect(tables).not.toContain("incident");
});

contract(
  "a property that no table has is refused",
  { source: "Troubleshoot Dataverse Web API client errors: could not find a property" },
  async (service) => {
    const answer = await service.get(`${incident}?$select=Nothing`);
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining(
        "Could not find a property named 'Nothing' on type 'Microsoft.Dynamics.CRM.EntityMetadata'.",
      ),
    ]);
  },
);

for (const option of ["$top=1", "$orderby=LogicalName"])
  contract(
    `${option.split("=")[0] ?? ""} is refused: metadata has neither paging nor order`,
    { source: "Web API, query table definitions: there is no paging; public reports of the answer, 2025 and 2026" },
    async (service) => {
      expect(refusalIn(await service.get(`EntityDefinitions?${option}`))).toEqual([400, "0x80060888"]);
    },
  );

contract(
  "columns expand below a table, with options of their own",
  { source: "Web API, query table definitions: querying EntityMetadata attributes" },
  async (service) => {
    const { json } = await service.get(
      `${incident}?$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist')`,
    );
    const columns = json.Attributes as readonly Record<string, unknown>[];
    expect(json.LogicalName).toBe("incident");
    expect(columns.map((column) => column.LogicalName)).toEqual(
      expect.arrayContaining(["prioritycode", "caseorigincode"]),
    );
    expect(columns.map((column) => column.LogicalName)).not.toContain("title");
  },
);

contract(
  "keys are listed, and expand",
  { source: "EntityMetadata EntityType: collection-valued navigation properties" },
  async (service) => {
    expect(Array.isArray((await service.get(`${incident}/Keys`)).json.value)).toBe(true);
    expect(Array.isArray((await service.get(`${incident}?$select=LogicalName&$expand=Keys`)).json.Keys)).toBe(true);
  },
);
