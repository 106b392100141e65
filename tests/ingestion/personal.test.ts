import { randomUUID } from "node:crypto";
import { personal } from "../../Ingestion/commands/personal/personal";
import { readEnvironment } from "../../Ingestion/config/environment";
import type { Wanted } from "../../Ingestion/flags";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import { clientOf, idOf, type Client } from "../platform/support/dataverseClient";
import { contactsWith, inboxRows, incidentsOf, inState, openInstallation, QUICK } from "./support/installation";
import type { Installation } from "./support/installation";
import { allRoles } from "./support/roles";
import { recordedTerminal } from "./support/terminal";

jest.setTimeout(60_000);

let installation: Installation;
let admin: Client;
let eraser: string;
beforeAll(async () => {
  installation = await openInstallation({ environment: { TIMELINE_CALL: "on" } });
  const { dataverse } = installation;
  admin = clientOf(dataverse, dataverse.users.admin);
  eraser = dataverse.addApplication("OpenCX Erasure", "OpenCX Erasure");
  for (const [name, depth] of allRoles(dataverse).get("OpenCX Report") ?? [])
    dataverse.setPrivilege(dataverse.users.application ?? "", name, true, depth);
});
afterEach(() => installation.dataverse.clearFaults());
afterAll(() => installation.close());

/** Longer than opencx_transcript holds. */
const LONG = [[0, "contact", "xylophone ".repeat(120_000)]] as const;
const WORDS = /xylophone|Zebulon|Kumquat/;
let last = 900_100;
/** A number of the range that Britain keeps free for fiction, another one each time. */
const newNumber = (): string => `+447700${(last += 1)}`;

/** A call that has become a case. */
async function landed(changes: Parameters<typeof aCall>[0] = {}, phone = newNumber()) {
  const call = aCall({ phone, name: "Zebulon Kumquat", summary: "my xylophone broke", ...changes });
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  return { call, phone, caseId: String(incidentsOf(installation, call)[0]?.incidentid) };
}

async function asked(
  wanted: Wanted,
  {
    erase = false,
    ...options
  }: { readonly erase?: boolean; readonly deletesCases?: boolean; readonly inbox?: "none" } = {},
  changes: NodeJS.ProcessEnv = {},
) {
  const terminal = recordedTerminal();
  const { clientSecret } = installation.dataverse;
  const login = { ERASE_CLIENT_ID: eraser, ERASE_CLIENT_SECRET: clientSecret };
  const environment = { ...installation.environment, ...login, ...changes };
  const [connection] = readEnvironment(environment, ["dataverse", "cases", "erase"]).connections;
  const inbox = options.inbox === "none" ? { missing: "there is none" } : installation.service.inbox;
  const places = { ...connection, login: erase ? connection.erase : undefined, inbox };
  const code = await personal(wanted, places, terminal, { ...options, backoff: QUICK.backoff });
  return { code, said: terminal.said };
}

const rowsOn = (table: string, column: string, caseId: string) =>
  installation.dataverse.rows(table).filter((row) => row[column] === caseId);
const caseOf = (call: CallFile) => incidentsOf(installation, call)[0];

test("everything of a number is listed by ids, in whatever spelling, and nothing is changed", async () => {
  const email = `${randomUUID()}@example.com`;
  const { call, phone, caseId } = await landed({ email, turns: LONG });
  await landed();
  const before = installation.dataverse.seen.length;
  const { code, said } = await asked({ phone: `0044 (0)${phone.slice(3, 7)} ${phone.slice(7)}` });
  expect(code).toBe(0);
  expect(said).toContain(`case ${caseId}  open, session ${call.session.id}, number ending in ${phone.slice(-4)}`);
  expect(said).toContain(`contact ${String(contactsWith(installation, email)[0]?.contactid)}  made by the service`);
  expect(said).toContain(`  note ${String(rowsOn("annotation", "_objectid_value", caseId)[0]?.annotationid)}\n`);
  expect(said).toContain(
    `  phone call ${String(rowsOn("phonecall", "_regardingobjectid_value", caseId)[0]?.activityid)}\n`,
  );
  expect(said).toMatch(new RegExp(`^handoff [-0-9a-f]+  done, session ${call.session.id}$`, "m"));
  expect(said).toContain("holds: 1 cases, 2 notes and activities, 1 contacts, 1 handoffs in the inbox\n");
  expect(said).not.toMatch(WORDS);
  expect(said).not.toContain(phone.slice(3));
  const methods = new Set(installation.dataverse.seen.slice(before).map(({ method }) => method));
  expect([...methods].filter((method) => method !== "GET" && method !== "POST")).toEqual([]);
});

test("erased, no word is left in case, note, activity, contact and inbox; given again, there is nothing", async () => {
  const email = `${randomUUID()}@example.com`;
  const { call, phone, caseId } = await landed({ email, turns: LONG });
  const contactId = contactsWith(installation, email)[0]?.contactid;
  const other = await landed();
  const { code } = await asked({ phone }, { erase: true });
  expect(code).toBe(0);
  const emptied = installation.dataverse.rows("incident").find(({ incidentid }) => incidentid === caseId);
  expect(emptied).toMatchObject({ title: "Erased", statecode: 0 });
  const ours = Object.entries(emptied ?? {}).filter(([name]) => name.startsWith("opencx_") || name === "description");
  expect(ours.filter(([, value]) => value !== null && value !== undefined)).toEqual([]);
  expect(JSON.stringify(emptied)).not.toMatch(WORDS);
  expect(rowsOn("annotation", "_objectid_value", caseId)).toEqual([]);
  expect(rowsOn("phonecall", "_regardingobjectid_value", caseId)).toEqual([]);
  const contact = installation.dataverse.rows("contact").find(({ contactid }) => contactid === contactId);
  expect(contact).toMatchObject({ lastname: "Erased", emailaddress1: null, mobilephone: null, description: null });
  expect((await inboxRows(installation)).map((row) => row.conversation_id)).not.toContain(call.session.id);
  expect(JSON.stringify(caseOf(other.call))).toMatch(WORDS);
  const again = await asked({ phone }, { erase: true });
  expect(again).toMatchObject({ code: 0, said: expect.stringMatching(/holds: 0 cases, 0 .*, 0 contacts, 0 handoffs/) });
  // What comes again of it is barred.
  await installation.opencx.deliver(call, installation.target);
  expect((await inboxRows(installation)).map((row) => row.conversation_id)).not.toContain(call.session.id);
});

test("with --cases the case goes, with what hangs on it, and does not come back", async () => {
  const { call, phone, caseId } = await landed();
  const { code, said } = await asked({ phone }, { erase: true, deletesCases: true });
  expect([code, said]).toEqual([0, expect.stringContaining(`case ${caseId}  deleted\n`)]);
  expect(incidentsOf(installation, call)).toEqual([]);
  await installation.opencx.deliver(call, installation.target);
  expect((await inboxRows(installation)).map((row) => row.conversation_id)).not.toContain(call.session.id);
  expect(await asked({ phone }, { erase: true, deletesCases: true })).toMatchObject({ code: 0 });
});

test("a closed case is emptied and closed again as it was", async () => {
  const resolved = await landed();
  const cancelled = await landed({}, resolved.phone);
  const IncidentResolution = { subject: "s", "incidentid@odata.bind": `/incidents(${resolved.caseId})` };
  await admin.send("POST", "CloseIncident", { IncidentResolution, Status: 1000 });
  await admin.send("PATCH", `incidents(${cancelled.caseId})`, { statecode: 2, statuscode: 6 });
  expect((await asked({ phone: resolved.phone }, { erase: true })).code).toBe(0);
  const now = (id: string) => installation.dataverse.rows("incident").find(({ incidentid }) => incidentid === id);
  expect(now(resolved.caseId)).toMatchObject({ title: "Erased", statecode: 1, statuscode: 1000 });
  expect(now(cancelled.caseId)).toMatchObject({ title: "Erased", statecode: 2, statuscode: 6 });
});

test("of a contact that others made, its calls go and it stays; so does what somebody wrote on the case", async () => {
  const phone = newNumber();
  const { caseId } = await landed({}, phone);
  const contactId = idOf(await admin.send("POST", "contacts", { lastname: "Zebulon", mobilephone: phone }));
  await admin.send("PATCH", `incidents(${caseId})`, { "customerid_contact@odata.bind": `/contacts(${contactId})` });
  const byHand = { title: "By hand", "customerid_contact@odata.bind": `/contacts(${contactId})` };
  const handmade = idOf(await admin.send("POST", "incidents", byHand));
  const note = { subject: "Transcript of the call", "objectid_incident@odata.bind": `/incidents(${caseId})` };
  const noteId = idOf(await admin.send("POST", "annotations", note));
  const task = { activityid: `12345678-1234-8${caseId.slice(15, 18)}-9123-${caseId.slice(24)}`, subject: "call back" };
  const regarding = { "regardingobjectid_incident_task@odata.bind": `/incidents(${caseId})` };
  await admin.send("POST", "tasks", { ...task, ...regarding });
  const { code, said } = await asked({ contactId }, { erase: true });
  expect(code).toBe(0);
  expect(said).toContain(`task ${task.activityid}  deleted\n`);
  expect(said).toContain(`note ${noteId}  somebody's own; left alone`);
  expect(said).toContain(`contact ${contactId}  not the product's: left alone`);
  const left = (table: string, key: string, id: string) =>
    installation.dataverse.rows(table).find((row) => row[key] === id);
  expect(left("contact", "contactid", contactId)).toMatchObject({ lastname: "Zebulon", mobilephone: phone });
  expect(left("incident", "incidentid", handmade)).toMatchObject({ title: "By hand" });
  expect(left("incident", "incidentid", caseId)).toMatchObject({ title: "Erased", _customerid_value: contactId });
  expect(left("annotation", "annotationid", noteId)).toBeDefined();
});

test("a number that is the same in part alone is told, and left alone", async () => {
  const { call, phone, caseId } = await landed();
  await admin.send("PATCH", `incidents(${caseId})`, { opencx_callerphone: `0${phone.slice(3)}` });
  const { code, said } = await asked({ phone }, { erase: true });
  expect([code, said]).toEqual([0, expect.stringContaining(`perhaps: case ${caseId}, whose number ending in`)]);
  expect(JSON.stringify(caseOf(call))).toMatch(WORDS);
  expect((await asked({ phone }, { erase: true }, { DEFAULT_COUNTRY: "GB" })).said).toContain(
    `case ${caseId}  emptied`,
  );
});

test("broken off, it goes on when it is given again", async () => {
  const { phone, caseId } = await landed();
  installation.dataverse.addFault({ method: "PATCH", path: "/incidents", does: { kind: "answer", status: 503 } });
  const broken = await asked({ phone }, { erase: true });
  expect(broken).toMatchObject({ code: 1, said: expect.stringMatching(/phone call \S+ {2}deleted\n.*broken off/s) });
  installation.dataverse.clearFaults();
  expect(await asked({ phone }, { erase: true })).toMatchObject({
    code: 0,
    said: expect.stringContaining(`case ${caseId}  emptied`),
  });
});

test("a case that a plug-in keeps is named, the others go, and it ends with 1", async () => {
  const kept = await landed();
  const gone = await landed({}, kept.phone);
  const body = '{"error":{"code":"0x80040265","message":"kept by rule 7"}}';
  installation.dataverse.addFault({ method: "PATCH", path: kept.caseId, does: { kind: "answer", status: 400, body } });
  const { code, said } = await asked({ phone: kept.phone }, { erase: true });
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`error: case ${kept.caseId}  not erased: .*kept by rule 7`));
  expect(said).toContain(`case ${gone.caseId}  emptied`);
});

test("without an inbox to look at it says so, and erasing ends with 1", async () => {
  const { phone } = await landed();
  expect(await asked({ phone }, { inbox: "none" })).toMatchObject({
    code: 0,
    said: expect.stringContaining("the inbox is not looked at"),
  });
  expect(await asked({ phone }, { inbox: "none", erase: true })).toMatchObject({ code: 1 });
});

test("what cannot be told from others is refused before anything is asked", async () => {
  const before = installation.dataverse.seen.length;
  await expect(asked({ phone: "07700 900461" })).rejects.toThrow(/whole number with its country/);
  const contactId = randomUUID();
  const unknown = { UNKNOWN_CALLER_CUSTOMER: `contact:${contactId}` };
  await expect(asked({ contactId }, {}, unknown)).rejects.toThrow(/stands for all callers whom nobody knows/);
  const own = { ERASE_CLIENT_ID: installation.dataverse.clientId };
  await expect(asked({ phone: "+447700900461" }, { erase: true }, own)).rejects.toThrow(
    /ERASE_CLIENT_ID: is the service's own/,
  );
  expect(installation.dataverse.seen.length).toBe(before);
  const wrong = await asked({ phone: "+447700900461" }, { erase: true }, { ERASE_CLIENT_SECRET: "no" });
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining("ERASE_CLIENT_SECRET is wrong") });
});

/** For closing a case, asked for by the service alone. Source: Microsoft, "CloseIncident message privileges". */
const OF_CLOSING = ["prvCreateActivity", "prvWriteActivity", "prvAppendActivity", "prvAppendToIncident"];

test("without any one privilege of OpenCX Erasure it is broken off there, and the privilege is named", async () => {
  const { dataverse } = installation;
  const role = allRoles(dataverse).get("OpenCX Erasure") ?? new Map<string, never>();
  const user = String(dataverse.rows("systemuser").find(({ applicationid }) => applicationid === eraser)?.systemuserid);
  const reading = ["prvReadContact", "prvReadIncident", "prvReadNote", "prvReadActivity"];
  // Each takes it one step further.
  const erasing = ["prvDeleteNote", "prvDeleteActivity", "prvDeleteIncident", "prvWriteIncident", "prvWriteContact"];
  expect([...reading, ...erasing, ...OF_CLOSING].sort()).toEqual([...role.keys()].sort());
  const { phone } = await landed({ email: `${randomUUID()}@example.com`, turns: LONG });
  for (const privilege of [...reading, ...erasing]) {
    const erase = { erase: true, deletesCases: privilege === "prvDeleteIncident" };
    dataverse.setPrivilege(user, privilege, false);
    const less = await asked({ phone }, erase);
    expect([privilege, less.code, less.said]).toEqual([privilege, 1, expect.stringContaining(`lacks ${privilege}`)]);
    dataverse.setPrivilege(user, privilege, true, role.get(privilege));
  }
  expect((await asked({ phone }, { erase: true })).code).toBe(0);
});

test("without any one privilege of OpenCX Report that listing needs it fails, and the privilege is named", async () => {
  const { dataverse } = installation;
  const { phone } = await landed();
  const user = dataverse.users.application ?? "";
  for (const privilege of ["prvReadIncident", "prvReadNote", "prvReadActivity", "prvReadContact"]) {
    dataverse.setPrivilege(user, privilege, false);
    await expect(asked({ phone })).rejects.toThrow(`lacks ${privilege}`);
    dataverse.setPrivilege(user, privilege, true);
  }
});
