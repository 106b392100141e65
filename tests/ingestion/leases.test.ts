import { transaction } from "../../Ingestion/database/pool";
import { Failure } from "../../Ingestion/failures/failure";
import type { Handoff } from "../../Ingestion/handoff/handoff";
import { claimOf } from "../../Ingestion/inbox/claim";
import type { ClaimedHandoff } from "../../Ingestion/inbox/queue/claimed";
import { Leases } from "../../Ingestion/inbox/worker/leases";
import { systemClock } from "../../Ingestion/clock";
import { timelineOf } from "../../Ingestion/handoff/timeline";
import { eventually } from "./support/installation";
import { aHandoff, inboxOfFile } from "./support/ownInbox";

const own = inboxOfFile();

/** Accepts a handoff and claims it. */
async function claimed(handoff: Handoff): Promise<ClaimedHandoff> {
  await own.inbox.accept([handoff], { connection: handoff.conversationId, source: "webhook" });
  return claimAgain(handoff);
}

async function claimAgain({ conversationId: connection }: Handoff): Promise<ClaimedHandoff> {
  const [one] = await own.inbox.claim({ connection, count: 1, again: 1, againFirst: false });
  if (one === undefined) throw new Error("nothing to claim");
  return one;
}

/** As when its worker is frozen: it renews nothing, and another takes the handoff. */
async function takenOver(lost: ClaimedHandoff): Promise<ClaimedHandoff> {
  await own.pool.query("update opencx.handoff set lease_until = now() - interval '1 second' where id = $1", [
    lost.handoff.id,
  ]);
  // Those of other tests may be over by then, too.
  expect(await own.inbox.reclaim()).toContain(lost.handoff.id);
  return claimAgain(lost.handoff);
}

async function rowOf({ handoff }: ClaimedHandoff): Promise<unknown> {
  const { rows } = await own.pool.query<object>(
    "select state, ordinal, incident_id, error_code from opencx.handoff where id = $1",
    [handoff.id],
  );
  return rows[0];
}

const FAILURE = new Failure({ code: "unexpected", source: "inbox" });
const INCIDENT = "11111111-0000-4000-8000-000000000000";

test("whoever has lost a handoff writes nothing about it any more, and learns that it is lost", async () => {
  const lost = await claimed(aHandoff("lost"));
  const now = await takenOver(lost);
  const before = await rowOf(now);
  expect(await own.inbox.settle(lost, { kind: "done", incidentId: INCIDENT, made: true })).toBe(false);
  expect(await own.inbox.postpone(lost, FAILURE, 0)).toBe(false);
  expect(await own.inbox.giveUp(lost, FAILURE)).toBe("lost");
  const claim = claimOf(own.pool, lost, systemClock);
  await expect(claim.place(timelineOf([]), true)).rejects.toThrow(/taken this handoff over/);
  await expect(claim.exclusively(() => Promise.resolve())).rejects.toThrow(/taken this handoff over/);
  expect(await rowOf(now)).toEqual(before);
  expect(await own.inbox.settle(now, { kind: "done", incidentId: INCIDENT, made: true })).toBe(true);
});

test("who loses a handoff in the middle of a step is told before what cannot be taken back", async () => {
  const lost = await claimed(aHandoff("step"));
  const sent: string[] = [];
  const step = claimOf(own.pool, lost, systemClock).exclusively(async (stillOurs) => {
    await stillOurs();
    await takenOver(lost);
    await stillOurs();
    sent.push("too late");
  });
  await expect(step).rejects.toThrow(/taken this handoff over/);
  expect(sent).toEqual([]);
});

test("a handoff that was deleted meanwhile is lost as well", async () => {
  const lost = await claimed(aHandoff("erased"));
  await own.inbox.erase("erased");
  expect(await own.inbox.settle(lost, { kind: "done", incidentId: INCIDENT, made: true })).toBe(false);
});

test("of two handoffs of a session one at a time takes a step, and no other session waits for it", async () => {
  const [first, second] = [await claimed(aHandoff("two")), await claimed(aHandoff("two", 2))];
  const other = await claimed(aHandoff("another"));
  const steps: string[] = [];
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  let one = Promise.resolve();
  await new Promise<void>((resolve) => {
    one = claimOf(own.pool, first, systemClock).exclusively(async () => {
      steps.push("first begins");
      resolve();
      await held;
      steps.push("first ends");
    });
  });
  const two = claimOf(own.pool, second, systemClock).exclusively(() => Promise.resolve(steps.push("second")));
  await claimOf(own.pool, other, systemClock).exclusively(() => Promise.resolve(steps.push("another")));
  end();
  await Promise.all([one, two]);
  expect(steps).toEqual(["first begins", "another", "first ends", "second"]);
});

test("a step that its worker never ends keeps the session from nobody once the lease is over", async () => {
  const [frozen, next] = [await claimed(aHandoff("frozen")), await claimed(aHandoff("frozen", 2))];
  await new Promise<void>((begun) => {
    void claimOf(own.pool, frozen, systemClock).exclusively(() => new Promise(() => begun()));
  });
  await expect(
    claimOf(own.pool, next, {
      ...systemClock,
      // What the time does meanwhile.
      sleep: async () => {
        await own.pool.query("update opencx.handoff set lease_until = now() where id = $1", [frozen.handoff.id]);
      },
    }).exclusively(() => Promise.resolve("taken")),
  ).resolves.toBe("taken");
});

test("a transaction that its process does not go on with is ended by the server, and its locks with it", async () => {
  const { rows } = await transaction(own.pool, (client) =>
    client.query<object>("show idle_in_transaction_session_timeout"),
  );
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: "10s" }]);
});

test("a worker's heartbeat renews what it is at until it lets go, and tells what others have taken", async () => {
  await own.inbox.reclaim();
  const [held, released, lost] = [
    await claimed(aHandoff("held")),
    await claimed(aHandoff("released")),
    await claimed(aHandoff("taken")),
  ];
  await takenOver(lost);
  await own.pool.query("update opencx.handoff set lease_until = now() + interval '1 second' where state = 'working'");
  const told: string[] = [];
  const beats: (() => void)[] = [];
  const leases = new Leases({
    pool: own.pool,
    clock: { ...systemClock, sleep: () => new Promise((resolve) => beats.push(resolve)) },
    onLost: ({ handoff }) => told.push(handoff.conversationId),
    onError: (thrown) => {
      throw thrown;
    },
  });
  for (const one of [held, released, lost]) leases.hold(one);
  leases.release(released);
  leases.start();
  beats.shift()?.();
  await eventually("the next beat", () => (beats.length > 0 ? true : undefined));
  const { rows } = await own.pool.query<{ conversation_id: string }>(
    "select conversation_id from opencx.handoff where lease_until > now() + interval '5 seconds'",
  );
  expect(rows).toEqual([{ conversation_id: "held" }]);
  // It may be one whose end is written down, which its worker is just about to hear.
  expect(told).toEqual([]);
  beats.shift()?.();
  await eventually("another beat", () => (beats.length > 0 ? true : undefined));
  expect(told).toEqual(["taken"]);
  const stopped = leases.stop();
  beats.shift()?.();
  await stopped;
});

test("kills between attempts that ended are not counted together: no such handoff kills its worker", async () => {
  let now = await claimed(aHandoff("unlucky"));
  for (let times = 0; times < 12; times++) {
    now = await takenOver(now);
    expect(await own.inbox.postpone(now, FAILURE, 0)).toBe(true);
    now = await claimAgain(now.handoff);
  }
  for (let times = 0; times < 9; times++) now = await takenOver(now);
  await own.pool.query("update opencx.handoff set lease_until = now() - interval '1 second' where id = $1", [
    now.handoff.id,
  ]);
  expect(await own.inbox.reclaim()).not.toContain(now.handoff.id);
  expect(await rowOf(now)).toMatchObject({ state: "dead", error_code: "worker-killed" });
});
