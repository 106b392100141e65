import { contract } from "../support/contract";

const ALIASES = "Web API functions: pass parameters to a function";

contract("RetrieveVersion tells four numbers", { source: "RetrieveVersion function" }, async (service) => {
  const { status, json } = await service.get("RetrieveVersion");
  expect([status, json.Version]).toEqual([200, expect.stringMatching(/^9\.\d+\.\d+\.\d+$/)]);
});

contract(
  "RetrieveProvisionedLanguages tells codes of languages",
  { source: "RetrieveProvisionedLanguages function" },
  async (service) => {
    const { json } = await service.get("RetrieveProvisionedLanguages");
    expect(json.RetrieveProvisionedLanguages).toContain(1033);
  },
);

contract(
  "RetrieveTotalRecordCount counts tables, in the order they were asked for",
  { source: "RetrieveTotalRecordCount function; count rows" },
  async (service) => {
    const { status, json } = await service.get("RetrieveTotalRecordCount(EntityNames=['account','contact'])");
    expect(status).toBe(200);
    expect(json).toMatchObject({
      "@odata.context": `${service.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse`,
      EntityRecordCountCollection: {
        Count: 2,
        IsReadOnly: false,
        Keys: ["account", "contact"],
        Values: [expect.any(Number), expect.any(Number)],
      },
    });
  },
);

contract("a parameter is passed by its alias", { source: ALIASES }, async (service) => {
  const { json } = await service.get('RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account"]');
  expect(json).toMatchObject({ EntityRecordCountCollection: { Count: 1, Keys: ["account"] } });
});

contract("a parameter that is missing is refused", { source: ALIASES }, async (service) => {
  expect((await service.get("RetrieveTotalRecordCount(EntityNames=@p1)")).status).toBeGreaterThanOrEqual(400);
});

contract(
  "RetrieveCurrentOrganization tells which one it is, and where it stands",
  { source: "RetrieveCurrentOrganization function; OrganizationDetail ComplexType" },
  async (service) => {
    const { json } = await service.get(
      "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
    );
    const who = await service.get("WhoAmI");
    expect(json.Detail).toMatchObject({
      OrganizationId: who.json.OrganizationId,
      OrganizationVersion: expect.any(String),
      State: "Enabled",
      Endpoints: { Keys: expect.arrayContaining(["WebApplication"]), Values: expect.any(Array) },
    });
  },
);
