import { localContract, refusalIn, rowsIn, type Service } from "../support/contract";

const CREATE = "Microsoft's Python client 1.1.0: tables.create_alternate_key; EntityKeyMetadata EntityType";
const USE = "Web API, use alternate keys to reference rows";
const because = "metadata that a case defines stays, and its index takes minutes";

const keys = "EntityDefinitions(LogicalName='account')/Keys";

async function define(service: Service, name: string, columns: readonly string[]): Promise<string> {
  const { status, headers } = await service.request("POST", keys, {
    body: { SchemaName: name, KeyAttributes: columns },
  });
  expect(status).toBe(204);
  return /Keys\(([0-9a-f-]{36})\)$/.exec(headers.get("odata-entityid") ?? "")?.[1] ?? "";
}

localContract("a key is defined, listed and removed", { source: CREATE, because }, async (service) => {
  const id = await define(service, "contract_Sic", ["sic"]);
  expect(rowsIn(await service.get(`${keys}?$filter=SchemaName eq 'contract_Sic'`))).toEqual([
    expect.objectContaining({
      MetadataId: id,
      SchemaName: "contract_Sic",
      EntityLogicalName: "account",
      KeyAttributes: ["sic"],
      EntityKeyIndexStatus: "Active",
    }),
  ]);
  expect((await service.request("DELETE", `${keys}(${id})`)).status).toBe(204);
  expect(rowsIn(await service.get(`${keys}?$filter=SchemaName eq 'contract_Sic'`))).toEqual([]);
});

localContract("a row is reached by a key that was defined", { source: USE, because }, async (service) => {
  const id = await define(service, "contract_Sic", ["sic"]);
  const row = await service.create("accounts", { name: "Contract case", sic: "C-1" });
  expect((await service.get("accounts(sic='C-1')?$select=name")).json.accountid).toBe(row);
  await service.request("DELETE", `${keys}(${id})`);
  expect((await service.get("accounts(sic='C-1')?$select=name")).status).toBe(400);
});

localContract("a key is not defined twice, nor of what is no column", { source: CREATE, because }, async (service) => {
  const id = await define(service, "contract_Sic", ["sic"]);
  const body = (SchemaName: string, column: string) => ({ body: { SchemaName, KeyAttributes: [column] } });
  const refusals = await Promise.all(
    [body("contract_Sic", "name"), body("contract_Other", "sic"), body("contract_Nothing", "nothing")].map(
      async (sent) => refusalIn(await service.request("POST", keys, sent)),
    ),
  );
  expect(refusals).toEqual([
    [400, "0x80060893"],
    [400, "0x80060894"],
    [400, "0x8006088f"],
  ]);
  await service.request("DELETE", `${keys}(${id})`);
});
