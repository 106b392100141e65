import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import Fastify from "fastify";
import { connectionOf } from "../../LocalPlatform/connectionLine";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { IngestionProcess } from "../../Workbench/start/ingestionProcess";
import { ingestionSettings } from "../../Workbench/start/ingestionSettings";
import { startOpenCX } from "../../LocalPlatform/opencx/server";
import { freshCalls } from "./freshCalls";
import { percentile, type Comparison } from "./measure";
import { accepted } from "./sender";

const HANDOFFS = 200;
/** Dataverse's service-protection limit: 6,000 requests in 300 s for one user on one server. */
const DATAVERSE_REQUESTS_PER_SECOND = 20;
/**
 * A lookup, a create and two updates for each call: what the documentation of RingCentral's open connector adds up to.
 */
const PEER_ROUND_TRIPS = 4;

/**
 * Two phases: send every handoff, then verify that each session sent stands as exactly one incident in a queue. A 2xx
 * that hides a loss would be worth nothing.
 */
export async function landingBench(): Promise<readonly Comparison[]> {
  const dataverse = await startDataverse();
  const opencx = await startOpenCX();
  const folder = await mkdtemp(path.join(os.tmpdir(), "opencx-bench-"));
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const ingestion = new IngestionProcess(
    ingestionSettings(connectionOf(dataverse, opencx), path.join(folder, "data"), process.env),
  );
  const stored = Fastify();
  stored.post("/webhooks/opencx", (_request, reply) => reply.code(202).send());
  try {
    const { ingestion: url } = await ingestion.listening;
    const bare = await stored.listen({ port: 0, host: "127.0.0.1" });
    const calls = (await freshCalls(opencx))(HANDOFFS);
    const events = calls.map((call) => call.webhook);
    const sessions = new Set(calls.map((call) => call.session.id));
    const { times: bareTimes } = await accepted(opencx.webhookSecret, events, `${bare}/webhooks/opencx`);
    const requestsBefore = dataverse.seen.length;
    const started = performance.now();
    let written = 0;
    const landed = new Promise<number>((resolve) => {
      dataverse.onWrite((table) => {
        // Counting all of them at each write would keep the local Dataverse from answering.
        if (table !== "queueitem") return;
        written += 1;
        if (written >= sessions.size && standing(dataverse, sessions) === sessions.size)
          resolve(performance.now() - started);
      });
    });
    const { times } = await accepted(opencx.webhookSecret, events, `${url}/webhooks/opencx`);
    const seconds = (await landed) / 1000;
    const requests = dataverse.seen.length - requestsBefore;
    const incidents = dataverse.rows("incident").filter((row) => sessions.has(String(row.opencx_sessionid))).length;
    if (incidents !== sessions.size) throw new Error(`${sessions.size} handoffs became ${incidents} incidents`);
    return [
      {
        what: "handoff to 2xx, committed, median",
        unit: "ms",
        ours: percentile(times, 0.5),
        beside: "the same server storing nothing",
        theirs: percentile(bareTimes, 0.5),
        moreIsBetter: false,
      },
      {
        what: "handoff to 2xx, committed, p99",
        unit: "ms",
        ours: percentile(times, 0.99),
        beside: "the same server storing nothing",
        theirs: percentile(bareTimes, 0.99),
        moreIsBetter: false,
      },
      {
        what: `${HANDOFFS} handoffs sent, verified in queue`,
        unit: "incidents/s",
        ours: sessions.size / seconds,
        beside: "Dataverse's limit at these round trips",
        theirs: DATAVERSE_REQUESTS_PER_SECOND / (requests / sessions.size),
        moreIsBetter: true,
      },
      {
        what: "Dataverse requests an incident",
        unit: "requests",
        ours: requests / sessions.size,
        beside: "RingCentral's connector, documented",
        theirs: PEER_ROUND_TRIPS,
        moreIsBetter: false,
      },
    ];
  } finally {
    await stored.close();
    await ingestion.stop();
    await opencx.close();
    await dataverse.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function standing(
  dataverse: { rows(table: string): readonly Readonly<Record<string, unknown>>[] },
  sessions: ReadonlySet<string>,
): number {
  const queued = new Set(dataverse.rows("queueitem").map((row) => row._objectid_value));
  return dataverse
    .rows("incident")
    .filter((row) => sessions.has(String(row.opencx_sessionid)) && queued.has(row.incidentid)).length;
}
