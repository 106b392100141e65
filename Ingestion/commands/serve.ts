import { setTimeout as sleep } from "node:timers/promises";
import { awaitServer } from "../database/awaitServer";
import type { OpenedDatabase } from "../database/embedded";
import { openDatabase } from "../database/open";
import type { Logger } from "../telemetry/log";
import { startTracing } from "../telemetry/otlp";
import { keepHeapSmall } from "../heap";
import { Reloading } from "./running/reloading";
import { startService, type RunningService, type ServiceOptions } from "./service";
import type { ListenSettings } from "../config/service";
import type { Settings } from "../config/settings";
import { EXIT } from "./terminal";

/** Milliseconds that a stopping service waits for what is under way. What is cut off then is reclaimed by the next start. */
const STOP_TIMEOUT = 25_000;
/** Milliseconds that a service which is stopped while it starts waits for the step that it is at. */
const START_TIMEOUT = 5_000;

/** Settings of `serve`, or, without those of the HTTP side, of `work`. */
export type ServeSettings =
  | Settings<"dataverse" | "cases" | "opencx" | "inbox" | "webhook" | "server">
  | (Settings<"dataverse" | "cases" | "opencx" | "inbox"> & {
      readonly server?: undefined;
      /** Where metrics and readiness are answered; null: nowhere. */
      readonly admin: ListenSettings | null;
    });

/** What a start has opened so far. */
interface Opened {
  database?: OpenedDatabase;
  service?: RunningService;
}

/**
 * `serve` and `work`: runs until SIGTERM or SIGINT, then takes no more, finishes what is under way and stops its
 * database. While it starts it stops at once. At SIGHUP it reads its settings again.
 * @param words how the settings are called
 * @returns the exit code
 */
export async function serve(read: () => ServeSettings, log: Logger, words?: ServiceOptions["words"]): Promise<number> {
  // Without a listener the signal ends the process: there is one before anything is read.
  process.on("SIGHUP", () => undefined);
  const settings = read();
  const reloading = new Reloading(settings, read, log);
  process.on("SIGHUP", () => reloading.ask());
  const tracing = startTracing(process.env, log);
  keepHeapSmall();
  const end = new AbortController();
  const ended = new Promise<number>((resolve) =>
    end.signal.addEventListener("abort", () => resolve(end.signal.reason as number)),
  );
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "stopping");
      end.abort(EXIT.ok);
    });
  }
  const opened: Opened = {};
  const starting = open({ ...settings, words }, log, end, opened).then(() => {
    if (opened.service !== undefined) reloading.begin(opened.service);
  });
  try {
    await Promise.race([starting, ended]);
    return await ended;
  } finally {
    const late = setTimeout(() => {
      log.error("stopping took too long; what was under way is taken back at the next start");
      void (opened.database?.close() ?? Promise.resolve()).finally(() => process.exit(EXIT.failed));
    }, STOP_TIMEOUT);
    late.unref();
    const isOpen = starting.then(
      () => true,
      () => true,
    );
    const isCutOff = !(await Promise.race([isOpen, sleep(START_TIMEOUT, false, { ref: false })]));
    await opened.service?.stop();
    await opened.database?.close();
    await tracing?.close();
    clearTimeout(late);
    log.info("stopped");
    // What a start waits for, such as a connection that nobody answers, would keep the process.
    if (isCutOff) process.exit(await ended);
  }
}

/** Opens what the service needs, one after the other. */
async function open(
  settings: ServeSettings & Pick<ServiceOptions, "words">,
  log: Logger,
  end: AbortController,
  opened: Opened,
): Promise<void> {
  const { signal } = end;
  opened.database = await openDatabase(settings.inbox, "serve", {
    signal,
    onOrphan: (pid) => log.warn({ pid }, "a service that was killed had left its database running: ended"),
    onBroken: () => log.error("the inbox's database ended by itself: it is started again; webhooks get 503 meanwhile"),
    onRunning: () => log.info("the inbox's database runs again"),
    onLost: (reason) => {
      log.error({ reason }, "the inbox's database ended by itself and does not come back: the service ends");
      end.abort(EXIT.failed);
    },
  });
  const { connectionString } = opened.database;
  if (settings.inbox.databaseUrl !== undefined) await awaitServer(connectionString, { signal, log });
  if (signal.aborted) return;
  opened.service = await startService({ ...settings, connectionString, log });
  if (settings.server === undefined) log.info("working");
}
