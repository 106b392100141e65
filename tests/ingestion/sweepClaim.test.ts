import { randomUUID } from "node:crypto";
import type { Pool } from "../../Ingestion/database/pool";
import { systemClock, type Clock } from "../../Ingestion/clock";
import { createLog } from "../../Ingestion/telemetry/log";
import type { Sweep } from "../../Ingestion/sweep/reconcile";
import { letGoOfSweep, renewSweep, sweptUntil, takeSweep } from "../../Ingestion/sweep/sweepClaim";
import { sweepFrom } from "../../Ingestion/sweep/sweepMark";
import { Sweeper } from "../../Ingestion/sweep/sweeper";
import { eventually } from "./support/installation";
import { openOwnInbox, type OwnInbox } from "./support/ownInbox";

let own: OwnInbox;
let pool: Pool;
beforeAll(async () => {
  own = await openOwnInbox();
  ({ pool } = own.inbox);
});
afterAll(() => own.close());

const [FIRST, SECOND] = [randomUUID(), randomUUID()];
const NOTHING: Sweep = { handoffs: 0, repaired: [], beside: [], unread: [] };

/** A connection whose mark is set: a while ago, since one that is set at this very moment is taken for new. */
async function connection(): Promise<string> {
  const name = randomUUID();
  await sweepFrom(pool, name, new Date(Date.now() - 1_000));
  return name;
}

/** As time does it: whoever holds the sweep has not been heard of for the length of its lease. */
async function leaseEnds(name: string): Promise<void> {
  await pool.query("update opencx.sweep set held_until = now() - interval '1 second' where name = $1", [
    `reconcile/${name}`,
  ]);
}

test("one process has a connection's sweep, until it lets go of it or is heard of no more", async () => {
  const name = await connection();
  expect(await takeSweep(pool, name, FIRST)).toMatchObject({ isAnothers: true });
  expect(await takeSweep(pool, name, SECOND)).toBeUndefined();
  expect(await takeSweep(pool, name, FIRST)).toMatchObject({ isAnothers: false });
  expect(await takeSweep(pool, await connection(), SECOND)).toBeDefined();
  await letGoOfSweep(pool, name, SECOND);
  expect(await takeSweep(pool, name, SECOND)).toBeUndefined();
  await letGoOfSweep(pool, name, FIRST);
  expect(await takeSweep(pool, name, SECOND)).toMatchObject({ isAnothers: true });
  await leaseEnds(name);
  expect(await takeSweep(pool, name, FIRST)).toMatchObject({ isAnothers: true });
});

test("whoever has lost the sweep moves no mark, and learns that it is lost", async () => {
  const name = await connection();
  const before = await sweepFrom(pool, name, new Date());
  const lost = await takeSweep(pool, name, FIRST);
  await leaseEnds(name);
  const taken = await takeSweep(pool, name, SECOND);
  if (lost === undefined || taken === undefined) throw new Error("not taken");
  expect(await renewSweep(pool, lost)).toBe(false);
  const later = new Date(Date.now() + 7_200_000);
  expect(await sweptUntil(pool, lost, later, 60_000, [before])).toBe(false);
  const unread = await pool.query("select 1 from opencx.sweep where name = $1", [`reconcile/${name} unread`]);
  expect(unread.rowCount).toBe(0);
  expect(await sweepFrom(pool, name, new Date())).toEqual(before);
  expect(await renewSweep(pool, taken)).toBe(true);
  expect(await sweptUntil(pool, taken, later, 60_000)).toBe(true);
  expect((await sweepFrom(pool, name, new Date())).getTime()).toBe(later.getTime() - 3_600_000);
});

test("between two sweeps the turn stays with whoever did the last", async () => {
  const name = await connection();
  const claim = await takeSweep(pool, name, FIRST);
  if (claim === undefined) throw new Error("not taken");
  await sweptUntil(pool, claim, new Date(), 60_000);
  expect(await takeSweep(pool, name, SECOND)).toBeUndefined();
  expect(await takeSweep(pool, name, FIRST)).toBeDefined();
});

/** Sweepers that sweep as fast as they can. */
const QUICK: Clock = { ...systemClock, sleep: (_, signal) => systemClock.sleep(10, signal) };

function sweeper(name: string, sweep: (since: Date, signal: AbortSignal) => Promise<Sweep>, lines: string[]): Sweeper {
  const log = createLog({ write: (line) => lines.push(line) });
  return new Sweeper({ pool, connection: name, every: 60_000, clock: QUICK, log, sweep });
}

test("of two services one sweeps a connection at a time; when it stops the other does", async () => {
  const name = await connection();
  const lines: string[] = [];
  const swept = [0, 0];
  const both = [0, 1].map((which) =>
    sweeper(name, () => Promise.resolve(((swept[which] = (swept[which] ?? 0) + 1), NOTHING)), lines),
  );
  for (const one of both) await one.start();
  const first = await eventually("a sweep", () => {
    const which = swept.findIndex((count) => count > 2);
    return which < 0 ? undefined : which;
  });
  expect(swept[1 - first]).toBe(0);
  await both[first]?.stop();
  await eventually("the other's", () => ((swept[1 - first] ?? 0) > 0 ? true : undefined));
  await both[1 - first]?.stop();
});

test("a sweep that has become another's ends after the session that it is at, and says so", async () => {
  const name = await connection();
  const lines: string[] = [];
  const slow = sweeper(
    name,
    // It may be another's before it has begun.
    (_, signal) =>
      signal.aborted
        ? Promise.resolve(NOTHING)
        : new Promise((resolve) => signal.addEventListener("abort", () => resolve(NOTHING))),
    lines,
  );
  await slow.start();
  await eventually("its claim", async () => {
    const { rowCount } = await pool.query("select 1 from opencx.sweep where name = $1 and holder is not null", [
      `reconcile/${name}`,
    ]);
    return rowCount === 1 ? true : undefined;
  });
  await pool.query("update opencx.sweep set holder = $2 where name = $1", [`reconcile/${name}`, SECOND]);
  await eventually("the word", () =>
    lines.some((line) => line.includes("another process has taken the sweep over")) ? true : undefined,
  );
  await slow.stop();
  expect(lines.filter((line) => line.includes('"reconciled"'))).toEqual([]);
});
