import { contract, localContract, refusalIn, rowsIn, type ContractAnswer, type Service } from "../support/contract";

const COLUMNS = "Web API, create and update column definitions";
const RELATIONSHIPS = "Web API, create and update table relationships";
const CODES = "Web service error codes";
const writes = true;

const attributes = "EntityDefinitions(LogicalName='account')/Attributes";
const crm = "Microsoft.Dynamics.CRM.";

function label(text: string) {
  return { LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] };
}

function typed(kind: string, name: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    "@odata.type": `${crm}${kind}AttributeMetadata`,
    SchemaName: name,
    DisplayName: label(`The ${kind}`),
    RequiredLevel: { Value: "None" },
    ...more,
  };
}

function idIn({ headers }: ContractAnswer): string {
  return /\(([0-9a-f-]{36})\)$/.exec(headers.get("odata-entityid") ?? "")?.[1] ?? "";
}

/** Posts a definition, and takes it away again when the steps are done. */
async function defined(service: Service, path: string, body: object, steps: (id: string) => Promise<void>) {
  const made = await service.request("POST", path, { body });
  expect([made.status, made.json.error]).toEqual([204, undefined]);
  const id = idIn(made);
  try {
    await steps(id);
  } finally {
    expect((await service.request("DELETE", `${path}(${id})`)).status).toBe(204);
  }
}

const lookup = {
  "@odata.type": `${crm}OneToManyRelationshipMetadata`,
  SchemaName: "new_contract_account",
  ReferencedEntity: "account",
  ReferencedAttribute: "accountid",
  ReferencingEntity: "contact",
  CascadeConfiguration: { Delete: "RemoveLink" },
  Lookup: typed("Lookup", "new_ContractAccount"),
};

const links = {
  "@odata.type": `${crm}ManyToManyRelationshipMetadata`,
  SchemaName: "new_contract_links",
  IntersectEntityName: "new_contract_link",
  Entity1LogicalName: "account",
  Entity2LogicalName: "contact",
};

for (const [kind, more, sent] of [
  ["String", { MaxLength: 20, FormatName: { Value: "Text" } }, "a text"],
  ["Memo", { MaxLength: 4000, Format: "TextArea" }, "a longer text"],
  ["Integer", { MinValue: 0, MaxValue: 9 }, 7],
  ["Decimal", { MinValue: 0, MaxValue: 9, Precision: 2 }, 1.25],
  ["Double", { MinValue: 0, MaxValue: 9, Precision: 2 }, 1.5],
  ["Money", { PrecisionSource: 2 }, 12],
  [
    "Boolean",
    { OptionSet: { TrueOption: { Value: 1, Label: label("Yes") }, FalseOption: { Value: 0, Label: label("No") } } },
    true,
  ],
  ["DateTime", { Format: "DateOnly", DateTimeBehavior: { Value: "DateOnly" } }, "2026-01-31"],
  [
    "Picklist",
    { OptionSet: { IsGlobal: false, OptionSetType: "Picklist", Options: [{ Value: 7, Label: label("Seven") }] } },
    7,
  ],
] as const)
  contract(`a column of the type ${kind} is made and holds values`, { source: COLUMNS, writes }, async (service) => {
    await defined(service, attributes, typed(kind, `new_Contract${kind}`, more), async (id) => {
      const name = `new_contract${kind.toLowerCase()}`;
      expect(rowsIn(await service.get(`${attributes}?$filter=LogicalName eq '${name}'`))).toEqual([
        expect.objectContaining({ MetadataId: id, SchemaName: `new_Contract${kind}`, AttributeType: kind }),
      ]);
      const row = await service.create("accounts", { name: "Contract case", [name]: sent });
      expect((await service.get(`accounts(${row})?$select=${name}`)).json[name]).toBe(sent);
    });
  });

contract("a column that is deleted is gone from its rows", { source: COLUMNS, writes }, async (service) => {
  await defined(service, attributes, typed("Integer", "new_ContractGone"), async () => undefined);
  expect((await service.get("accounts?$select=new_contractgone")).status).toBe(400);
});

contract("a definition is read, changed and put back whole", { source: COLUMNS, writes }, async (service) => {
  await defined(service, attributes, typed("String", "new_ContractLonger", { MaxLength: 5 }), async (id) => {
    const path = `${attributes}(${id})`;
    const { json } = await service.get(`${path}/${crm}StringAttributeMetadata`);
    const body = {
      ...json,
      "@odata.type": `${crm}StringAttributeMetadata`,
      MaxLength: 9,
      DisplayName: label("Longer"),
    };
    expect((await service.request("PUT", path, { body })).status).toBe(204);
    const changed = await service.get(`${path}/${crm}StringAttributeMetadata`);
    expect(changed.json).toMatchObject({
      SchemaName: "new_ContractLonger",
      MaxLength: 9,
      DisplayName: { UserLocalizedLabel: { Label: "Longer" } },
    });
    await service.create("accounts", { name: "Contract case", new_contractlonger: "123456789" });
  });
});

contract("a column's name is not taken twice, and has a prefix", { source: CODES, writes }, async (service) => {
  await defined(service, attributes, typed("Integer", "new_ContractOnce"), async () => {
    const again = await service.request("POST", attributes, { body: typed("String", "new_ContractOnce") });
    expect(refusalIn(again)).toEqual([400, "0x80047013"]);
  });
  const bare = await service.request("POST", attributes, { body: typed("Integer", "ContractBare") });
  expect(refusalIn(bare)).toEqual([400, "0x80048062"]);
});

contract("a relationship of one to many brings its lookup", { source: RELATIONSHIPS, writes }, async (service) => {
  await defined(service, "RelationshipDefinitions", lookup, async (id) => {
    const { json } = await service.get(`RelationshipDefinitions(${id})/${crm}OneToManyRelationshipMetadata`);
    expect(json).toMatchObject({
      SchemaName: "new_contract_account",
      ReferencedEntity: "account",
      ReferencingEntity: "contact",
      ReferencingAttribute: "new_contractaccount",
      ReferencingEntityNavigationPropertyName: "new_ContractAccount",
    });
    const account = await service.create("accounts", { name: "Contract case" });
    const bound = { lastname: "Contract case", "new_ContractAccount@odata.bind": `/accounts(${account})` };
    const contact = await service.create("contacts", bound);
    const rows = rowsIn(
      await service.get(`accounts(${account})/new_contract_account?$select=_new_contractaccount_value`),
    );
    expect(rows).toEqual([expect.objectContaining({ contactid: contact, _new_contractaccount_value: account })]);
  });
  expect((await service.get("contacts?$select=_new_contractaccount_value")).status).toBe(400);
});

contract("a relationship of many to many links rows", { source: RELATIONSHIPS, writes }, async (service) => {
  await defined(service, "RelationshipDefinitions", links, async (id) => {
    const { json } = await service.get(`RelationshipDefinitions(${id})/${crm}ManyToManyRelationshipMetadata`);
    expect(json).toMatchObject({ Entity1LogicalName: "account", IntersectEntityName: "new_contract_link" });
    const account = await service.create("accounts", { name: "Contract case" });
    const contact = await service.create("contacts", { lastname: "Contract case" });
    const body = { "@odata.id": `${service.url}/api/data/v9.2/contacts(${contact})` };
    const path = `accounts(${account})/new_contract_links`;
    expect((await service.request("POST", `${path}/$ref`, { body })).status).toBe(204);
    expect(rowsIn(await service.get(`${path}?$select=lastname`))).toHaveLength(1);
  });
});

contract("a relationship's name is not taken twice, and has a prefix", { source: CODES, writes }, async (service) => {
  await defined(service, "RelationshipDefinitions", links, async () => {
    const again = await service.request("POST", "RelationshipDefinitions", { body: links });
    expect(refusalIn(again)).toEqual([400, "0x80044363"]);
  });
  const bare = { ...links, SchemaName: "contractlinks" };
  expect(refusalIn(await service.request("POST", "RelationshipDefinitions", { body: bare }))).toEqual([
    400,
    "0x80044366",
  ]);
});

localContract(
  "who writes metadata holds the privilege to",
  { source: "Security roles and privileges: customization", because: "a user of another role" },
  async (service, local) => {
    const rep = service.as(local.tokenFor(local.users.rep ?? ""));
    for (const [path, body] of [
      [attributes, typed("Integer", "new_ContractDenied")],
      ["RelationshipDefinitions", links],
    ] as const)
      expect(refusalIn(await rep.request("POST", path, { body }))).toEqual([403, "0x80040220"]);
    expect((await service.get("accounts?$select=new_contractdenied")).status).toBe(400);
  },
);
