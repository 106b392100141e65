import { DEFAULT_BACKOFF, type Backoff } from "./inbox/backoff";
import { systemClock } from "./clock";
import { connectionOf, openCXOf, type Reach } from "./connection";
import { Failure, reasonOf } from "./failure";
import { assertReachable, openPool } from "./database/pool";
import { Inbox } from "./inbox/inbox";
import { countByState } from "./inbox/overview";
import { Presence } from "./inbox/heartbeat";
import { Sweeper } from "./sweep/sweeper";
import { Worker } from "./inbox/worker";
import { landHandoff } from "./handoff/landing";
import { failureFields, type Logger } from "./telemetry/log";
import { Metrics } from "./telemetry/metrics";
import { reconcile } from "./sweep/reconcile";
import type { Settings } from "./config/settings";
import { SweepMemory } from "./sweep/sweepMemory";
import { webhookServer, type WebhookServer } from "./webhook/server";

/** How hard the service works. The defaults suit one connection on a small machine. */
export interface Tuning {
  readonly backoff?: Backoff;
  /** Milliseconds between looks at the inbox; news of a handoff comes at once. */
  readonly pollEvery?: number;
  /** Handoffs landed at once by this process. */
  readonly concurrency?: number;
  readonly reach?: Omit<Reach, "signal" | "onAnswer">;
}

/** A service that takes and lands handoffs until it is stopped. */
export interface RunningService {
  /** Address of the HTTP side; absent for a worker alone. */
  readonly url?: string;
  readonly inbox: Inbox;
  readonly metrics: Metrics;
  /** Takes no more webhooks, finishes what is under way, and lets go of the database. */
  stop(): Promise<void>;
}

/** What a service is started with. */
export interface ServiceOptions {
  readonly settings: Settings<"dataverse" | "opencx">;
  /** Absent: a worker without an HTTP side. */
  readonly http?: Settings<"webhook" | "server">;
  readonly connectionString: string;
  readonly log: Logger;
  readonly tuning?: Tuning;
}

/** Starts the worker, and the HTTP side if asked for. What was opened is closed again when a later step fails. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { settings, log, tuning = {} } = options;
  const clock = tuning.reach?.clock ?? systemClock;
  const backoff = tuning.backoff ?? DEFAULT_BACKOFF;
  const stopping = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const close of closers.splice(0).toReversed()) await close();
  };
  const troubled = (error: Error): void => log.warn({ ...failureFields(error) }, "trouble with the inbox's connection");
  try {
    const pool = openPool(options.connectionString, troubled);
    closers.push(() => pool.end());
    await assertReachable(pool);
    const inbox = await Inbox.open(pool, troubled);
    closers.push(() => inbox.stop());
    const metrics = new Metrics(() => countByState(pool));
    const reach: Reach = { ...tuning.reach, signal: stopping.signal, onAnswer: (status) => metrics.answer(status) };
    const opencx = openCXOf(settings.opencx, reach);
    const { connection, tokens } = connectionOf(settings.dataverse, opencx, reach);
    const presence = new Presence({
      connectionString: options.connectionString,
      clock,
      onNews: () => worker.notify(),
      onError: troubled,
    });
    const worker: Worker = new Worker({
      inbox,
      worker: presence.worker,
      land: (handoff, lastTry, hold) => landHandoff(handoff, connection, lastTry, hold),
      clock,
      backoff,
      concurrency: tuning.concurrency ?? 4,
      pollEvery: tuning.pollEvery ?? 1_000,
      log,
      onAttempt: (result, seconds) => metrics.attempt(result, seconds),
    });
    await presence.open();
    closers.push(() => presence.close());
    worker.start();
    closers.push(() => worker.stop());
    if (options.http === undefined) return { inbox, metrics, stop };
    const { webhook, server } = options.http;
    const http = await webhookServer({
      inbox,
      scheme: webhook,
      organizationId: settings.opencx.OPENCX_ORGANIZATION_ID,
      metrics,
      log,
      readiness: { database: () => assertReachable(pool), token: () => tokens.get() },
    });
    closers.push(() => http.close());
    if (server.RECONCILE_EVERY !== null) {
      const memory = new SweepMemory(clock);
      const sweeper = new Sweeper({
        pool,
        every: server.RECONCILE_EVERY,
        clock,
        log,
        sweep: (since) =>
          reconcile({
            since,
            opencx,
            dataverse: connection.dataverse,
            inbox,
            organizationId: settings.opencx.OPENCX_ORGANIZATION_ID,
            memory,
          }),
      });
      await sweeper.start();
      closers.push(() => sweeper.stop());
    }
    const url = await listening(http, server.HOST, server.PORT);
    log.info({ url }, "listening");
    return { url, inbox, metrics, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function listening(http: WebhookServer, host: string, port: number): Promise<string> {
  try {
    return await http.listen({ host, port });
  } catch (cause) {
    const reason = reasonOf(cause);
    const advice = reason === "EADDRINUSE" ? "another program has that port: set PORT" : "check HOST and PORT";
    throw new Failure({
      kind: "dead",
      source: "inbox",
      code: reason,
      plain: `cannot listen on ${host} port ${port} (${reason}); ${advice}`,
      cause,
    });
  }
}
