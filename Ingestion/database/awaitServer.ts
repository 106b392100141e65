import { elapsed, systemClock, type Clock } from "../clock";
import { reasonOf } from "../failures/failure";
import type { Logger } from "../telemetry/log";
import { newClient, unreachable } from "./pool";

/** Milliseconds that a server which is starting is waited for. */
const LONGEST = 120_000;
const PAUSE = 1_000;

/**
 * Codes of a server that is not up yet: nobody listens, its machine or its name is not there yet, it says itself that it
 * starts (57P), has no room (53) or that its connection failed (08), as poolers do.
 */
const STARTING = /^(?:E(?:CONN\w+|HOST\w+|NET\w+|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|NOENT)|57P\w\w|53\w{3}|08\w{3})$/;
/** What the driver says without a code when a connection breaks or takes too long. */
const BROKEN = /^(?:Connection terminated|timeout|.*connection timeout)/i;

/**
 * Waits until the database's server takes connections, since a machine or a stack of containers starts both at once.
 * What else it answers, such as a wrong password, is for whoever connects next.
 * @throws Failure that names the setting when it is not there after two minutes
 */
export async function awaitServer(
  connectionString: string,
  options: {
    readonly log: Pick<Logger, "info" | "warn">;
    /** Aborted: nobody waits any more. */
    readonly signal: AbortSignal;
    readonly clock?: Clock;
  },
): Promise<void> {
  const { log, signal, clock = systemClock } = options;
  const deadline = elapsed(clock) + LONGEST;
  let told: string | undefined;
  while (!signal.aborted) {
    const fault = await startingFault(connectionString, signal);
    if (fault === undefined) {
      if (told !== undefined) log.info("the inbox's PostgreSQL is there");
      return;
    }
    const reason = reasonOf(fault);
    if (elapsed(clock) >= deadline) throw unreachable(fault);
    if (reason !== told)
      log.warn(
        { reason, longest: `${LONGEST / 1000} s` },
        "waits for the inbox's PostgreSQL, which does not answer yet",
      );
    told = reason;
    await clock.sleep(PAUSE, signal);
  }
}

/** Whether what was thrown shows that the server is not up, or has gone down meanwhile. */
export function isAway(thrown: unknown): boolean {
  const reason = reasonOf(thrown);
  return STARTING.test(reason) || BROKEN.test(reason);
}

/** What shows that the server is not up yet; undefined when it is, or fails in another way. */
async function startingFault(connectionString: string, signal: AbortSignal): Promise<unknown> {
  const client = newClient(connectionString, "opencx-ingestion start");
  client.on("error", () => undefined);
  // Nor is its answer waited for, which may never come.
  const letGo = (): void => void client.connection.stream.destroy();
  signal.addEventListener("abort", letGo);
  try {
    await client.connect();
    return undefined;
  } catch (thrown) {
    return isAway(thrown) ? thrown : undefined;
  } finally {
    signal.removeEventListener("abort", letGo);
    await client.end().catch(() => undefined);
  }
}
