import { contract, refusalIn } from "../support/contract";

const RETRIEVE = "Web API, query table definitions: retrieving attributes";
const BY_NAME = "Web API, reference schema definitions by name: example";
const GLOBAL = "Web API, query table definitions: querying global OptionSets";
const BOOLEAN = "BooleanOptionSetMetadata EntityType: properties";

const column = (name: string, type: string, rest: string) =>
  `EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='${name}')/Microsoft.Dynamics.CRM.${type}AttributeMetadata${rest}`;

interface Option {
  readonly Value: number;
  readonly Label: { readonly UserLocalizedLabel: { readonly Label: string } };
  readonly State?: number;
  readonly DefaultStatus?: number;
}

function optionsIn(set: unknown): readonly Option[] {
  return (set as { readonly Options: readonly Option[] }).Options;
}

contract("a choice expands, with its options and their labels", { source: RETRIEVE }, async (service) => {
  const { json } = await service.get(column("prioritycode", "Picklist", "?$select=LogicalName&$expand=OptionSet"));
  expect(json.OptionSet).toMatchObject({ Name: "incident_prioritycode", IsGlobal: false, OptionSetType: "Picklist" });
  expect(optionsIn(json.OptionSet).map((option) => [option.Value, option.Label.UserLocalizedLabel.Label])).toEqual(
    expect.arrayContaining([
      [1, "High"],
      [2, "Normal"],
      [3, "Low"],
    ]),
  );
});

contract("an option has label, colour, description and parents", { source: BY_NAME }, async (service) => {
  const { json } = await service.get(
    column("prioritycode", "Picklist", "?$select=LogicalName&$expand=OptionSet($select=Options)"),
  );
  expect(optionsIn(json.OptionSet)[0]).toMatchObject({
    Value: expect.any(Number),
    Color: null,
    IsManaged: expect.any(Boolean),
    ParentValues: [],
    Label: { LocalizedLabels: expect.any(Array), UserLocalizedLabel: expect.any(Object) },
    Description: { LocalizedLabels: expect.any(Array) },
  });
});

contract("$select within $expand leaves the rest out", { source: BY_NAME }, async (service) => {
  const { json } = await service.get(
    column("prioritycode", "Picklist", "?$select=LogicalName&$expand=OptionSet($select=Options)"),
  );
  expect(Object.keys(json.OptionSet as object).sort()).toEqual(["MetadataId", "Options"]);
});

contract("the choice is read by its own address", { source: RETRIEVE }, async (service) => {
  const { json } = await service.get(column("prioritycode", "Picklist", "/OptionSet?$select=Options"));
  expect(optionsIn(json).map((option) => option.Value)).toEqual(expect.arrayContaining([1, 2, 3]));
});

contract("OptionSet and GlobalOptionSet answer both, whichever it is", { source: BY_NAME }, async (service) => {
  const { json } = await service.get(
    column(
      "caseorigincode",
      "Picklist",
      "?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)",
    ),
  );
  expect(optionsIn(json.GlobalOptionSet).map((option) => option.Value)).toEqual(
    optionsIn(json.OptionSet).map((option) => option.Value),
  );
});

contract(
  "status reasons tell the state they belong to",
  { source: "StatusOptionMetadata ComplexType: properties" },
  async (service) => {
    const { json } = await service.get(column("statuscode", "Status", "?$select=LogicalName&$expand=OptionSet"));
    const states = new Map(optionsIn(json.OptionSet).map((option) => [option.Value, option.State]));
    expect([states.get(1), states.get(5), states.get(6)]).toEqual([0, 1, 2]);
  },
);

contract(
  "states tell the status reason that a row gets with them",
  { source: "StateOptionMetadata ComplexType: properties" },
  async (service) => {
    const { json } = await service.get(column("statecode", "State", "?$select=LogicalName&$expand=OptionSet"));
    expect(optionsIn(json.OptionSet).map((option) => [option.Value, option.DefaultStatus])).toEqual([
      [0, 1],
      [1, 5],
      [2, 6],
    ]);
  },
);

contract("a two-option has an option for true and one for false", { source: BOOLEAN }, async (service) => {
  const { json } = await service.get(
    column("activitiescomplete", "Boolean", "?$select=LogicalName,DefaultValue&$expand=OptionSet"),
  );
  expect(json).toMatchObject({
    DefaultValue: false,
    OptionSet: { OptionSetType: "Boolean", TrueOption: { Value: 1 }, FalseOption: { Value: 0 } },
  });
});

contract("a two-option has no list of options", { source: BOOLEAN }, async (service) => {
  const { json } = await service.get(column("activitiescomplete", "Boolean", "?$select=LogicalName&$expand=OptionSet"));
  expect(json.OptionSet).not.toHaveProperty("Options");
});

contract("a global choice is named by its name, and by its MetadataId", { source: GLOBAL }, async (service) => {
  const byName = await service.get("GlobalOptionSetDefinitions(Name='incident_caseorigincode')");
  expect(byName.json).toMatchObject({ Name: "incident_caseorigincode", IsGlobal: true });
  const byId = await service.get(`GlobalOptionSetDefinitions(${String(byName.json.MetadataId)})`);
  expect(byId.json.Name).toBe("incident_caseorigincode");
});

contract("global choices are listed all at once", { source: GLOBAL }, async (service) => {
  const { json } = await service.get("GlobalOptionSetDefinitions");
  const names = (json.value as readonly { readonly Name: string }[]).map((set) => set.Name);
  expect(names).toContain("incident_caseorigincode");
});

contract("global choices take no filter", { source: GLOBAL }, async (service) => {
  expect(refusalIn(await service.get("GlobalOptionSetDefinitions?$filter=Name eq 'incident_caseorigincode'"))[0]).toBe(
    400,
  );
});

contract("a global choice that is not there is not found", { source: GLOBAL }, async (service) => {
  expect((await service.get("GlobalOptionSetDefinitions(Name='no_such_choice')")).status).toBe(404);
});
