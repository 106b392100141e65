import { systemClock, type Clock } from "../clock";
import { isEmbedded } from "../database/embeddedAddress";
import { processHandoff } from "../handoff/process";
import { DEFAULT_BACKOFF, type Backoff } from "../inbox/worker/backoff";
import type { Inbox } from "../inbox/inbox";
import { Listener } from "../inbox/worker/listener";
import { DEAD_DAYS } from "../inbox/retention";
import { Worker } from "../inbox/worker/worker";
import type { Logger } from "../telemetry/log";
import type { Metrics } from "../telemetry/metrics";
import type { OpenConnection } from "./openConnection";

/** A worker that runs. */
export interface RunningWorker {
  /** Goes on with these connections; what is under way ends as it began. */
  serve(connections: readonly OpenConnection[]): Promise<void>;
  /** Claims nothing more, and waits until what is under way has ended. */
  stop(): Promise<void>;
}

/** Starts the worker of a process: a lane for each connection. */
export async function startWorker(args: {
  readonly connectionString: string;
  readonly log: Logger;
  readonly tuning: {
    readonly backoff?: Backoff;
    readonly pollEvery?: number;
    readonly http?: { readonly clock?: Clock | undefined };
  };
  readonly deadDays: number | undefined;
  readonly connections: readonly OpenConnection[];
  readonly inbox: Inbox;
  readonly metrics: Metrics;
  readonly onError: (error: Error) => void;
}): Promise<RunningWorker> {
  const { connectionString, log, connections, inbox, metrics, tuning } = args;
  const clock = tuning.http?.clock ?? systemClock;
  const worker = new Worker({
    inbox,
    clock,
    backoff: tuning.backoff ?? DEFAULT_BACKOFF,
    pollEvery: tuning.pollEvery ?? 1_000,
    deadDays: args.deadDays ?? DEAD_DAYS,
    log,
    onAttempt: (result, seconds) => metrics.attempt(result, seconds),
  });
  const listener = new Listener({ connectionString, clock, onNews: () => worker.notify(), onError: args.onError });
  // Nobody else works on a database of the service's own: whoever did was killed.
  if (isEmbedded(connectionString)) await inbox.reclaim("all");
  await inbox.hurry();
  listener.start();
  worker.start();
  const serve = async (served: readonly OpenConnection[]): Promise<void> =>
    worker.serve(
      served.map((connection) => ({
        connection: connection.name,
        process: (handoff, lastTry, claim) => processHandoff(handoff, connection, lastTry, claim),
        concurrency: () => connection.dataverse.concurrency(),
      })),
    );
  await serve(connections);
  return {
    serve,
    async stop() {
      await worker.stop();
      await listener.close();
    },
  };
}
