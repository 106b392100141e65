import type { Clock } from "../clock";
import { failureFields, type Logger } from "../telemetry/log";
import type { Sweep } from "./reconcile";
import type { Pool } from "../database/pool";
import { sweepFrom, sweptUntil } from "./sweepMark";

export interface SweeperOptions {
  readonly pool: Pool;
  /** Name of the connection whose sessions are swept. */
  readonly connection: string;
  /** Milliseconds. */
  readonly every: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sweep: (since: Date) => Promise<Sweep>;
}

/**
 * Runs the reconcile sweep again and again; a sweep that fails is made up for by the next, which starts where the last
 * good one ended.
 */
export class Sweeper {
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;
  /** Whether nothing is known yet of what earlier processes could not look at. */
  private isFirst = true;

  public constructor(private readonly options: SweeperOptions) {}

  /** Sets the mark from which the first sweep looks, and begins. */
  public async start(): Promise<void> {
    const { pool, connection, clock, every } = this.options;
    await sweepFrom(pool, connection, new Date(clock.now()));
    this.loop = (async () => {
      for (;;) {
        await clock.sleep(every, this.stopping.signal);
        if (this.stopping.signal.aborted) return;
        await this.once();
      }
    })();
  }

  public async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async once(): Promise<void> {
    const { pool, connection, clock, log } = this.options;
    const now = new Date(clock.now());
    try {
      const since = await sweepFrom(pool, connection, now, this.isFirst);
      const { handoffs, repaired, beside, unread } = await this.options.sweep(since);
      this.isFirst = false;
      const again = unread.map((one) => one.since);
      await sweptUntil(pool, connection, now, again);
      for (const { sessionId, incidentId } of beside)
        log.warn({ session: sessionId, incident: incidentId }, "OpenCX's own integration has made a second case");
      for (const { session, failure } of unread)
        log.warn({ session: session.id, ...failureFields(failure) }, "not looked at by the sweep");
      log.info({ connection, handoffs, repaired }, "reconciled");
    } catch (thrown) {
      log.warn({ connection, ...failureFields(thrown) }, "reconcile did not get through");
    }
  }
}
