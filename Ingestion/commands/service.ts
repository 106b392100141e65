import { setMaxListeners } from "node:events";
import type { Connections } from "../config/connection";
import type { InboxSettings, ListenSettings, ServerSettings } from "../config/service";
import { systemClock } from "../clock";
import type { Pool } from "../database/pool";
import { Failure, reasonOf } from "../failures/failure";
import type { HttpOptions } from "../http/httpOptions";
import { Paces } from "../http/pace/paces";
import type { Backoff } from "../inbox/worker/backoff";
import { halts } from "../inbox/halts";
import type { Inbox } from "../inbox/inbox";
import { openInbox } from "../inbox/openInbox";
import { countByState, oldestSeconds } from "../inbox/overview";
import { noteOddFields } from "../inbox/statements/oddFields";
import { reconcile } from "../sweep/reconcile";
import { Sweeper } from "../sweep/sweeper";
import { ListedHandoffs } from "../sweep/listedHandoffs";
import { SweepMemory } from "../sweep/sweepMemory";
import { failureFields, type Logger } from "../telemetry/log";
import { Metrics } from "../telemetry/metrics";
import type { TimeLimits } from "../webhook/httpServer";
import { openConnection, type OpenConnection } from "./openConnection";
import { LiveConnections, type ConnectionsChange } from "./running/liveConnections";
import { Sweepers } from "./running/sweepers";
import { withoutToken } from "./running/tokens";
import { Unserved } from "./running/unserved";
import { startWorker } from "./startWorker";
import type { Sender } from "../webhook/receive";
import { webhookServer, workerServer, type WebhookServer } from "../webhook/server";

/** How hard the service works. The defaults suit one connection on a small machine. */
export interface Tuning {
  readonly backoff?: Backoff;
  /** Milliseconds between looks at the inbox; news of a handoff comes at once. */
  readonly pollEvery?: number;
  /** Most handoffs that this process works on at once for each connection; Dataverse may recommend fewer. */
  readonly concurrency?: number;
  readonly timeLimits?: TimeLimits;
  readonly http?: Omit<HttpOptions, "signal">;
}

/** A service that takes handoffs and makes cases of them until it is stopped. */
export interface RunningService {
  /** Where it takes webhooks; absent for a worker alone. */
  readonly url?: string;
  /** Where metrics and readiness are; absent for a worker that was not given a port for them. */
  readonly adminUrl?: string;
  readonly inbox: Inbox;
  readonly metrics: Metrics;
  /** Goes on with other connections, without dropping work: what is under way ends with what it began with. */
  reload(connections: ServiceOptions["connections"]): Promise<ConnectionsChange>;
  /** Takes no more webhooks, finishes what is under way, and lets go of the database. */
  stop(): Promise<void>;
}

/** What a service is started with. */
export type ServiceOptions = {
  readonly connectionString: string;
  readonly log: Logger;
  /** How readiness calls the settings of which it tells; absent: by their variables. */
  readonly words?: ((message: string) => string) | undefined;
  readonly tuning?: Tuning;
  readonly inbox?: Pick<InboxSettings, "deadDays">;
} & (
  | { readonly connections: Connections<"dataverse" | "cases" | "opencx" | "webhook">; readonly server: ServerSettings }
  /** A worker, which takes no webhooks. */
  | {
      readonly connections: Connections<"dataverse" | "cases" | "opencx">;
      readonly server?: undefined;
      /** Where metrics and readiness are answered; null: nowhere. */
      readonly admin: ListenSettings | null;
    }
);

type Closers = (() => Promise<void>)[];

/** Starts the worker, and the HTTP side if asked for. What was opened is closed again when a later step fails. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { log, tuning = {} } = options;
  const stopping = new AbortController();
  // Each request that waits for its place listens to it: more at once than Node takes for a leak.
  setMaxListeners(0, stopping.signal);
  const closers: Closers = [];
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const close of closers.splice(0).toReversed()) await close();
  };
  const onDatabaseError = (error: Error): void => {
    // A pool's end does not wait for its connections, and our own server tells those that are left that it stops.
    if (!stopping.signal.aborted) log.warn({ ...failureFields(error) }, "trouble with the inbox's connection");
  };
  try {
    const { inbox, close } = await openInbox(options.connectionString, onDatabaseError);
    closers.push(close);
    const { pool } = inbox;
    const metrics = new Metrics({
      depth: () => countByState(pool),
      oldestSeconds: () => oldestSeconds(pool),
      halts: () => halts(pool, live.names),
    });
    const onOddFields = (fields: readonly string[]): void => {
      metrics.oddShapes(fields);
      // A case does not wait for the note, nor fail with it.
      noteOddFields(pool, fields).catch((thrown: unknown) =>
        log.warn({ ...failureFields(thrown) }, "changed fields of OpenCX not noted"),
      );
    };
    const httpOptions = {
      ...tuning.http,
      concurrency: tuning.concurrency,
      signal: stopping.signal,
      onAnswer: (status: number) => metrics.answer(status),
    };
    const { clock = systemClock, random } = tuning.http ?? {};
    const paces = Paces.open(options.connectionString, { clock, random, onError: onDatabaseError });
    closers.push(() => paces.close());
    await paces.begin();
    const open = (connection: (typeof options.connections)[number]): OpenConnection =>
      openConnection(connection, httpOptions, paces, onOddFields);
    const live = new LiveConnections(open, options.connections);
    const unserved = new Unserved(pool, live, log);
    const worker = await startWorker({
      connectionString: options.connectionString,
      log,
      tuning,
      deadDays: options.inbox?.deadDays,
      connections: live.all,
      inbox,
      metrics,
      onError: onDatabaseError,
    });
    closers.push(() => worker.stop());
    await unserved.tell();
    const told = {
      readiness: {
        database: () => inbox.assertTaking().then(() => []),
        token: () => withoutToken(live.all),
      },
      halts: () => halts(pool, live.names, options.words),
      unserved: () => unserved.found(),
      words: options.words,
    };
    let senders = sendersAmong(options.connections);
    let sweepers: Sweepers | undefined;
    const reload = async (given: ServiceOptions["connections"]): Promise<ConnectionsChange> => {
      const change = live.replace(given);
      senders = sendersAmong(given);
      await Promise.all([worker.serve(live.all), sweepers?.serve(live.all), unserved.tell()]);
      return change;
    };
    if (options.server === undefined) {
      if (options.admin === null) return { inbox, metrics, reload, stop };
      const { admin, close } = await workerServer({ adminHost: options.admin.host, metrics, log, clock, ...told });
      closers.push(close);
      const adminUrl = await listening(admin, options.admin, "ADMIN_");
      log.info({ admin: adminUrl }, "listening");
      return { adminUrl, inbox, metrics, reload, stop };
    }
    const { admin, allowedHosts, bodyLimit, reconcileEvery } = options.server;
    const http = await webhookServer({
      inbox,
      connections: () => senders,
      adminHost: admin.host,
      allowedHosts,
      bodyLimit,
      timeLimits: tuning.timeLimits,
      metrics,
      log,
      clock,
      onOddFields,
      ...told,
    });
    closers.push(() => http.close());
    if (reconcileEvery !== null) {
      const started = new Sweepers((connection) =>
        startSweeper({ options, connection, every: reconcileEvery, inbox, pool, metrics }),
      );
      sweepers = started;
      closers.push(() => started.serve([]));
      await started.serve(live.all);
    }
    const adminUrl = await listening(http.admin, admin, "ADMIN_");
    const url = await listening(http.webhooks, options.server, "");
    log.info({ admin: adminUrl, url }, "listening");
    return { url, adminUrl, inbox, metrics, reload, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Those whose webhooks are taken; of a worker alone nobody's are. */
function sendersAmong(given: ServiceOptions["connections"]): readonly Sender[] {
  return given.flatMap((one) => ("webhook" in one ? [one] : []));
}

async function startSweeper(args: {
  readonly options: ServiceOptions;
  readonly connection: OpenConnection;
  readonly every: number;
  readonly inbox: Inbox;
  readonly pool: Pool;
  readonly metrics: Metrics;
}): Promise<Sweeper> {
  const { connection, inbox, pool, metrics } = args;
  const clock = args.options.tuning?.http?.clock ?? systemClock;
  const memory = new SweepMemory(clock);
  const listed = new ListedHandoffs(connection.swept);
  const sweeper = new Sweeper({
    pool,
    connection: connection.name,
    every: args.every,
    clock,
    log: args.options.log,
    sweep: (since, signal) =>
      metrics.sweep(
        reconcile({
          since,
          signal,
          listed,
          opencx: connection.swept,
          dataverse: connection.dataverse.client,
          inbox,
          connection: connection.name,
          organizationId: connection.organizationId,
          memory,
          nativeIntegration: connection.cases.nativeIntegration,
        }),
      ),
  });
  await sweeper.start();
  return sweeper;
}

/** @param prefix of the names of its two settings */
async function listening(
  http: WebhookServer["webhooks"],
  { host, port }: ListenSettings,
  prefix: "" | "ADMIN_",
): Promise<string> {
  try {
    return await http.listen({ host, port });
  } catch (cause) {
    const reason = reasonOf(cause);
    const code = reason === "EADDRINUSE" ? "port-in-use" : "cannot-listen";
    throw new Failure({ code, source: "inbox", values: { host, port, reason, prefix }, cause });
  }
}
