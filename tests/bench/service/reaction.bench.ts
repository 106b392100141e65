import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { freshCalls } from "../freshCalls";
import { percentile, type Comparison } from "../measure";
import { ServiceUnderLoad } from "./serviceUnderLoad";

/** OpenCX allows 100 requests a minute: two for each handoff, and the rest for the sweep. */
const [A_MINUTE, MINUTES, OPENCX_REQUESTS] = [40, 2, 100];
/** Milliseconds that a real Dataverse takes to make an incident. */
const CREATE = 300;
/** Milliseconds until a rep should see the case: nearly always, and at the worst. */
const [MOST_P95, MOST_P99] = [2_000, 5_000];

/** From webhook to visible case, as a busy organization's day goes: sweeps beside it, and a restart in the middle. */
export async function reactionBench(): Promise<readonly Comparison[]> {
  const dataverse = await startDataverse({
    faults: [{ method: "PATCH", path: "/incidents\\(", does: { kind: "delay", milliseconds: CREATE } }],
  });
  const opencx = await startOpenCX({ requestsPerMinute: OPENCX_REQUESTS });
  const folder = await mkdtemp(path.join(os.tmpdir(), "opencx-bench-"));
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const service = await ServiceUnderLoad.start(dataverse, opencx, {
    DATA_DIR: path.join(folder, "data"),
    RECONCILE_EVERY: "1m",
  });
  try {
    const count = A_MINUTE * MINUTES;
    const fresh = await freshCalls(opencx);
    const handOffs: Promise<void>[] = [];
    const started = performance.now();
    let restart: Promise<void> | undefined;
    for (let number = 0; number < count; number++) {
      if (number === count / 2) restart = service.restart();
      // Each call is there when it is handed off, and no sooner: the sweep after the restart would land it before.
      handOffs.push(...fresh(1).map((call) => service.handOff(call)));
      await sleep(Math.max(0, started + ((number + 1) * 60_000) / A_MINUTE - performance.now()));
    }
    await Promise.all([...handOffs, restart]);
    await service.landed(60_000);
    const line = (what: string, share: number, limit: number): Comparison => ({
      what: `webhook to case, ${A_MINUTE} a minute and a restart, ${what}`,
      unit: "ms",
      ours: percentile(service.times, share),
      beside: "limit",
      theirs: limit,
      moreIsBetter: false,
    });
    return [
      line("median", 0.5, MOST_P95),
      line("p95", 0.95, MOST_P95),
      line("p99", 0.99, MOST_P99),
      {
        what: "OpenCX requests an incident, sweeps too",
        unit: "requests",
        ours: opencx.seen.length / count,
        beside: "limit",
        theirs: OPENCX_REQUESTS / A_MINUTE,
        moreIsBetter: false,
      },
    ];
  } finally {
    await service.stop();
    await opencx.close();
    await dataverse.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
