import { contract, refusalIn } from "../support/contract";

const SOURCE = "WhoAmI function; Web API functions: unbound functions";
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

contract("WhoAmI tells user, business unit and organization", { source: SOURCE }, async (service) => {
  const { status, json } = await service.get("WhoAmI");
  expect(status).toBe(200);
  expect(json).toEqual({
    "@odata.context": `${service.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: expect.stringMatching(GUID),
    UserId: expect.stringMatching(GUID),
    OrganizationId: expect.stringMatching(GUID),
  });
});

contract("a function takes empty parentheses", { source: SOURCE }, async (service) => {
  expect((await service.get("WhoAmI()")).json.UserId).toBe((await service.get("WhoAmI")).json.UserId);
});

contract("the user whom WhoAmI names is a row of systemusers", { source: SOURCE }, async (service) => {
  const { UserId } = (await service.get("WhoAmI")).json;
  const user = await service.get(`systemusers(${String(UserId)})?$select=fullname`);
  expect([user.status, user.json.systemuserid]).toEqual([200, UserId]);
});

contract(
  "a segment that is neither table, function nor action is not found",
  { source: "Troubleshoot Dataverse Web API client errors: resource not found for the segment" },
  async (service) => {
    expect(refusalIn(await service.get("Account"))).toEqual([404, "0x8006088a"]);
  },
);
