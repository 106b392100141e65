import { discard, erase, status } from "../../Ingestion/commands/inboxCommands";
import { openEnvironment } from "../../Ingestion/dataverse/environment";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { reconcile } from "../../Ingestion/sweep/reconcile";
import { readEnvironment } from "../../Ingestion/config/environment";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, at } from "../support/callFile";
import {
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  type InboxRow,
  type Installation,
} from "./support/installation";
import { recordedTerminal } from "./support/terminal";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.dataverse.clearFaults());
afterAll(async () => installation.close());

const WORDS = /xylophone|Zebulon|Kumquat/;

/** A call whose handoff is dead, with a caller's words in its row and in its error. */
async function deadCall(): Promise<{ readonly call: CallFile; readonly row: InboxRow }> {
  const call = aCall({ summary: "my xylophone broke", classification: "Kumquat", name: "Zebulon" });
  installation.opencx.load(call);
  installation.dataverse.addFault({
    path: "/incidents\\(",
    does: { kind: "answer", status: 400, body: '{"error":{"code":"0x80040265","message":"Zebulon said xylophone"}}' },
  });
  await installation.opencx.deliver(call, installation.target);
  const row = await inState(installation, call, "dead");
  installation.dataverse.clearFaults();
  expect(`${row.error ?? ""} ${row.event ?? ""}`).toMatch(WORDS);
  return { call, row };
}

/** All that the inbox's database holds, as text. */
async function everything(): Promise<string> {
  const { pool } = installation.service.inbox;
  const { rows: tables } = await pool.query<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema like 'opencx%'",
  );
  const texts = [];
  for (const { name } of tables) texts.push(JSON.stringify((await pool.query(`select t::text from ${name} t`)).rows));
  return texts.join("\n");
}

async function age(table: "handoff" | "tombstone", id: string, days: number): Promise<void> {
  const column = table === "handoff" ? "settled_at" : "buried_at";
  await installation.service.inbox.pool.query(
    `update opencx.${table} set ${column} = now() - make_interval(days => $2) where id = $1`,
    [id, days],
  );
}

async function swept(): Promise<readonly string[]> {
  const { connections } = readEnvironment(installation.environment, ["dataverse", "cases", "opencx"]);
  const [connection] = connections;
  const sweep = await reconcile({
    since: new Date(at(-60)),
    opencx: new OpenCXClient(connection.opencx),
    dataverse: openEnvironment(connection.dataverse).client,
    inbox: installation.service.inbox,
    connection: connection.name,
    organizationId: aCall().webhook.organization_id,
    nativeIntegration: connection.cases.nativeIntegration,
  });
  return sweep.repaired;
}

/** Neither a late delivery, nor one under another webhook-id and time, nor the sweep makes anything of it. */
async function staysAway(call: CallFile, cases: number): Promise<void> {
  const [again] = await installation.opencx.deliver(call, installation.target);
  expect(again?.status).toBe(202);
  expect(await swept()).toEqual([]);
  expect((await inboxRows(installation)).filter((row) => row.conversation_id === call.session.id)).toEqual([]);
  expect(incidentsOf(installation, call)).toHaveLength(cases);
}

test("discard deletes a dead handoff with its words, for good, and says so; again it changes nothing", async () => {
  const { call, row } = await deadCall();
  const first = recordedTerminal();
  expect(await discard(installation.service.inbox, [row.id], first)).toBe(0);
  expect(first.said).toBe(`${row.id}  is discarded: its row is deleted, and it is never taken again\n`);
  const again = recordedTerminal();
  expect(await discard(installation.service.inbox, [row.id.toUpperCase()], again)).toBe(0);
  expect(again.said).toContain("is gone already");
  const left = await everything();
  expect(left).not.toMatch(WORDS);
  expect(left).not.toContain(call.session.id);
  await staysAway(call, 0);
});

test("discard names what it cannot delete", async () => {
  const call = aCall();
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  const { id } = await inState(installation, call, "done");
  const said = recordedTerminal();
  const unknown = "11111111-2222-4333-8444-555555555555";
  expect(await discard(installation.service.inbox, [id, unknown, "nonsense"], said)).toBe(1);
  expect(said.said.split("\n").slice(0, 3)).toEqual([
    `error: ${id}: is done, neither dead nor waiting: \`erase\` deletes it`,
    `error: ${unknown}: no such handoff; \`dead\` lists their ids`,
    "error: nonsense: no such handoff; `dead` lists their ids",
  ]);
  expect(await inState(installation, call, "done")).toMatchObject({ id });
});

test("discard takes a handoff that waits", async () => {
  const call = aCall({ summary: "my xylophone broke" });
  installation.opencx.load(call);
  installation.dataverse.addFault({ path: "/api/data/", does: { kind: "answer", status: 503, body: "" } });
  await installation.opencx.deliver(call, installation.target);
  for (let gone = false; !gone;) {
    const { id } = (await inboxRows(installation)).find((row) => row.conversation_id === call.session.id) ?? { id: "" };
    gone = await installation.service.inbox.discard(id);
  }
  installation.dataverse.clearFaults();
  expect(await everything()).not.toMatch(WORDS);
  await staysAway(call, 0);
});

test("erase deletes a session in whatever state, names its case, and bars what was handed off in it", async () => {
  const done = aCall({ name: "Zebulon" });
  installation.opencx.load(done);
  await installation.opencx.deliver(done, installation.target);
  const { id, incident_id: incident } = await inState(installation, done, "done");
  const { call: died, row } = await deadCall();
  const said = recordedTerminal();
  expect(await erase(installation.service.inbox, [done.session.id, row.id], said)).toBe(0);
  expect(said.said).toBe(
    `${id}  is erased; its case stands in Dynamics 365: incident ${incident ?? ""}\n${row.id}  is erased\n`,
  );
  const left = await everything();
  for (const call of [done, died]) expect(left).not.toContain(call.session.id);
  expect(left).not.toMatch(WORDS);
  await staysAway(done, 1);
  await staysAway(died, 0);
  // Told with another time, and so under another id: it was handed off before it was erased all the same.
  const earlier = { ...done, webhook: { ...done.webhook, data: { ...done.webhook.data, timestamp: at(58) } } };
  await staysAway(earlier, 1);
  const again = recordedTerminal();
  expect(await erase(installation.service.inbox, [done.session.id, id, "nonsense"], again)).toBe(1);
  expect(again.said.match(/is gone already/g)).toHaveLength(2);
  expect(again.said).toContain("error: nonsense: no handoff and no session that the inbox knows");
});

test("erase bars a session whose rows have gone, and takes what is handed off in it later", async () => {
  const { call, row } = await deadCall();
  expect(await installation.service.inbox.discard(row.id)).toBe(true);
  const said = recordedTerminal();
  expect(await erase(installation.service.inbox, [call.session.id], said)).toBe(0);
  expect(said.said).toContain("is gone already");
  // Handed off at another time before that, and never told until now.
  const untold = { ...call, webhook: { ...call.webhook, data: { ...call.webhook.data, timestamp: at(30) } } };
  await staysAway(untold, 0);
  const later = new Date(Date.now() + 1_000).toISOString();
  const next = { ...call, webhook: { ...call.webhook, data: { ...call.webhook.data, timestamp: later } } };
  await installation.opencx.deliver(next, installation.target);
  expect(await inboxRows(installation)).toContainEqual(expect.objectContaining({ conversation_id: call.session.id }));
  await installation.service.inbox.erase(call.session.id);
});

test.each([
  ["three hours behind", -3],
  ["right", 0],
  ["ten hours ahead", 10],
])("what is handed off after erase is taken of a sender whose clock is %s", async (_clock, hours) => {
  const call = aCall();
  const senderSays = (seconds: number): string =>
    new Date(Date.now() + hours * 3_600_000 + seconds * 1_000).toISOString();
  const told = (timestamp: string): CallFile => ({
    ...call,
    webhook: { ...call.webhook, data: { ...call.webhook.data, timestamp } },
  });
  const first = told(senderSays(0));
  installation.opencx.load(call);
  await installation.opencx.deliver(first, installation.target);
  const { id } = await inState(installation, call, "done");
  // Also of a session that was purged before, and when it is erased twice.
  await age("handoff", id, 91);
  await installation.service.inbox.purge(90);
  await installation.service.inbox.erase(id);
  await installation.service.inbox.erase(id);
  await installation.opencx.deliver(first, installation.target);
  expect((await inboxRows(installation)).filter((row) => row.conversation_id === call.session.id)).toEqual([]);
  await installation.opencx.deliver(told(senderSays(30)), installation.target);
  expect(await inboxRows(installation)).toContainEqual(expect.objectContaining({ conversation_id: call.session.id }));
  await installation.service.inbox.erase(call.session.id);
});

test("status says when dead handoffs go, and they go, with a log line of ids, never to come back", async () => {
  const [old, young] = [await deadCall(), await deadCall()];
  await age("handoff", old.row.id, 88);
  const said = recordedTerminal();
  await status(installation.service.inbox.pool, said);
  expect(said.said).toMatch(
    /2 dead handoffs are deleted 90 days after they died \(DEAD_KEPT_DAYS\): 1 of them within 7 days, the first on 2\d{3}-/,
  );
  expect(await installation.service.inbox.purge(90)).toEqual([]);
  expect(await installation.service.inbox.purge(30)).toEqual([old.row.id]);
  expect(await inState(installation, young.call, "dead")).toMatchObject({ id: young.row.id });
  expect(await everything()).not.toContain(old.call.session.id);
  await staysAway(old.call, 0);
  expect(await installation.service.inbox.discard(young.row.id)).toBe(true);
});

test("a case that a rep has deleted does not come back when its row has been purged", async () => {
  const call = aCall();
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  const { id, incident_id: incident } = await inState(installation, call, "done");
  const token = installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "");
  await fetch(`${installation.dataverse.url}/api/data/v9.2/incidents(${incident ?? ""})`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${token}` },
  });
  await age("handoff", id, 91);
  await installation.service.inbox.purge(90);
  await staysAway(call, 0);
  // Delivered with another time it is another row, which finds that it was told before.
  const earlier = { ...call, webhook: { ...call.webhook, data: { ...call.webhook.data, timestamp: at(59) } } };
  await installation.opencx.deliver(earlier, installation.target);
  expect(await inState(installation, call, "skipped")).toMatchObject({
    reason: "told again after its row was purged, discarded or erased",
  });
  expect(incidentsOf(installation, call)).toEqual([]);
});

test("tombstones go after 400 days", async () => {
  const { row } = await deadCall();
  await installation.service.inbox.discard(row.id);
  const count = async (): Promise<number | null> =>
    (await installation.service.inbox.pool.query("select 1 from opencx.tombstone where id = $1", [row.id])).rowCount;
  await age("tombstone", row.id, 399);
  await installation.service.inbox.purge(90);
  expect(await count()).toBe(1);
  await age("tombstone", row.id, 401);
  await installation.service.inbox.purge(90);
  expect(await count()).toBe(0);
});
