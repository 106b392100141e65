import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import type { Depth } from "../../../LocalPlatform/dataverse/model/depth";
import { SEED_IDS } from "../../../LocalPlatform/seed/seedIds";
import { clientOf, errorOf, idOf, placeholderOf, rowsOf, type Client } from "../../platform/support/dataverseClient";
import { localContract } from "../support/contract";

const LEVELS = "Microsoft, Security concepts in Microsoft Dataverse: Role-based security, access levels";
const because = "users of several business units, whose roles it chooses";

/** Who owns the case: the one who asks, another user of the same unit, and one each of the unit below and beside. */
const OWNERS = ["own", "unit", "below", "beside"] as const;
type Owner = (typeof OWNERS)[number];

interface Cast {
  readonly asker: Client;
  readonly askerId: string;
  readonly cases: Readonly<Record<Owner, string>>;
  readonly teamId: string;
}

let number = 0;

/** An asker in a unit of the test's own, and a case of each owner. */
async function cast(local: LocalDataverse): Promise<Cast> {
  number += 1;
  const admin = clientOf(local, local.users.admin);
  const create = async (set: string, body: object): Promise<string> => idOf(await admin.send("POST", set, body));
  const unit = (name: string, parent: string): Promise<string> =>
    create("businessunits", {
      name: `${name} ${number}`,
      "parentbusinessunitid@odata.bind": `/businessunits(${parent})`,
    });
  const middle = await unit("middle", SEED_IDS.businessUnit);
  const units = {
    own: middle,
    unit: middle,
    below: await unit("below", middle),
    beside: await unit("beside", SEED_IDS.businessUnit),
  };
  const user = (name: Owner): Promise<string> =>
    create("systemusers", {
      lastname: `${name} ${number}`,
      azureactivedirectoryobjectid: `00000000-0000-4000-8000-${String(number).padStart(6, "0")}${String(OWNERS.indexOf(name)).padStart(6, "0")}`,
      "businessunitid@odata.bind": `/businessunits(${units[name]})`,
    });
  const users = {
    own: await user("own"),
    unit: await user("unit"),
    below: await user("below"),
    beside: await user("beside"),
  };
  const caseOf = (owner: Owner): Promise<string> =>
    create("incidents", {
      title: `depth ${number} ${owner}`,
      ...placeholderOf(local),
      "ownerid@odata.bind": `/systemusers(${users[owner]})`,
    });
  local.setPrivileges(users.own, new Map<string, Depth>([["prvReadIncident", "Basic"]]));
  return {
    asker: clientOf(local, users.own),
    askerId: users.own,
    cases: {
      own: await caseOf("own"),
      unit: await caseOf("unit"),
      below: await caseOf("below"),
      beside: await caseOf("beside"),
    },
    teamId: await create("teams", { name: `team ${number}`, teamtype: 0 }),
  };
}

function holding(local: LocalDataverse, { askerId }: Cast, privileges: Readonly<Record<string, Depth>>): void {
  local.setPrivileges(askerId, new Map(Object.entries(privileges)));
}

async function seen({ asker }: Cast): Promise<readonly string[]> {
  const rows = rowsOf(
    await asker.query("incidents", { $select: "title", $filter: `startswith(title,'depth ${number} ')` }),
  );
  return rows.map(({ title }) => String(title).split(" ")[2] ?? "");
}

describe("how far a privilege reaches", () => {
  const reach: readonly (readonly [Depth, readonly Owner[]])[] = [
    ["Basic", ["own"]],
    ["Local", ["own", "unit"]],
    ["Deep", ["own", "unit", "below"]],
    ["Global", ["own", "unit", "below", "beside"]],
  ];
  for (const [depth, owners] of reach) {
    localContract(
      `${depth}: which rows a list holds, and which may be read`,
      { source: LEVELS, because },
      async (_service, local) => {
        const all = await cast(local);
        holding(local, all, { prvReadIncident: depth });
        expect(await seen(all)).toEqual(owners);
        const statuses = await Promise.all(
          OWNERS.map(async (owner) => (await all.asker.get(`incidents(${all.cases[owner]})`)).status),
        );
        expect(statuses).toEqual(OWNERS.map((owner) => (owners.includes(owner) ? 200 : 403)));
      },
    );

    localContract(
      `${depth}: which rows may be written, deleted and assigned`,
      { source: LEVELS, because },
      async (_service, local) => {
        const all = await cast(local);
        holding(local, all, {
          prvReadIncident: "Global",
          prvWriteIncident: depth,
          prvDeleteIncident: depth,
          prvAssignIncident: depth,
        });
        const expected = OWNERS.map((owner) => (owners.includes(owner) ? 204 : 403));
        const each = (send: (path: string) => Promise<{ readonly status: number }>): Promise<readonly number[]> =>
          Promise.all(OWNERS.map(async (owner) => (await send(`incidents(${all.cases[owner]})`)).status));
        expect(await each((path) => all.asker.send("PATCH", path, { title: `depth ${number} x` }))).toEqual(expected);
        holding(local, all, { prvWriteIncident: "Global", prvDeleteIncident: depth, prvAssignIncident: depth });
        const toTeam = { "ownerid@odata.bind": `/teams(${all.teamId})` };
        const assigned = await each((path) => all.asker.send("PATCH", path, toTeam));
        expect(assigned).toEqual(expected);
        const other = await cast(local);
        holding(local, other, { prvDeleteIncident: depth });
        expect(
          await Promise.all(
            OWNERS.map(async (owner) => (await other.asker.send("DELETE", `incidents(${other.cases[owner]})`)).status),
          ),
        ).toEqual(expected);
      },
    );
  }

  localContract(
    "the refusal names user, right, row and table",
    {
      source:
        "A real answer, told in ema-sh.de, Assign Dataverse access rights via flow; published error list, unManagedIdsAccessDenied",
      because,
    },
    async (_service, local) => {
      const all = await cast(local);
      expect(errorOf(await all.asker.get(`incidents(${all.cases.unit})`))).toEqual([
        403,
        "0x80048306",
        `user with id ${all.askerId} does not have ReadAccess right(s) for record with id ${all.cases.unit} of entity Case. ` +
          "Consider assigning a role with the required access level to the user or team.",
      ]);
    },
  );
});

describe("both sides of a lookup", () => {
  const SOURCE = "Microsoft, Security concepts in Microsoft Dataverse: Append, Append To";
  const attempts: readonly (readonly [string, Readonly<Record<string, Depth>>, number])[] = [
    ["Append on the row, Append To on its target", { prvAppendIncident: "Basic", prvAppendToIncident: "Local" }, 204],
    ["no Append", { prvAppendToIncident: "Global" }, 403],
    ["no Append To", { prvAppendIncident: "Global" }, 403],
    ["Append To that does not reach the target", { prvAppendIncident: "Global", prvAppendToIncident: "Basic" }, 403],
  ];
  for (const [name, privileges, status] of attempts) {
    localContract(name, { source: SOURCE, because }, async (_service, local) => {
      const all = await cast(local);
      holding(local, all, { prvReadIncident: "Global", prvWriteIncident: "Global", ...privileges });
      const body = { "parentcaseid@odata.bind": `/incidents(${all.cases.unit})` };
      expect((await all.asker.send("PATCH", `incidents(${all.cases.own})`, body)).status).toBe(status);
    });
  }
});

describe("teams, shares and what is left out", () => {
  localContract(
    "a row that a team of the user's owns is the user's own",
    { source: LEVELS, because },
    async (_service, local) => {
      const all = await cast(local);
      const admin = clientOf(local, local.users.admin);
      for (const privilege of ["prvAppendTeam", "prvAppendToUser"])
        local.setPrivilege(local.users.admin ?? "", privilege, true);
      const toTeam = { "ownerid@odata.bind": `/teams(${all.teamId})` };
      await admin.send("PATCH", `incidents(${all.cases.beside})`, toTeam);
      expect(await seen(all)).toEqual(["own"]);
      const member = { "@odata.id": `${local.url}/api/data/v9.2/systemusers(${all.askerId})` };
      expect((await admin.send("POST", `teams(${all.teamId})/teammembership_association/$ref`, member)).status).toBe(
        204,
      );
      expect(await seen(all)).toEqual(["own", "beside"]);
    },
  );

  localContract(
    "a shared row is reached with the rights that were shared, if the role has the privilege at all",
    { source: "Microsoft, Security concepts in Microsoft Dataverse: Record sharing; AccessRights EnumType", because },
    async (_service, local) => {
      const all = await cast(local);
      holding(local, all, { prvReadIncident: "Basic", prvWriteIncident: "Basic" });
      const target = { table: "incident", id: all.cases.beside };
      const principal = { table: "systemuser", id: all.askerId };
      local.share(target, { principal, rights: ["ReadAccess"] });
      expect(await seen(all)).toEqual(["own", "beside"]);
      expect((await all.asker.send("PATCH", `incidents(${target.id})`, { title: "x" })).status).toBe(403);
      local.share(target, { principal, rights: ["ReadAccess", "WriteAccess"] });
      expect((await all.asker.send("PATCH", `incidents(${target.id})`, { description: "x" })).status).toBe(204);
      holding(local, all, { prvWriteIncident: "Basic" });
      expect(errorOf(await all.asker.get(`incidents(${target.id})`))).toEqual([403, "0x80040220", expect.any(String)]);
      local.share(target, { principal, rights: [] });
      expect((await all.asker.send("PATCH", `incidents(${target.id})`, { description: "y" })).status).toBe(403);
    },
  );

  localContract(
    "rows out of reach are neither counted nor expanded",
    { source: LEVELS, because },
    async (_service, local) => {
      const all = await cast(local);
      const admin = clientOf(local, local.users.admin);
      await admin.send("PATCH", `incidents(${all.cases.own})`, {
        "parentcaseid@odata.bind": `/incidents(${all.cases.unit})`,
      });
      const shown = await all.asker.query("incidents", { $expand: "parentcaseid($select=title)", $count: "true" });
      expect(shown.body["@odata.count"]).toBe(1);
      expect(rowsOf(shown)[0]?.parentcaseid).toBeNull();
      expect((await all.asker.get(`incidents(${all.cases.own})/parentcaseid`)).status).toBe(403);
      expect((await all.asker.get(`incidents(${all.cases.unit})/title`)).status).toBe(403);
    },
  );

  localContract(
    "RetrieveUserPrivileges tells the depths",
    { source: "Microsoft, RolePrivilege ComplexType, Depth; PrivilegeDepth EnumType", because },
    async (_service, local) => {
      const all = await cast(local);
      holding(local, all, { prvReadIncident: "Deep", prvReadContact: "Local" });
      const { body } = await all.asker.get(`systemusers(${all.askerId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`);
      const told = (body.RolePrivileges as readonly Record<string, unknown>[]).map(({ PrivilegeName, Depth }) => [
        PrivilegeName,
        Depth,
      ]);
      expect(told).toEqual([
        ["prvReadIncident", "Deep"],
        ["prvReadContact", "Local"],
      ]);
    },
  );
});
