import { setTimeout as sleep } from "node:timers/promises";
import { KillablePostgres } from "../../chaos/killablePostgres";
import { environmentOf } from "../../ingestion/support/installation";
import { start } from "../../ingestion/support/program";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { freshCalls } from "../freshCalls";
import type { Comparison } from "../measure";

/** Dataverse's service-protection limit for one user, and how long a request takes. Milliseconds. */
const LIMITS = { requests: 6_000, windowSeconds: 300, concurrent: 52 } as const;
const A_SECOND = LIMITS.requests / LIMITS.windowSeconds;
const LATENCY = 250;
/** What OpenCX lets through with one key: 100 requests a minute (docs.open.cx, rate limits). */
const OPENCX_A_MINUTE = 100;
/** Milliseconds. */
const PATIENCE = 600_000;
/** The share of the limit that must be used, and that of 429s which may come. */
const [USED, REFUSED] = [0.95, 0.01];

/** One of the two limits, and how it is reached. */
interface Limit {
  readonly of: "Dataverse" | "OpenCX";
  /** Requests that it lets through. */
  readonly aSecond: number;
  /** OpenCX's own, in requests a minute; undefined: lifted, so that Dataverse's is what holds up. */
  readonly openCXAMinute: number | undefined;
  /** Handoffs that wait when it begins. */
  readonly waiting: number;
  /** Measured is from so many requests to so many: past what may go at once, and whole windows of the limit. */
  readonly from: number;
  readonly to: number;
}

const DATAVERSE: Limit = {
  ...{ of: "Dataverse", aSecond: A_SECOND, openCXAMinute: undefined },
  ...{ waiting: 600, from: 200, to: 800 },
};
const OPENCX: Limit = {
  ...{ of: "OpenCX", aSecond: OPENCX_A_MINUTE / 60, openCXAMinute: OPENCX_A_MINUTE },
  ...{ waiting: 240, from: OPENCX_A_MINUTE, to: 4 * OPENCX_A_MINUTE },
};

/** How much of what the other sides let through is used while handoffs wait, with one worker and with four. */
export async function throughputBench(): Promise<readonly Comparison[]> {
  const postgres = await KillablePostgres.start();
  try {
    const rows: Comparison[] = [];
    for (const limit of [DATAVERSE, OPENCX])
      for (const workers of [1, 4]) rows.push(...(await used(postgres, workers, limit)));
    return rows;
  } finally {
    await postgres.close();
  }
}

/** Resolves when so many are counted. @throws when they are not after a time that is far too long */
async function reached(count: number, counted: () => number): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (counted() < count) {
    if (performance.now() > deadline) throw new Error(`${counted()} of ${count} requests were made`);
    await sleep(20);
  }
}

async function used(postgres: KillablePostgres, workers: number, limit: Limit): Promise<readonly Comparison[]> {
  const dataverse = await startDataverse({ latency: LATENCY, limits: LIMITS });
  const { openCXAMinute } = limit;
  const opencx = await startOpenCX(openCXAMinute === undefined ? {} : { requestsPerMinute: openCXAMinute });
  const asked = limit.of === "Dataverse" ? dataverse : opencx;
  const environment = environmentOf({ dataverse, opencx }, await postgres.newDatabase());
  const first = start("serve", environment);
  const programs = [first];
  try {
    const target = `${await first.listening()}/webhooks/opencx`;
    const calls = (await freshCalls(opencx))(limit.waiting);
    await Promise.all(calls.map((call) => opencx.deliver(call, target)));
    for (let more = 1; more < workers; more += 1) programs.push(start("work", environment));
    const passed = (): number => asked.seen.filter(({ status }) => status !== 429).length;
    await reached(limit.from, passed);
    const started = performance.now();
    await reached(limit.to, passed);
    const seconds = (performance.now() - started) / 1_000;
    const who = workers === 1 ? "1 worker" : `${workers} workers`;
    return [
      {
        what: `${limit.of}'s limit used, ${LATENCY} ms a request of Dataverse's, ${who}`,
        unit: "requests/s",
        ours: (limit.to - limit.from) / seconds,
        beside: `${USED} of the limit`,
        theirs: USED * limit.aSecond,
        moreIsBetter: true,
      },
      {
        what: `429s of ${limit.of}'s, ${who}`,
        unit: "share",
        ours: asked.seen.filter(({ status }) => status === 429).length / asked.seen.length,
        beside: "limit",
        theirs: REFUSED,
        moreIsBetter: false,
      },
    ];
  } finally {
    for (const { child } of programs) child.kill("SIGTERM");
    await Promise.all(programs.map(({ ended }) => ended));
    await opencx.close();
    await dataverse.close();
  }
}
