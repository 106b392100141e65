import { DataverseClient } from "../../Ingestion/dataverse/client";
import { fillIncident, findIncident } from "../../Ingestion/dataverse/rows/nativeIncident";
import { status } from "../../Ingestion/commands/inboxCommands";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { writtenForm } from "../../Transcript/description/writtenForm";
import { createHash, randomUUID } from "node:crypto";
import { aCall, aLongCall, at } from "../support/callFile";
import { read } from "../support/read";
import { caseOf } from "./support/cases";
import { incidentsOf, inState, openInstallation, queueItemsOf, type Installation } from "./support/installation";
import { sweepSince } from "./support/terminal";

let refusing: Installation;
let adopting: Installation;
beforeAll(async () => {
  refusing = await openInstallation();
  adopting = await openInstallation({ environment: { NATIVE_INTEGRATION: "adopt" } });
});
afterAll(async () => {
  await refusing.close();
  await adopting.close();
});

type Row = Readonly<Record<string, unknown>>;

/** The call, of a session that names tickets of other systems. */
function withTicket(call: CallFile, ticketing_system: unknown): CallFile {
  return { ...call, session: { ...call.session, ticketing_system } };
}

/** A case as OpenCX's own integration, or a rep, writes one. */
async function theirCase({ dataverse }: Installation, columns: object = {}): Promise<Row> {
  const incidentid = randomUUID();
  const answer = await fetch(`${dataverse.url}/api/data/v9.2/incidents`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${dataverse.tokenFor(dataverse.users.admin ?? "")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      incidentid,
      title: "Theirs",
      description: "Channel: phone\nSummary: theirs",
      "customerid_account@odata.bind": `/accounts(${dataverse.customer.slice("account:".length)})`,
      ...columns,
    }),
  });
  expect(answer.status).toBe(204);
  return rowOf(dataverse, incidentid);
}

function rowOf(dataverse: Installation["dataverse"], incidentid: unknown): Row {
  return dataverse.rows("incident").find((row) => row.incidentid === incidentid) ?? {};
}

async function statusOf({ service }: Installation): Promise<string> {
  const lines: string[] = [];
  await status(service.inbox.pool, { out: (line) => void lines.push(line), error: () => undefined });
  return lines.join("\n");
}

async function delivered(installation: Installation, call: CallFile, state: "done" | "skipped") {
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  return inState(installation, call, state);
}

test.each<[string, unknown]>([
  ["as OpenCX documents it", { name: "dynamics365", external_id: randomUUID(), id_type: "case_id" }],
  ["without an id", { name: "dynamics365" }],
  ["spelt another way", { name: "Microsoft Dynamics 365", external_id: "CAS-01000-ABCDEF" }],
  ["as a bare word", "dynamics_365"],
  [
    "among several",
    [
      { name: "zendesk", external_id: "1" },
      { name: "dynamics365", external_id: "2" },
    ],
  ],
])("a session that names Dynamics %s is left alone, and that is said", async (_, ticket) => {
  const call = withTicket(aCall(), ticket);
  const { reason } = await delivered(refusing, call, "skipped");
  expect(reason).toMatch(/OpenCX's own Dynamics integration has a case.*NATIVE_INTEGRATION=refuse/);
  expect(incidentsOf(refusing, call)).toEqual([]);
  expect(await statusOf(refusing)).toContain("skipped: OpenCX's own Dynamics integration");
});

test("so is one whose webhook alone names it; other systems' tickets make no difference", async () => {
  const call = aCall();
  const told = { was_handedoff_to_third_party: true, third_party_name: "dynamics365" };
  const webhook = { ...call.webhook, data: { ...call.webhook.data, ...told } };
  await delivered(refusing, { ...call, webhook }, "skipped");
  const other = withTicket(aCall(), { name: "zendesk", external_id: "7" });
  expect((await delivered(refusing, other, "done")).incident_id).not.toBeNull();
  const notTaken = aCall();
  const denied = { ...notTaken.webhook.data, ...told, was_handedoff_to_third_party: false };
  await delivered(refusing, { ...notTaken, webhook: { ...notTaken.webhook, data: denied } }, "done");
});

test("when its handoff to Dynamics failed the case is made, once, whatever was told before and how often", async () => {
  const call = withTicket(aCall(), { name: "dynamics365" });
  await delivered(refusing, call, "skipped");
  const event = "conversation.handoff_to_third_party_failed";
  const failed = { ...call, webhook: { ...call.webhook, event } } as unknown as CallFile;
  await refusing.opencx.deliver(failed, refusing.target);
  await inState(refusing, call, "done");
  const later = { ...failed.webhook, data: { ...failed.webhook.data, timestamp: at(65) } };
  await refusing.opencx.deliver({ ...failed, webhook: later }, refusing.target);
  await refusing.opencx.deliver(call, refusing.target);
  const rows = await refusing.service.inbox.pool.query("select 1 from opencx.handoff where conversation_id = $1", [
    call.session.id,
  ]);
  expect(rows.rowCount).toBe(3);
  const [incident, ...others] = incidentsOf(refusing, call);
  expect(others).toEqual([]);
  expect(read(String(incident?.description)).conversation.turns).toHaveLength(2);
});

test("the sweep makes no case of such a session, and counts those that a second one stands beside, once", async () => {
  const lost = withTicket(aCall(), { name: "dynamics365", external_id: randomUUID() });
  refusing.opencx.load(lost);
  const call = aCall();
  await delivered(refusing, call, "done");
  // Their integration was slower than the webhook.
  refusing.opencx.load(withTicket(call, { name: "dynamics365", external_id: randomUUID() }));
  const swept = async (): Promise<string> => (await sweepSince(refusing, new Date(at(-60)))).join("\n");
  expect(await swept()).toContain(`session ${call.session.id}: OpenCX's own integration has made a case beside`);
  expect(await swept()).not.toContain("a case beside");
  expect(await statusOf(refusing)).toMatch(
    /1 cases made.*NATIVE_INTEGRATION: OpenCX's own integration has made a case/,
  );
  expect(incidentsOf(refusing, lost)).toEqual([]);
});

describe("adopt", () => {
  test.each([
    ["id", ({ incidentid }: Row) => incidentid],
    ["number", ({ ticketnumber }: Row) => ticketnumber],
  ])("fills our empty columns on the case that its %s names, and leaves the rest as it is", async (_, reference) => {
    const theirs = await theirCase(adopting, { opencx_reason: "a rep's word" });
    const call = withTicket(aCall(), { name: "dynamics365", external_id: reference(theirs), id_type: "case_id" });
    const row = await delivered(adopting, call, "done");
    expect(row.incident_id).toBe(theirs.incidentid);
    const [adopted, ...others] = incidentsOf(adopting, call);
    expect(others).toEqual([]);
    expect(adopted).toMatchObject({
      ...{ incidentid: theirs.incidentid, title: "Theirs", description: theirs.description },
      ...{ opencx_reason: "a rep's word", opencx_callerphone: "+442079460958", opencx_classification: "Pay bill" },
      _customerid_value: theirs._customerid_value,
    });
    expect(read(String(adopted?.opencx_transcript)).conversation.turns).toHaveLength(2);
    const form = writtenForm(String(adopted?.description), String(adopted?.opencx_transcript));
    expect(adopted?.opencx_writtenhash).toBe(createHash("sha256").update(form).digest("hex"));
    expect(queueItemsOf(adopting, call)).toHaveLength(1);
  });

  test("a rep who saves the case meanwhile loses nothing", async () => {
    const theirs = await theirCase(adopting);
    const call = withTicket(aCall(), { name: "dynamics365", external_id: theirs.incidentid });
    const body = '{"error":{"code":"0x80060882","message":"The version of the existing record doesn\'t match."}}';
    adopting.dataverse.addFault({
      method: "PATCH",
      path: String(theirs.incidentid),
      times: 1,
      does: { kind: "answer", status: 412, body },
    });
    expect((await delivered(adopting, call, "done")).attempts).toBe(1);
    expect(incidentsOf(adopting, call)).toHaveLength(1);
  });

  test("what was saved after the case was read is not written over", async () => {
    const theirs = await theirCase(adopting);
    const { url, users, tokenFor } = adopting.dataverse;
    const token = tokenFor(users.application ?? "");
    const client = new DataverseClient({ url, tokens: { get: () => Promise.resolve(token), forget: () => undefined } });
    const standing = await findIncident(client, { ids: [String(theirs.incidentid)], numbers: [] }, []);
    if (standing === undefined) throw new Error("the case is not there");
    expect(await fillIncident(client, standing, { opencx_language: "de" })).toBe(true);
    expect(await fillIncident(client, standing, { opencx_language: "en" })).toBe(false);
    expect(rowOf(adopting.dataverse, theirs.incidentid).opencx_language).toBe("de");
  });

  test("nothing is written twice when the request is cut off, and a transcript of somebody's stays", async () => {
    const theirs = await theirCase(adopting, { opencx_transcript: "somebody's own" });
    const call = withTicket(aCall(), { name: "dynamics365", external_id: theirs.incidentid });
    adopting.dataverse.addFault({
      method: "PATCH",
      path: String(theirs.incidentid),
      times: 1,
      does: { kind: "reset-after" },
    });
    await delivered(adopting, call, "done");
    const [adopted] = incidentsOf(adopting, call);
    expect([adopted?.opencx_transcript, adopted?.opencx_writtenhash ?? null]).toEqual(["somebody's own", null]);
  });

  test("a case that is closed, or refuses, stands as it is, and is told", async () => {
    const theirs = await theirCase(adopting);
    const call = withTicket(aCall(), { name: "dynamics365", external_id: theirs.incidentid });
    const body = '{"error":{"code":"0x80040233","message":"The object is not in a valid state."}}';
    const fault = {
      method: "PATCH",
      path: String(theirs.incidentid),
      does: { kind: "answer", status: 400, body },
    } as const;
    adopting.dataverse.addFault(fault);
    expect((await delivered(adopting, call, "done")).incident_id).toBe(theirs.incidentid);
    adopting.dataverse.clearFaults();
    expect(await statusOf(adopting)).toContain("NATIVE_INTEGRATION: the case that stood already takes no change");
  });

  test("a case that is not here is waited for, then made", async () => {
    const call = withTicket(aCall(), { name: "dynamics365", external_id: randomUUID() });
    const row = await delivered(adopting, call, "done");
    expect(row.attempts).toBeGreaterThan(1);
    expect(incidentsOf(adopting, call)).toHaveLength(1);
    expect(await statusOf(adopting)).toContain("NATIVE_INTEGRATION: a case was made, since the one");
  });

  test("a later handoff of the same case is attached to it, and a long call is whole in the transcript", async () => {
    const theirs = await theirCase(adopting, {
      opencx_handoffon: "2026-02-01T10:00:00Z",
      opencx_transcript: "earlier",
    });
    const call = withTicket(aLongCall(79), { name: "dynamics365", external_id: theirs.incidentid });
    await delivered(adopting, call, "done");
    const notes = adopting.dataverse.rows("annotation").filter((row) => row._objectid_value === theirs.incidentid);
    expect(notes).toHaveLength(1);
    const text = Buffer.from(String(notes[0]?.documentbody), "base64").toString("utf8");
    expect(read(text).conversation.turns).toHaveLength(79);
  });
});

test("ignore makes a case besides", async () => {
  const ignoring = await openInstallation({ environment: { NATIVE_INTEGRATION: "ignore" } });
  const call = withTicket(aCall(), { name: "dynamics365", external_id: randomUUID() });
  expect((await caseOf(ignoring, call)).opencx_sessionid).toBe(call.session.id);
  await ignoring.close();
});
