import { Failure } from "../../Ingestion/failures/failure";
import type { ClaimedHandoff } from "../../Ingestion/inbox/queue/claimed";
import { aHandoff, inboxOfFile } from "./support/ownInbox";

const own = inboxOfFile();

const AWAY = new Failure({ code: "opencx-away", source: "opencx", values: { status: 503 } });
const AT_ONCE = { any: 0, fresh: 0 };
const LATER = { any: 60_000, fresh: undefined };

/** So many handoffs that wait, of a connection whose outage is to be probed. */
async function anOutage(connection: string, waiting: number): Promise<void> {
  for (let number = 0; number < waiting; number++)
    await own.inbox.accept([aHandoff(`${connection}-${number}`)], { connection, source: "webhook" });
  await own.inbox.haltAll(connection, AWAY, AT_ONCE);
}

async function probe(connection: string): Promise<ClaimedHandoff & { readonly outage: string }> {
  const claimed = await own.inbox.probe(connection);
  const outage = claimed?.probe?.outage;
  if (claimed === undefined || outage === undefined) throw new Error("nothing probes");
  return { ...claimed, outage };
}

test("who probes is drawn by lot, whenever they came: after a quiet hour the next is no likelier than others", async () => {
  await anOutage("lull", 20);
  await own.pool.query(
    "update opencx.handoff set due_at = now() - interval '1 hour' where connection = 'lull' and conversation_id = 'lull-0'",
  );
  const drawn = new Set<string>();
  for (let time = 0; time < 60; time++) {
    const { handoff, fence, outage } = await probe("lull");
    drawn.add(handoff.conversationId);
    await own.pool.query("update opencx.handoff set state = 'waiting' where id = $1 and fence = $2", [
      handoff.id,
      fence,
    ]);
    expect(await own.inbox.keepOutage("lull", outage, AWAY, AT_ONCE)).toBe(true);
  }
  // Of twenty by lot some eighteen or nineteen are drawn.
  expect(drawn.size).toBeGreaterThan(8);
});

test("a probe that fails after its outage is over holds up nobody, and puts no later outage off", async () => {
  await anOutage("over", 3);
  const slow = await probe("over");
  expect(await own.inbox.endOutage("over")).toBe(true);
  expect(await own.inbox.keepOutage("over", slow.outage, AWAY, LATER)).toBe(false);
  expect((await own.inbox.claim({ connection: "over", count: 1, again: 0, againFirst: false })).length).toBe(1);
  await own.inbox.haltAll("over", AWAY, AT_ONCE);
  expect(await own.inbox.keepOutage("over", slow.outage, AWAY, LATER)).toBe(false);
  expect(await own.inbox.probe("over")).toBeDefined();
});

test("nobody probes while what becomes of the outage is being written, and nobody waits for that", async () => {
  await anOutage("locked", 2);
  const other = await own.pool.connect();
  await other.query("begin");
  await other.query("select from opencx.outage where connection = 'locked' for update");
  expect(await own.inbox.probe("locked")).toBeUndefined();
  await other.query("rollback");
  other.release();
  expect(await own.inbox.probe("locked")).toBeDefined();
});
