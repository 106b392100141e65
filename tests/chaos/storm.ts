import { setTimeout as sleep } from "node:timers/promises";
import { environmentOf, startServers } from "../ingestion/support/installation";
import { run } from "../ingestion/support/program";
import { freePort } from "../../Ingestion/database/server/freePort";
import type { Random } from "../fuzz/random";
import { BadWebhooks } from "./badWebhooks";
import { HTTP_CALLS } from "./httpCalls";
import { HTTP_FAULTS, type HttpFault } from "./httpFaults";
import type { KillablePostgres } from "./killablePostgres";
import { deadLetters, Ledger } from "./ledger";
import { Processes } from "./processes";

export interface StormOptions {
  readonly postgres: KillablePostgres;
  readonly random: Random;
  /** Processes with workers; the first of them takes the webhooks. */
  readonly workers: number;
  readonly minutes: number;
  readonly badWebhooks: number;
}

/** What happened, and what is not as it must be. */
export interface StormResult {
  readonly handoffs: number;
  readonly kills: number;
  readonly freezes: number;
  readonly databaseKills: number;
  readonly faults: number;
  readonly replayed: number;
  readonly bad: BadWebhooks;
  /** Seconds until all had their case once nothing failed any more. */
  readonly drained: number;
  readonly failures: readonly string[];
}

/** Milliseconds between two handoffs, and between two misfortunes. */
const [HANDOFF_EVERY, MISFORTUNE_EVERY] = [400, 1_000];
/** Milliseconds that all may take to be landed when the storm is over. */
const PATIENCE = 300_000;
/** A deliverer gives up long after the last kill: OpenCX tries for hours. */
const ATTEMPTS = 30;

/** Hands calls off while processes are killed and frozen, the database dies, and HTTP calls meet every fault. */
export async function storm(options: StormOptions): Promise<StormResult> {
  const { postgres, random } = options;
  const servers = await startServers();
  const databaseUrl = await postgres.newDatabase();
  const port = await freePort();
  const environment = { ...environmentOf(servers, databaseUrl), PORT: String(port) };
  const processes = new Processes(["serve", ...Array.from({ length: options.workers - 1 }, () => "work")], environment);
  const target = `http://127.0.0.1:${port}/webhooks/opencx`;
  const ledger = new Ledger();
  const counts = { kills: 0, freezes: 0, databaseKills: 0, faults: 0 };
  const until = Date.now() + options.minutes * 60_000;
  const deliveries: Promise<unknown>[] = [];
  const handOff = async (): Promise<void> => {
    while (Date.now() < until) {
      const call = random.one(CALLS).handedOff();
      servers.opencx.load(call);
      deliveries.push(
        servers.opencx.deliver(call, target, { copies: random.chance(20) ? 2 : 1, attempts: ATTEMPTS }).then((sent) => {
          if (sent.some(({ status }) => status >= 200 && status < 300)) ledger.taken.push(call);
        }),
      );
      await sleep(HANDOFF_EVERY);
    }
  };
  const misfortune = async (): Promise<void> => {
    while (Date.now() < until) {
      const kind = random.below(100);
      const index = random.below(processes.count);
      if (kind < 15) {
        processes.kill(index);
        counts.kills += 1;
      } else if (kind < 27) {
        if (processes.freeze(index)) counts.freezes += 1;
      } else if (kind < 29) {
        await postgres.killAndStart();
        counts.databaseKills += 1;
      } else {
        const { to, method, path } = random.one(CALLS);
        const does = HTTP_FAULTS[random.one(FAULTS)];
        servers[to].addFault({ method, path, times: 1 + random.below(3), does });
        counts.faults += 1;
      }
      await sleep(MISFORTUNE_EVERY);
    }
  };
  const bad = new BadWebhooks(target, servers.opencx.webhookSecret, random);
  await Promise.all([handOff(), misfortune(), bad.send(options.badWebhooks, until)]);
  processes.thaw();
  servers.dataverse.clearFaults();
  servers.opencx.clearFaults();
  await Promise.all([...deliveries, bad.send(options.badWebhooks)]);
  const failures: string[] = [];
  const { replayed, drained } = await drain(ledger, databaseUrl, environment, failures);
  failures.push(...(await ledger.faults(servers, databaseUrl)), ...badFailures(bad));
  const ends = await processes.stop();
  for (const end of ends) if (end !== 0) failures.push(`a process ended with ${String(end)}`);
  const log = processes.lines.join("\n");
  for (const { session } of ledger.taken) {
    const { email } = session.contact as { readonly email: string | null };
    if (email !== null && log.includes(email)) failures.push(`the log holds the address of ${session.id}'s caller`);
  }
  await servers.close();
  return { handoffs: ledger.taken.length, ...counts, replayed, bad, drained, failures };
}

const CALLS = HTTP_CALLS as readonly [(typeof HTTP_CALLS)[number], ...typeof HTTP_CALLS];
const FAULTS = Object.keys(HTTP_FAULTS) as [HttpFault, ...HttpFault[]];

/** Waits until all have their case; what is a dead letter for a reason of its own is replayed, as its operator would. */
async function drain(
  ledger: Ledger,
  databaseUrl: string,
  environment: NodeJS.ProcessEnv,
  failures: string[],
): Promise<{ readonly replayed: number; readonly drained: number }> {
  const started = Date.now();
  let replayed = 0;
  while ((await ledger.waiting(databaseUrl)) > 0 && Date.now() - started < PATIENCE) {
    const { ids, ofNoReason } = await deadLetters(databaseUrl);
    failures.push(...ofNoReason);
    for (const id of ids) await run(["replay", id], environment);
    replayed += ids.length;
    await sleep(1_000);
  }
  return { replayed, drained: Math.round((Date.now() - started) / 1000) };
}

function badFailures({ statuses, leaks }: BadWebhooks): readonly string[] {
  const wrong = [...statuses].filter(([status]) => status < 400 || status > 499);
  return [
    ...wrong.map(([status, count]) => `${count} bad webhooks were answered ${status}`),
    ...(leaks > 0 ? [`${leaks} answers to bad webhooks hold a word of theirs`] : []),
  ];
}
