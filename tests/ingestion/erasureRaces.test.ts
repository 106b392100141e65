import type { Handoff } from "../../Ingestion/handoff/handoff";
import { transaction } from "../../Ingestion/database/pool";
import { SESSION_LOCK_CLASS } from "../../Ingestion/inbox/schema";
import { aHandoff, inboxOfFile } from "./support/ownInbox";

const own = inboxOfFile();

/** Resolves once so many statements wait for what others have locked. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rowCount } = await own.pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount === count) return;
  }
}

async function statesOf(session: string): Promise<readonly string[]> {
  const { rows } = await own.pool.query<{ state: string }>(
    "select state from opencx.handoff where conversation_id = $1",
    [session],
  );
  return rows.map(({ state }) => state);
}

const DELETIONS = [
  ["erase", "dead", ({ conversationId }: Handoff) => own.inbox.erase(conversationId)],
  ["discard", "dead", ({ id }: Handoff) => own.inbox.discard(id)],
  ["the purge of what died", "dead", () => own.inbox.purge(90)],
  ["the purge of what is done", "done", () => own.inbox.purge(90)],
] as const;

test.each(DELETIONS)("a delivery that comes again during %s is barred", async (name, state, remove) => {
  const handoff = aHandoff(`again-${name}`);
  await own.inbox.accept([handoff], { connection: "default", source: "webhook", webhookId: `msg_1_${name}` });
  await own.pool.query(
    "update opencx.handoff set state = $2, settled_at = now() - interval '91 days', event = case $2 when 'dead' then event end where id = $1",
    [handoff.id, state],
  );
  const held = await own.pool.connect();
  await held.query("begin");
  // Where the tombstone comes: the deletion stands still between its two halves.
  await held.query("insert into opencx.tombstone (id, organization, session, told) values ($1, 'a', 'b', true)", [
    handoff.id,
  ]);
  const removed: Promise<unknown> = remove(handoff);
  await waiting(1);
  const accepted = own.inbox.accept([handoff], {
    connection: "default",
    source: "webhook",
    webhookId: `msg_2_${name}`,
  });
  await waiting(2);
  await held.query("rollback");
  held.release();
  await removed;
  expect(await accepted).toEqual({ accepted: [], duplicates: 1 });
  expect(await statesOf(handoff.conversationId)).toEqual([]);
});

test("another handoff of the session that is being taken in during erase goes with it", async () => {
  const [first, second] = [aHandoff("taken"), aHandoff("taken", 2)];
  await own.inbox.accept([first], { connection: "default", source: "webhook", webhookId: "msg_first" });
  let erased: Promise<unknown> = Promise.resolve();
  await transaction(own.pool, async (client) => {
    await client.query(
      `insert into opencx.handoff (id, source, organization_id, conversation_id, handed_off_at, event)
       values ($1, 'webhook', 'org', 'taken', $2, '{}')`,
      [second.id, second.timestamp],
    );
    erased = own.inbox.erase("taken");
    await Promise.race([erased, waiting(1)]);
  });
  await erased;
  expect(await statesOf("taken")).toEqual([]);
});

test("a session is erased once what a worker does for it is over, and deliveries do not wait for that", async () => {
  const handoff = aHandoff("worked");
  await own.inbox.accept([handoff], { connection: "default", source: "webhook", webhookId: "msg_worked" });
  const erasing = await transaction(own.pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1, hashtext('org/worked'))", [SESSION_LOCK_CLASS]);
    await client.query("select 1 from opencx.handoff where id = $1 for update", [handoff.id]);
    const erased = own.inbox.erase("worked");
    await waiting(1);
    expect(
      (
        await own.inbox.accept([aHandoff("other")], {
          connection: "default",
          source: "webhook",
          webhookId: "msg_other",
        })
      ).accepted,
    ).toHaveLength(1);
    return { erased };
  });
  expect(await erasing.erased).toHaveLength(1);
  expect(await statesOf("worked")).toEqual([]);
});
