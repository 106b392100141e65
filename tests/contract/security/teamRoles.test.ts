import { randomUUID } from "node:crypto";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import type { Depth } from "../../../LocalPlatform/dataverse/model/depth";
import { SEED_IDS } from "../../../LocalPlatform/seed/seedIds";
import { localContract, refusalIn, type Service } from "../support/contract";

const PAGE = "Microsoft, Security roles and privileges: Team member's privilege inheritance";
const because = "users and teams whose roles it chooses";

/** A user of a unit of its own, in a team of the root unit; none of them has a role yet. */
async function cast(service: Service, local: LocalDataverse) {
  const parent = { "parentbusinessunitid@odata.bind": `/businessunits(${SEED_IDS.businessUnit})` };
  const made = async (set: string, body: object): Promise<string> => {
    const answer = await service.request("POST", set, { body });
    return /\(([0-9a-f-]{36})\)$/.exec(answer.headers.get("odata-entityid") ?? "")?.[1] ?? "";
  };
  const unit = await made("businessunits", { name: `unit ${randomUUID()}`, ...parent });
  const user = await made("systemusers", {
    lastname: "Member",
    azureactivedirectoryobjectid: randomUUID(),
    "businessunitid@odata.bind": `/businessunits(${unit})`,
  });
  const team = await service.create("teams", { name: `team ${randomUUID()}` });
  const reference = { "@odata.id": `${service.url}/api/data/v9.2/systemusers(${user})` };
  await service.request("POST", `teams(${team})/teammembership_association/$ref`, { body: reference });
  const owned = (by: string) => service.incident({ "ownerid@odata.bind": by });
  const cases = {
    own: await owned(`/systemusers(${user})`),
    team: await owned(`/teams(${team})`),
    root: await owned(`/systemusers(${local.users.rep ?? ""})`),
  };
  const member = service.as(local.tokenFor(user));
  const read = async (): Promise<readonly number[]> =>
    Promise.all(Object.values(cases).map(async (id) => (await member.get(`incidents(${id})?$select=title`)).status));
  const give = (depth: Depth, inheritance: "user" | "team", access = "Read") =>
    local.setPrivileges(team, new Map([[`prv${access}Incident`, depth]]), inheritance);
  return { user, team, member, read, give };
}

localContract(
  "a member without a role of its own holds what the team's gives",
  { source: PAGE, because },
  async (service, local) => {
    const { member, read, give } = await cast(service, local);
    expect(refusalIn(await member.get("WhoAmI"))).toEqual([403, "0x80042f09"]);
    give("Basic", "user");
    expect((await member.get("WhoAmI")).status).toBe(200);
    // Own rows, and those of the team: as if the role were the member's.
    expect(await read()).toEqual([200, 200, 403]);
  },
);

localContract(
  "a role with team privileges only reaches the team's rows, and not the member's own",
  { source: PAGE, because },
  async (service, local) => {
    const { read, give } = await cast(service, local);
    give("Basic", "team");
    expect(await read()).toEqual([403, 200, 403]);
  },
);

localContract(
  "depths of a team's role are counted from the team's business unit",
  { source: "Microsoft, Security concepts in Microsoft Dataverse: Business units, teams", because },
  async (service, local) => {
    const { read, give } = await cast(service, local);
    give("Local", "team");
    expect(await read()).toEqual([403, 200, 200]);
    give("Deep", "team");
    expect(await read()).toEqual([200, 200, 200]);
  },
);

localContract(
  "by team privileges only a member makes rows of the team's; by a role that counts as its own, of its own",
  { source: PAGE, because },
  async (service, local) => {
    const { member, give, team, user } = await cast(service, local);
    const make = async (body: object) => {
      const row = { title: "x", "customerid_account@odata.bind": `/accounts(${await service.account()})`, ...body };
      return (await member.request("POST", "incidents", { body: row })).status;
    };
    local.setPrivileges(
      user,
      new Map<string, Depth>([
        ...["prvAppendIncident", "prvAppendToAccount", "prvAssignIncident"].map((name): [string, Depth] => [
          name,
          "Global",
        ]),
      ]),
    );
    give("Basic", "team", "Create");
    expect([await make({}), await make({ "ownerid@odata.bind": `/teams(${team})` })]).toEqual([403, 204]);
    give("Basic", "user", "Create");
    expect(await make({})).toBe(204);
  },
);

localContract(
  "RetrieveUserPrivileges tells a team's privileges at the depth Basic",
  { source: "Microsoft, RetrieveUserPrivileges Function: Remarks", because },
  async (service, local) => {
    const { member, give, user } = await cast(service, local);
    local.setPrivileges(user, new Map<string, Depth>([["prvReadContact", "Local"]]));
    give("Global", "user");
    const { json } = await member.get(`systemusers(${user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`);
    const told = json.RolePrivileges as readonly Readonly<Record<string, unknown>>[];
    expect(
      told.map(({ PrivilegeName, Depth: depth, BusinessUnitId }) => [
        PrivilegeName,
        depth,
        BusinessUnitId === SEED_IDS.businessUnit,
      ]),
    ).toEqual([
      ["prvReadContact", "Local", false],
      ["prvReadIncident", "Basic", true],
    ]);
  },
);

localContract(
  "a role is given to a team by a link to it, and taken by parting them",
  { source: "Team table reference: teamroles_association; Associate and disassociate table rows", because },
  async (service, local) => {
    const { member, team } = await cast(service, local);
    const roles = await service.get("roles?$select=roleid&$filter=name eq 'Customer Service Representative'");
    const [role] = roles.json.value as readonly Readonly<Record<string, unknown>>[];
    const path = `teams(${team})/teamroles_association`;
    const body = { "@odata.id": `${service.url}/api/data/v9.2/roles(${String(role?.roleid)})` };
    expect((await service.request("POST", `${path}/$ref`, { body })).status).toBe(204);
    expect((await member.get("contacts?$select=fullname&$top=1")).status).toBe(200);
    expect((await service.request("DELETE", `${path}(${String(role?.roleid)})/$ref`)).status).toBe(204);
    expect(refusalIn(await member.get("contacts?$select=fullname&$top=1"))).toEqual([403, "0x80042f09"]);
  },
);
