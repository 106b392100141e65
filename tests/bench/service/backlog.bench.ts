import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { KillablePostgres } from "../../chaos/killablePostgres";
import { environmentOf } from "../../ingestion/support/installation";
import { start, type Program } from "../../ingestion/support/program";
import { handoffIdOf } from "../../../Ingestion/handoff/ids";
import { openInbox } from "../../../Ingestion/inbox/openInbox";
import type { Inbox } from "../../../Ingestion/inbox/inbox";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import type { CallFile, LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { freshCalls } from "../freshCalls";
import type { Comparison } from "../measure";

/** Handoffs that wait when the service starts. */
const WAITING = 100_000;
/** Seconds of draining that are measured, where not all are drained. */
const MEASURED = 60;
const AT_ONCE = 1_000;
/** MiB that a process may take meanwhile. */
const MOST_MEMORY = 270;

/**
 * What a process takes while very many handoffs wait, as after days of an outage, and how fast they become cases; neither
 * side has a limit here.
 * @param whole until the last of them, which takes a quarter of an hour
 */
export async function backlogBench(whole: boolean): Promise<readonly Comparison[]> {
  const postgres = await KillablePostgres.start();
  const [dataverse, opencx] = [await startDataverse(), await startOpenCX()];
  try {
    const databaseUrl = await postgres.newDatabase();
    const { inbox, close } = await openInbox(databaseUrl, () => undefined);
    try {
      await fill(inbox, opencx);
      const service = start("serve", environmentOf({ dataverse, opencx }, databaseUrl));
      try {
        await service.listening();
        const { landed, seconds } = await drained(inbox, whole);
        return rows(landed, seconds, peakMemory(service));
      } finally {
        service.child.kill("SIGTERM");
        await service.ended;
      }
    } finally {
      await close();
    }
  } finally {
    await opencx.close();
    await dataverse.close();
    await postgres.close();
  }
}

function rows(landed: number, seconds: number, memory: number): readonly Comparison[] {
  const what = `${WAITING.toLocaleString("en")} waiting handoffs, ${landed.toLocaleString("en")} of them drained`;
  return [
    {
      what: `${what}: peak memory`,
      unit: "MiB",
      ours: memory,
      beside: "limit",
      theirs: MOST_MEMORY,
      moreIsBetter: false,
    },
    {
      what: `${what}: cases`,
      unit: "cases/s",
      ours: landed / seconds,
      beside: "OpenCX's budget: 50 a minute",
      theirs: 50 / 60,
      moreIsBetter: true,
    },
  ];
}

/** Handoffs as webhooks bring them, each of a session of its own; their histories are those of the samples. */
async function fill(inbox: Inbox, opencx: LocalOpenCX): Promise<void> {
  const samples = (await freshCalls(opencx))(10);
  for (let count = 0; count < WAITING; count += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, (_, index) => copyOf(samples[index % samples.length]));
    for (const call of calls) opencx.load(call);
    const handoffs = calls.map(({ session, webhook }) => {
      const [organizationId, timestamp] = [webhook.organization_id, String(webhook.data.timestamp)];
      const id = handoffIdOf(organizationId, session.id, timestamp);
      return { id, organizationId, conversationId: session.id, timestamp };
    });
    await inbox.accept(handoffs, { connection: "default", source: "webhook" });
  }
}

function copyOf(sample: CallFile | undefined): CallFile {
  if (sample === undefined) throw new Error("no sample calls in LocalPlatform/calls");
  const id = randomUUID();
  return {
    ...sample,
    session: { ...sample.session, id },
    webhook: { ...sample.webhook, data: { ...sample.webhook.data, conversation_id: id } },
  };
}

async function drained(inbox: Inbox, whole: boolean): Promise<{ readonly landed: number; readonly seconds: number }> {
  const count = async (): Promise<number> => {
    const { rows: found } = await inbox.pool.query<{ count: number }>(
      "select count(*)::int as count from opencx.handoff where state = 'done'",
    );
    return found[0]?.count ?? 0;
  };
  const before = await count();
  const started = performance.now();
  for (;;) {
    await sleep(1_000);
    const landed = await count();
    const seconds = (performance.now() - started) / 1_000;
    if (landed === WAITING || (!whole && seconds >= MEASURED)) return { landed: landed - before, seconds };
  }
}

/** The most memory that a process has held since it was started, MiB; not a number where the system does not tell. */
function peakMemory({ child }: Program): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1_024;
  } catch {
    return Number.NaN;
  }
}
