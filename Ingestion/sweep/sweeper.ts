import { randomUUID } from "node:crypto";
import { repeat, type Clock } from "../clock";
import type { Pool } from "../database/pool";
import { failureFields, type Logger } from "../telemetry/log";
import type { Sweep } from "./reconcile";
import { letGoOfSweep, renewSweep, SWEEP_LEASE_SECONDS, sweptUntil, takeSweep, type SweepClaim } from "./sweepClaim";
import { sweepFrom } from "./sweepMark";

export interface SweeperOptions {
  readonly pool: Pool;
  /** Name of the connection whose sessions are swept. */
  readonly connection: string;
  /** Milliseconds. */
  readonly every: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** @param signal aborted when another process has taken the sweep, or this one stops */
  readonly sweep: (since: Date, signal: AbortSignal) => Promise<Sweep>;
}

/** Milliseconds between two renewals: three may fail before the sweep is another's. */
const RENEW_EVERY = (SWEEP_LEASE_SECONDS * 1_000) / 4;

/** For this part of the time to its next sweep a process keeps its turn: whoever else would sweep lets it. */
const KEPT = 0.75;

/**
 * Runs the reconcile sweep again and again; a sweep that fails is made up for by the next, which starts where the last
 * good one ended. Of several processes one sweeps a connection; once it has stopped, or is heard of no more, another
 * does in its place.
 */
export class Sweeper {
  private readonly holder = randomUUID();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;

  public constructor(private readonly options: SweeperOptions) {}

  /** Sets the mark from which the first sweep looks, and begins. */
  public async start(): Promise<void> {
    const { pool, connection, clock, every } = this.options;
    await sweepFrom(pool, connection, new Date(clock.now()));
    this.loop = repeat(clock, every, this.stopping.signal, () => this.once());
  }

  public async stop(): Promise<void> {
    const { pool, connection, log } = this.options;
    this.stopping.abort();
    await this.loop;
    await letGoOfSweep(pool, connection, this.holder).catch((thrown: unknown) =>
      log.warn({ connection, ...failureFields(thrown) }, "the inbox does not hear that the sweep is let go of"),
    );
  }

  private async once(): Promise<void> {
    const { pool, connection, log } = this.options;
    try {
      const claim = await takeSweep(pool, connection, this.holder);
      if (claim === undefined) return;
      try {
        await this.swept(claim);
      } catch (thrown) {
        await letGoOfSweep(pool, connection, this.holder);
        throw thrown;
      }
    } catch (thrown) {
      log.warn({ connection, ...failureFields(thrown) }, "reconcile did not get through");
    }
  }

  private async swept(claim: SweepClaim): Promise<void> {
    const { pool, connection, clock, every, log } = this.options;
    const now = new Date(clock.now());
    const over = new AbortController();
    const lost = new AbortController();
    const renewing = repeat(clock, RENEW_EVERY, over.signal, async () => {
      // What the database does not hear of now it hears of in the next moment, or never.
      if (!(await renewSweep(pool, claim).catch(() => true))) lost.abort();
    });
    let sweep: Sweep;
    try {
      const since = await sweepFrom(pool, connection, now, claim.isAnothers);
      sweep = await this.options.sweep(since, AbortSignal.any([lost.signal, this.stopping.signal]));
    } finally {
      over.abort();
      await renewing;
    }
    this.tell(sweep);
    if (this.stopping.signal.aborted) return;
    const again = sweep.unread.map((one) => one.since);
    const { handoffs, repaired } = sweep;
    if (await sweptUntil(pool, claim, now, KEPT * every, again))
      log.info({ connection, handoffs, repaired }, "reconciled");
    else log.warn({ connection, repaired }, "another process has taken the sweep over");
  }

  private tell({ beside, unread, unlisted }: Sweep): void {
    const { connection, log } = this.options;
    for (const { sessionId, incidentId } of beside)
      log.warn({ session: sessionId, incident: incidentId }, "OpenCX's own integration has made a second case");
    for (const { session, failure } of unread)
      log.warn({ session: session.id, ...failureFields(failure) }, "not looked at by the sweep");
    if (unlisted !== undefined)
      log.info(
        { connection, ...failureFields(unlisted) },
        "OpenCX's list of handoffs is not to be had: the sweep reads each session's history",
      );
  }
}
