import { CLAIM } from "../../Ingestion/inbox/queue/claim";
import type { ClaimedHandoff } from "../../Ingestion/inbox/queue/claimed";
import { aHandoff, inboxOfFile } from "./support/ownInbox";

const own = inboxOfFile();

/** Up to so many, whatever has happened to them before. */
async function claim(count: number): Promise<readonly ClaimedHandoff[]> {
  return own.inbox.claim({ connection: "default", count, again: count, againFirst: false });
}

/** As when their workers have not renewed them for long. */
async function expire(): Promise<void> {
  await own.pool.query("update opencx.handoff set lease_until = now() - interval '1 second' where state = 'working'");
}

test("what was accepted is there to take at once, the oldest first, and once", async () => {
  const sessions = ["first", "second", "third"];
  for (const session of sessions)
    expect(
      (
        await own.inbox.accept([aHandoff(session)], {
          connection: "default",
          source: "webhook",
          webhookId: `msg_${session}`,
        })
      ).accepted,
    ).toHaveLength(1);
  const taken = await claim(2);
  expect(taken.map(({ handoff }) => handoff.conversationId).toSorted()).toEqual(["first", "second"]);
  expect((await claim(2)).map(({ handoff }) => handoff.conversationId)).toEqual(["third"]);
  expect(await claim(2)).toEqual([]);
});

test("what a worker that lives no longer has left is there to take again at once", async () => {
  await expire();
  expect(await own.inbox.reclaim()).toHaveLength(3);
  const taken = await claim(5);
  expect(taken.map(({ handoff, attempts }) => [handoff.conversationId, attempts]).toSorted()).toEqual([
    ["first", 1],
    ["second", 1],
    ["third", 1],
  ]);
});

test("a handoff whose worker was killed ten times is a dead letter that says so", async () => {
  for (let killed = 2; killed < 10; killed++) {
    await expire();
    expect(await own.inbox.reclaim()).toHaveLength(3);
    await claim(5);
  }
  await expire();
  expect(await own.inbox.reclaim()).toEqual([]);
  const { rows } = await own.pool.query("select state, error, error_code, lease_until from opencx.handoff");
  expect(rows).toEqual(
    Array.from({ length: 3 }, () => ({
      state: "dead",
      error: "the worker was killed 10 times while on this handoff; look for memory limits, then replay",
      error_code: "worker-killed",
      lease_until: null,
    })),
  );
});

test("the server is told to look every few seconds whether the machine at this end still lives", async () => {
  const { rows } = await own.pool.query<{ tcp_keepalives_idle: string }>("show tcp_keepalives_idle");
  expect(rows[0]?.tcp_keepalives_idle).toBe("10");
});

test("however many wait, a claim reads those that it takes from an index", async () => {
  await own.pool.query(`
    insert into opencx.handoff (id, source, organization_id, conversation_id, handed_off_at, event, failing_since)
      select gen_random_uuid(), 'webhook', 'o', n::text, now(), '{}', case when n % 2 = 0 then now() end
      from generate_series(1, 4000) n`);
  await own.pool.query("analyze opencx.handoff");
  const { rows } = await own.pool.query<object>(`explain ${CLAIM}`, ["default", 4, 2, 1]);
  const plan = JSON.stringify(rows);
  expect(plan).toContain("using handoff_fresh on");
  expect(plan).toContain("using handoff_again on");
  expect(plan).not.toContain("Seq Scan on handoff");
});
