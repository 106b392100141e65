import { contract, refusalIn, rowsIn, type Service } from "../support/contract";

const ENUMS = "Web API, query table definitions: use enum types in $filter operations";
const COMPLEX = "Web API, query table definitions: use complex types in $filter operations";
const REQUIRED = "Web API, query table definitions: filtering by required level";
const FUNCTIONS = "public reports of the answer, 2025 and 2026: functions on metadata";

async function names(service: Service, path: string): Promise<readonly unknown[]> {
  return rowsIn(await service.get(path)).map((row) => row.LogicalName ?? row.SchemaName);
}

const columns = (filter: string) =>
  `EntityDefinitions(LogicalName='incident')/Attributes?$select=LogicalName&$filter=${filter}`;

contract("an enumeration is compared by its full name", { source: ENUMS }, async (service) => {
  const owned = await names(
    service,
    "EntityDefinitions?$select=LogicalName&$filter=OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'",
  );
  expect(owned).toEqual(expect.arrayContaining(["incident", "contact", "account"]));
  expect(owned).not.toContain("systemuser");
});

contract("a member that the enumeration does not have is refused", { source: ENUMS }, async (service) => {
  const answer = await service.get(
    "EntityDefinitions?$select=LogicalName&$filter=OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'Nobody'",
  );
  expect(answer.status).toBe(400);
});

contract("a part of a complex property is compared by its path", { source: COMPLEX }, async (service) => {
  const tables = await names(
    service,
    "EntityDefinitions?$select=LogicalName&$filter=CanCreateAttributes/Value eq true",
  );
  expect(tables).toEqual(expect.arrayContaining(["incident", "contact"]));
});

contract("required columns are found by their level", { source: REQUIRED }, async (service) => {
  const required = await names(
    service,
    columns("RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'SystemRequired'"),
  );
  expect(required).toEqual(expect.arrayContaining(["customerid"]));
  expect(required).not.toContain("description");
});

contract(
  "comparisons join by and, or, not and parentheses",
  { source: "Web API, query table definitions: $filter" },
  async (service) => {
    const found = await names(
      service,
      columns("(LogicalName eq 'title' or LogicalName eq 'ticketnumber') and not (IsValidForUpdate eq false)"),
    );
    expect(found).toEqual(["title"]);
  },
);

contract(
  "several tables are asked for at once",
  { source: "Web API, query table definitions: $filter" },
  async (service) => {
    const found = await names(
      service,
      "EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'queue' or LogicalName eq 'team'",
    );
    expect([...found].sort()).toEqual(["queue", "team"]);
  },
);

contract("ne leaves out what is equal", { source: "Web API, query table definitions: $filter" }, async (service) => {
  const found = await names(service, "EntityDefinitions?$select=LogicalName&$filter=IsActivity ne false");
  expect(found).toContain("phonecall");
  expect(found).not.toContain("incident");
});

contract(
  "a number is compared with a number",
  { source: "Web API, query table definitions: $filter" },
  async (service) => {
    const found = await names(service, "EntityDefinitions?$select=LogicalName&$filter=ObjectTypeCode le 2");
    expect([...found].sort()).toEqual(["account", "contact"]);
  },
);

contract(
  "the primary id and the primary name are found among the columns",
  { source: "AttributeMetadata EntityType: properties" },
  async (service) => {
    expect(await names(service, columns("IsPrimaryId eq true"))).toEqual(["incidentid"]);
    expect(await names(service, columns("IsPrimaryName eq true"))).toEqual(["title"]);
  },
);

for (const name of ["startswith", "contains", "endswith"])
  contract(`${name} is not there for metadata`, { source: FUNCTIONS }, async (service) => {
    const answer = await service.get(`EntityDefinitions?$select=LogicalName&$filter=${name}(LogicalName,'inc')`);
    expect(refusalIn(answer)).toEqual([501, "0x8006088a"]);
  });

for (const [what, filter] of [
  ["a property that is not there", "Nothing eq 'x'"],
  ["a value of another type", "IsActivity eq 'yes'"],
  ["a label", "DisplayName/UserLocalizedLabel/Label eq 'Case'"],
  ["half a comparison", "LogicalName eq"],
])
  contract(`a filter is refused that compares ${what ?? ""}`, { source: COMPLEX }, async (service) => {
    expect((await service.get(`EntityDefinitions?$select=LogicalName&$filter=${filter ?? ""}`)).status).toBe(400);
  });
