import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readCallFile } from "../../Ingestion/commands/callFile";
import { phones } from "../../Ingestion/commands/phones/phones";
import { readEnvironment } from "../../Ingestion/config/environment";
import { openEnvironment } from "../../Ingestion/dataverse/environment";
import { processHandoff, unsharedClaims } from "../../Ingestion/handoff/process";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { clientOf, idOf, placeholderOf } from "../platform/support/dataverseClient";
import { aCall } from "../support/callFile";
import { planting } from "./support/misconfigured";
import { allRoles, integrationRoles } from "./support/roles";
import { recordedTerminal } from "./support/terminal";

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

async function phonesTold(): Promise<string> {
  const terminal = recordedTerminal();
  const [connection] = readEnvironment(planted.good, ["dataverse", "cases"]).connections;
  await phones(connection, terminal).catch((thrown: unknown) => terminal.error(String(thrown)));
  return terminal.said;
}

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
  "OpenCX Report": { prvReadContact: phonesTold, prvReadAccount: phonesTold },
};

/** Proved in `personal.test.ts`, which has what is to be listed and erased. */
const OF_PERSONS: Readonly<Record<string, readonly string[]>> = {
  "OpenCX Report": ["prvReadIncident", "prvReadNote", "prvReadActivity"],
  "OpenCX Erasure": [
    ...["prvReadIncident", "prvWriteIncident", "prvDeleteIncident", "prvReadContact", "prvWriteContact"],
    ...["prvReadNote", "prvDeleteNote", "prvReadActivity", "prvDeleteActivity"],
    ...["prvCreateActivity", "prvWriteActivity", "prvAppendActivity", "prvAppendToIncident"],
  ],
};
/** What each role is to give, in order. */
const GIVEN = Object.fromEntries(
  [...new Set([...Object.keys(NEEDED), ...Object.keys(OF_PERSONS)])].map((role) => [
    role,
    [...Object.keys(NEEDED[role] ?? {}), ...(OF_PERSONS[role] ?? [])].sort(),
  ]),
);
/** Roles for a login that does nothing else: each is enough by itself. */
const ALONE: readonly string[] = ["OpenCX Report"];
/** A role of reps': its one privilege the control needs. */
const OF_REPS = "OpenCX Agent";

/** Metadata, which the local Dataverse shows to everybody, and a real one only to whom these are given. */
const OF_METADATA = ["prvReadAttribute", "prvReadEntity", "prvReadOptionSet"];

/** Gives the service's roles together, or one that is enough by itself. */
function withRoles(dataverse: LocalDataverse, name: string, without?: string): void {
  const roles = ALONE.includes(name) ? [allRoles(dataverse).get(name) ?? []] : integrationRoles(dataverse).values();
  const privileges = [...roles].flatMap((role) => [...role]);
  dataverse.setPrivileges(dataverse.users.application ?? "", new Map(privileges.filter(([name]) => name !== without)));
}

test("the roles give what is listed here with its reason, for the whole organization, and nothing else", () => {
  const roles = [...allRoles(planted.dataverse)].filter(([name]) => name !== OF_REPS);
  const given = roles.map(([name, privileges]) => {
    expect([name, ...new Set(privileges.values())]).toEqual([name, "Global"]);
    return [name, [...privileges.keys()].filter((privilege) => !OF_METADATA.includes(privilege)).sort()];
  });
  expect(Object.fromEntries(given)).toEqual(GIVEN);
});

test("the operator's guide has a line for each role and privilege", () => {
  const guide = readFileSync("docs/operators.md", "utf8").split("\n## Privileges")[1]?.split("\n## ")[0] ?? "";
  const told: Record<string, string[]> = {};
  let role = "";
  for (const [, named = "", privileges = ""] of guide.matchAll(/^\|([^|]*)\|([^|]*)\|/gm)) {
    role = /\*\*(.+)\*\*/.exec(named)?.[1] ?? role;
    for (const [, name = ""] of privileges.matchAll(/`(prv\w+)`/g)) (told[role] ??= []).push(name);
  }
  const inOrder = Object.entries(told).map(([name, privileges]) => [name, privileges.sort()]);
  const shown = { "OpenCX Integration": [...(GIVEN["OpenCX Integration"] ?? []), ...OF_METADATA].sort() };
  expect(Object.fromEntries(inOrder)).toEqual({ ...GIVEN, ...shown });
});

test.each(
  Object.entries(NEEDED).flatMap(([role, privileges]) =>
    Object.entries(privileges).map(([privilege, work]) => [privilege, role, work] as const),
  ),
)("without %s of %s its work fails, and the privilege is named", async (privilege, role, work) => {
  const { dataverse } = planted;
  withRoles(dataverse, role);
  const all = await work();
  expect(all).not.toMatch(/Failure|prv[A-Z]/);
  withRoles(dataverse, role, privilege);
  const less = await work();
  expect(less).not.toBe(all);
  // A call that is missing on the timeline is told by its code in the log; verify has the name.
  expect(work === onTimeline ? await verified() : less).toContain(privilege);
  withRoles(dataverse, role);
});
