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
/** Handoffs that wait when it begins, and how long is measured once it runs evenly. Seconds. */
const [WAITING, SETTLES, MEASURED] = [600, 8, 30];
/** The share of the limit that must be used, and that of 429s which may come. */
const [USED, REFUSED] = [0.95, 0.01];

/** How much of what Dataverse lets through is used while handoffs wait, with one worker and with four. */
export async function throughputBench(): Promise<readonly Comparison[]> {
  const postgres = await KillablePostgres.start();
  try {
    return [...(await used(postgres, 1)), ...(await used(postgres, 4))];
  } finally {
    await postgres.close();
  }
}

async function used(postgres: KillablePostgres, workers: number): Promise<readonly Comparison[]> {
  const [dataverse, opencx] = [await startDataverse({ latency: LATENCY, limits: LIMITS }), await startOpenCX()];
  const environment = environmentOf({ dataverse, opencx }, await postgres.newDatabase());
  const first = start("serve", environment);
  const programs = [first];
  try {
    const target = `${await first.listening()}/webhooks/opencx`;
    const calls = (await freshCalls(opencx))(WAITING);
    await Promise.all(calls.map((call) => opencx.deliver(call, target)));
    for (let more = 1; more < workers; more += 1) programs.push(start("work", environment));
    await sleep(SETTLES * 1_000);
    const before = dataverse.seen.length;
    const started = performance.now();
    await sleep(MEASURED * 1_000);
    const seen = dataverse.seen.slice(before);
    const seconds = (performance.now() - started) / 1_000;
    const who = workers === 1 ? "1 worker" : `${workers} workers`;
    return [
      {
        what: `Dataverse's limit used, ${LATENCY} ms a request, ${who}`,
        unit: "requests/s",
        ours: seen.length / seconds,
        beside: `${USED} of the limit`,
        theirs: USED * A_SECOND,
        moreIsBetter: true,
      },
      {
        what: `429s of them, ${who}`,
        unit: "share",
        ours: dataverse.seen.filter(({ status }) => status === 429).length / dataverse.seen.length,
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
