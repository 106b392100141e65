import { contract, rowsIn } from "../support/contract";

const SOURCE = "Web API, query table definitions: querying relationship metadata";
const BY_NAME = "Web API, reference schema definitions by name or MetadataId";

const ONE_TO_MANY = "Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata";
const customer = "incident_customer_accounts";

contract("a relationship is named by its schema name", { source: BY_NAME }, async (service) => {
  const { status, json } = await service.get("RelationshipDefinitions(SchemaName='Account_Tasks')");
  expect(status).toBe(200);
  expect(json).toMatchObject({
    "@odata.type": `#${ONE_TO_MANY}`,
    SchemaName: "Account_Tasks",
    RelationshipType: "OneToManyRelationship",
  });
});

contract("a relationship is named by its MetadataId", { source: BY_NAME }, async (service) => {
  const { json } = await service.get(`RelationshipDefinitions(SchemaName='${customer}')`);
  const again = await service.get(`RelationshipDefinitions(${String(json.MetadataId)})`);
  expect(again.json.SchemaName).toBe(customer);
});

contract("relationships are filtered by their name", { source: SOURCE }, async (service) => {
  const rows = rowsIn(await service.get(`RelationshipDefinitions?$filter=SchemaName eq '${customer}'`));
  expect(rows).toEqual([expect.objectContaining({ SchemaName: customer })]);
});

contract("a relationship that is not there is not found", { source: BY_NAME }, async (service) => {
  expect((await service.get("RelationshipDefinitions(SchemaName='no_such_relationship')")).status).toBe(404);
});

contract("what only one kind has is refused without the cast", { source: SOURCE }, async (service) => {
  expect((await service.get("RelationshipDefinitions?$select=SchemaName,ReferencedEntity")).status).toBe(400);
});

contract("under the cast, relationships are filtered by what their kind has", { source: SOURCE }, async (service) => {
  const path = `RelationshipDefinitions/${ONE_TO_MANY}?$select=SchemaName,ReferencingEntity&$filter=ReferencedEntity eq 'account'`;
  const rows = rowsIn(await service.get(path));
  expect(rows.find((row) => row.SchemaName === customer)?.ReferencingEntity).toBe("incident");
});

contract("that is what the table's own list holds", { source: SOURCE }, async (service) => {
  const all = rowsIn(
    await service.get(
      `RelationshipDefinitions/${ONE_TO_MANY}?$select=SchemaName&$filter=ReferencedEntity eq 'account'`,
    ),
  );
  const own = rowsIn(
    await service.get("EntityDefinitions(LogicalName='account')/OneToManyRelationships?$select=SchemaName"),
  );
  expect(own.map((row) => row.SchemaName).sort()).toEqual(all.map((row) => row.SchemaName).sort());
});

contract(
  "a relationship tells both tables, both columns and both navigation properties",
  { source: "OneToManyRelationshipMetadata EntityType: properties" },
  async (service) => {
    const { json } = await service.get(`RelationshipDefinitions(SchemaName='${customer}')/${ONE_TO_MANY}`);
    expect(json).toMatchObject({
      ReferencedEntity: "account",
      ReferencedAttribute: "accountid",
      ReferencedEntityNavigationPropertyName: customer,
      ReferencingEntity: "incident",
      ReferencingAttribute: "customerid",
      ReferencingEntityNavigationPropertyName: "customerid_account",
    });
  },
);

contract("a table lists the relationships of its lookups", { source: SOURCE }, async (service) => {
  const rows = rowsIn(
    await service.get(
      "EntityDefinitions(LogicalName='incident')/ManyToOneRelationships?$select=SchemaName,ReferencingAttribute,ReferencedEntity&$filter=ReferencingAttribute eq 'primarycontactid'",
    ),
  );
  expect(rows).toEqual([
    expect.objectContaining({ SchemaName: "contact_as_primary_contact", ReferencedEntity: "contact" }),
  ]);
});

contract("relationships expand below a table", { source: SOURCE }, async (service) => {
  const { json } = await service.get(
    "EntityDefinitions(LogicalName='incident')?$select=LogicalName&$expand=ManyToOneRelationships($select=SchemaName),OneToManyRelationships($select=SchemaName;$filter=ReferencingEntity eq 'annotation')",
  );
  expect(json.OneToManyRelationships).toEqual([expect.objectContaining({ SchemaName: "Incident_Annotation" })]);
  expect(json.ManyToOneRelationships).toEqual(
    expect.arrayContaining([expect.objectContaining({ SchemaName: customer })]),
  );
});

contract(
  "relationships of many to many tell the table between",
  { source: "ManyToManyRelationshipMetadata EntityType: properties" },
  async (service) => {
    const rows = rowsIn(
      await service.get(
        "EntityDefinitions(LogicalName='queue')/ManyToManyRelationships?$filter=SchemaName eq 'queuemembership_association'",
      ),
    );
    expect(rows).toEqual([
      expect.objectContaining({ IntersectEntityName: "queuemembership", RelationshipType: "ManyToManyRelationship" }),
    ]);
  },
);

contract(
  "relationships are filtered by their kind",
  { source: "Microsoft's Python client 1.1.0: tables.list_relationships" },
  async (service) => {
    const rows = rowsIn(
      await service.get(
        "RelationshipDefinitions?$select=SchemaName&$filter=RelationshipType eq Microsoft.Dynamics.CRM.RelationshipType'ManyToManyRelationship'",
      ),
    ).map((row) => row.SchemaName);
    expect(rows).toContain("teammembership_association");
    expect(rows).not.toContain(customer);
  },
);
