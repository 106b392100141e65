import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readCallFile } from "../../Ingestion/commands/callFile";
import { readEnvironment } from "../../Ingestion/config/environment";
import { openEnvironment } from "../../Ingestion/dataverse/environment";
import { processHandoff, unsharedClaims } from "../../Ingestion/handoff/process";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { clientOf, idOf, placeholderOf } from "../platform/support/dataverseClient";
import { aCall } from "../support/callFile";
import { planting } from "./support/misconfigured";
import { integrationRoles } from "./support/roles";

jest.setTimeout(60_000);

const planted = planting();
let folder = "";
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), "opencx-roles-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Lands the handoff of a call, and tells what came of it, a refusal included. */
async function land(call: CallFile, changes: NodeJS.ProcessEnv = {}): Promise<string> {
  const { connections } = readEnvironment({ ...planted.good, ...changes }, ["dataverse", "cases"]);
  const [connection] = connections;
  const file = path.join(folder, `${randomUUID()}.json`);
  await writeFile(file, JSON.stringify(call));
  const { handoffs, conversations } = await readCallFile(file);
  const [handoff] = handoffs;
  if (handoff === undefined) throw new Error("nothing to land");
  const route = { dataverse: openEnvironment(connection.dataverse), cases: connection.cases, conversations };
  try {
    const outcome = await processHandoff(handoff, route, true, unsharedClaims(handoffs)(handoff));
    return outcome.kind === "done" ? `done ${JSON.stringify(outcome.flags ?? [])}` : outcome.reason;
  } catch (error) {
    return String(error);
  }
}

const emailed = (): Promise<string> => land(aCall({ email: `${randomUUID()}@example.com` }));
const unknown = (): Promise<string> => land(aCall());
const owned = (): Promise<string> => land(aCall(), { DEFAULT_OWNER_ID: planted.dataverse.users.rep });
/** Longer than opencx_transcript holds. */
const noted = (): Promise<string> => land(aCall({ turns: [[0, "contact", "words ".repeat(200_000)]] }));

async function adopted(): Promise<string> {
  const { dataverse } = planted;
  const admin = clientOf(dataverse, dataverse.users.admin);
  const theirs = { title: "Theirs", description: "Channel: phone", ...placeholderOf(dataverse) };
  const external_id = idOf(await admin.send("POST", "incidents", theirs));
  const call = aCall();
  const session = { ...call.session, ticketing_system: { name: "dynamics365", external_id } };
  return land({ ...call, session }, { NATIVE_INTEGRATION: "adopt" });
}

/** Twice, as after a crash. A refusal costs the timeline and no case, and a party that is refused the parties. */
async function onTimeline(): Promise<string> {
  const count = (table: string): number => planted.dataverse.rows(table).length;
  const [call, parties] = [aCall(), count("activityparty")];
  const told = [await land(call, { TIMELINE_CALL: "on" }), await land(call, { TIMELINE_CALL: "on" })];
  return [...told, `${count("activityparty") - parties} parties`].join();
}

const verified = async (): Promise<string> => (await planted.verified({ TIMELINE_CALL: "on" })).said;
const verifiedOwner = async (): Promise<string> =>
  (await planted.verified({ DEFAULT_OWNER_ID: planted.dataverse.users.rep })).said;

/** What each privilege is for: that which fails without it. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, () => Promise<string>>>>> = {
  "OpenCX Integration": {
    prvCreateIncident: unknown,
    prvReadIncident: unknown,
    prvAppendIncident: unknown,
    prvAppendToIncident: unknown,
    prvCreateContact: emailed,
    prvReadContact: emailed,
    prvAppendToContact: emailed,
    prvReadAccount: verified,
    prvAppendToAccount: unknown,
    prvCreateNote: noted,
    prvAppendNote: noted,
    prvReadQueue: unknown,
    prvAppendToQueue: unknown,
    prvReadUser: verifiedOwner,
    prvReadEnvironmentVariableDefinition: verified,
  },
  "OpenCX Integration - adopt": { prvWriteIncident: adopted },
  "OpenCX Integration - owner": { prvAssignIncident: owned },
  "OpenCX Integration - timeline": {
    prvCreateActivity: onTimeline,
    prvReadActivity: onTimeline,
    prvWriteActivity: onTimeline,
    prvAppendActivity: onTimeline,
    prvAppendToUser: onTimeline,
  },
};

/** Metadata, which the local Dataverse shows to everybody, and a real one only to whom these are given. */
const OF_METADATA = ["prvReadAttribute", "prvReadEntity", "prvReadOptionSet"];

function withRoles(dataverse: LocalDataverse, without?: string): void {
  const privileges = [...integrationRoles(dataverse).values()].flatMap((role) => [...role]);
  dataverse.setPrivileges(dataverse.users.application ?? "", new Map(privileges.filter(([name]) => name !== without)));
}

test("the roles give what is listed here with its reason, for the whole organization, and nothing else", () => {
  const given = [...integrationRoles(planted.dataverse)].map(([name, privileges]) => {
    expect([name, ...new Set(privileges.values())]).toEqual([name, "Global"]);
    return [name, [...privileges.keys()].filter((privilege) => !OF_METADATA.includes(privilege)).sort()];
  });
  expect(Object.fromEntries(given)).toEqual(
    Object.fromEntries(Object.entries(NEEDED).map(([name, privileges]) => [name, Object.keys(privileges).sort()])),
  );
});

test("the operator's guide has a line for each role and privilege", () => {
  const guide = readFileSync("docs/operators.md", "utf8").split("\n## Privileges")[1]?.split("\n## ")[0] ?? "";
  const told = new Set([...guide.matchAll(/`(prv\w+)`/g)].map(([, name]) => name));
  expect([...told].sort()).toEqual([...Object.values(NEEDED).flatMap(Object.keys), ...OF_METADATA].sort());
  for (const role of Object.keys(NEEDED)) expect(guide).toContain(`**${role}**`);
});

test.each(
  Object.entries(NEEDED).flatMap(([role, privileges]) =>
    Object.entries(privileges).map(([privilege, work]) => [privilege, role, work] as const),
  ),
)("without %s of %s its work fails, and the privilege is named", async (privilege, _, work) => {
  const { dataverse } = planted;
  withRoles(dataverse);
  const all = await work();
  expect(all).not.toMatch(/Failure|prv[A-Z]/);
  withRoles(dataverse, privilege);
  const less = await work();
  expect(less).not.toBe(all);
  // A call that is missing on the timeline is told by its code in the log; verify has the name.
  expect(work === onTimeline ? await verified() : less).toContain(privilege);
  withRoles(dataverse);
});
