import { openDatabase } from "../database/open";
import type { Logger } from "../telemetry/log";
import { keepHeapSmall } from "./heap";
import { startService, type RunningService } from "./service";
import type { Settings } from "../config/settings";
import { EXIT } from "./terminal";

/** Milliseconds that a stopping service waits for what is under way. What is cut off then is reclaimed by the next start. */
const STOP_TIMEOUT = 25_000;

/**
 * `serve` and `work`: runs until SIGTERM or SIGINT, then takes no more, finishes what is under way and stops its
 * database.
 * @param settings without those of the HTTP side for `work`
 * @returns the exit code
 */
export async function serve(
  settings:
    | Settings<"dataverse" | "cases" | "opencx" | "inbox" | "webhook" | "server">
    | (Settings<"dataverse" | "cases" | "opencx" | "inbox"> & { readonly server?: undefined }),
  log: Logger,
): Promise<number> {
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
  const database = await openDatabase(
    settings.inbox,
    "serve",
    () => {
      log.error("the inbox's database ended by itself");
      end.abort(EXIT.failed);
    },
    (pid) => log.warn({ pid }, "a service that was killed had left its database running: ended"),
  );
  let service: RunningService | undefined;
  try {
    service = await startService({ ...settings, connectionString: database.connectionString, log });
    if (settings.server === undefined) log.info("working");
    return await ended;
  } finally {
    const late = setTimeout(() => {
      log.error("stopping took too long; what was under way is taken back at the next start");
      void database.close().finally(() => process.exit(EXIT.failed));
    }, STOP_TIMEOUT);
    late.unref();
    await service?.stop();
    await database.close();
    clearTimeout(late);
    log.info("stopped");
  }
}
