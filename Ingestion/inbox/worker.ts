import { delayAfter, delayOfPatience, type Backoff } from "./backoff";
import type { Clock } from "../clock";
import { asFailure, Failure } from "../failures/failure";
import { flagText } from "../handoff/case/caseFlag";
import type { Handoff } from "../handoff/handoff";
import type { Claim, Outcome } from "../handoff/process";
import { failureFields, type Logger } from "../telemetry/log";
import { claimOf } from "./claim";
import type { Inbox } from "./inbox";
import type { ClaimedHandoff } from "./statements/claim";

/** What happened to an attempt, for metrics. */
export type AttemptResult =
  | { readonly kind: "settled"; readonly outcome: Outcome }
  | { readonly kind: "dead" }
  | { readonly kind: "postponed"; readonly failure: Failure };

export interface WorkerOptions {
  readonly inbox: Inbox;
  readonly worker: number;
  readonly process: (handoff: Handoff, lastTry: boolean, claim: Claim) => Promise<Outcome>;
  readonly clock: Clock;
  readonly backoff: Backoff;
  /** Handoffs at once. Dataverse allows 52 requests at a time for one user; a call's turns are never in a hurry. */
  readonly concurrency: number;
  /** Milliseconds between looks at the inbox when nobody said that something is there. */
  readonly pollEvery: number;
  /** Days that a dead letter is kept. */
  readonly deadDays: number;
  readonly log: Logger;
  readonly onAttempt?: (result: AttemptResult, seconds: number) => void;
}

/** After this many attempts, about half a minute, a failure of kind `retry-limited` is final. */
const ATTEMPT_LIMIT = 10;

/** How often workers look for others that died, and old rows are removed. */
const MAINTAIN_EVERY = 10_000;

/**
 * Claims handoffs of the inbox and processes them. While the other side is away only one handoff at a time is tried, so
 * that a thousand waiting ones do not hammer a server that is coming back; the first that gets through opens the way
 * for all.
 */
export class Worker {
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private wake: (() => void) | undefined;
  private news = false;
  /** Attempts in a row that found the other side away. */
  private away = 0;
  private loop: Promise<void> | undefined;

  public constructor(private readonly options: WorkerOptions) {}

  public start(): void {
    this.loop ??= this.run();
  }

  /** Something may be there to claim. */
  public notify(): void {
    this.news = true;
    this.wake?.();
  }

  /** Claims nothing more and waits until what is under way has ended. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    this.notify();
    await this.loop;
    await Promise.all(this.running);
  }

  private async run(): Promise<void> {
    let maintained = -Infinity;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        if (this.options.clock.now() - maintained >= MAINTAIN_EVERY) {
          maintained = this.options.clock.now();
          await this.maintain();
        }
        const free = (this.away > 0 ? 1 : this.options.concurrency) - this.running.size;
        const claimed = free > 0 ? await this.options.inbox.claim(free, this.options.worker) : [];
        for (const one of claimed) this.begin(one);
        failures = 0;
        await this.rest();
      } catch (thrown) {
        this.options.log.error({ ...failureFields(thrown) }, "the inbox does not answer");
        await this.options.clock.sleep(delayAfter(++failures, this.options.backoff), this.stopping.signal);
      }
    }
  }

  private async maintain(): Promise<void> {
    const reclaimed = await this.options.inbox.reclaim();
    for (const handoff of reclaimed) this.options.log.warn({ handoff }, "taken back from a worker that died");
    const gone = await this.options.inbox.purge(this.options.deadDays);
    for (const handoff of gone) this.options.log.warn({ handoff }, "dead for longer than DEAD_KEPT_DAYS: deleted");
  }

  private begin(claimed: ClaimedHandoff): void {
    const attempt = this.attempt(claimed).finally(() => {
      this.running.delete(attempt);
      this.notify();
    });
    this.running.add(attempt);
  }

  /** Until there is news (a handoff came in, or a hand is free again) or the next look is due. */
  private async rest(): Promise<void> {
    if (!this.news) {
      const over = new AbortController();
      this.wake = () => over.abort();
      await this.options.clock.sleep(this.options.pollEvery, over.signal);
      this.wake = undefined;
    }
    this.news = false;
  }

  private async attempt(claimed: ClaimedHandoff): Promise<void> {
    const started = this.options.clock.now();
    const { result, record } = await this.process(claimed);
    await this.recordResult(claimed, record);
    this.options.onAttempt?.(result, (this.options.clock.now() - started) / 1000);
    // The wait of one that found the other side away is the wait of all: nobody else is claimed meanwhile.
    if (this.away > 0 && result.kind === "postponed")
      await this.options.clock.sleep(delayAfter(this.away, this.options.backoff), this.stopping.signal);
  }

  private async process(
    claimed: ClaimedHandoff,
  ): Promise<{ readonly result: AttemptResult; readonly record: () => Promise<void> }> {
    const { inbox, worker, log } = this.options;
    const ids = { handoff: claimed.handoff.id, session: claimed.handoff.conversationId };
    try {
      const outcome = await this.options.process(
        claimed.handoff,
        claimed.limitedAttempts >= ATTEMPT_LIMIT - 1,
        claimOf(inbox.pool, claimed.handoff, worker),
      );
      this.away = 0;
      if (outcome.kind === "done") {
        if (outcome.flags !== undefined)
          log.warn({ ...ids, incident: outcome.incidentId, flags: outcome.flags.map(flagText) }, "case made, though");
        log.info({ ...ids, incident: outcome.incidentId, ticket: outcome.ticketNumber, made: outcome.made }, "landed");
      } else log.info({ ...ids, reason: outcome.reason }, "skipped");
      return { result: { kind: "settled", outcome }, record: () => inbox.settle(claimed, worker, outcome) };
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.away = failure.kind === "retry" ? this.away + 1 : 0;
      if (this.isFinal(failure, claimed)) {
        log.error({ ...ids, ...failureFields(failure) }, "dead: needs a person, then replay");
        return { result: { kind: "dead" }, record: () => inbox.deadLetter(claimed, worker, failure) };
      }
      const delay = Math.max(this.delayAfter(failure, claimed), failure.retryAfter ?? 0);
      log.warn({ ...ids, ...failureFields(failure), attempt: claimed.attempts + 1, again: delay }, "waits");
      return { result: { kind: "postponed", failure }, record: () => inbox.postpone(claimed, worker, failure, delay) };
    }
  }

  private isFinal(failure: Failure, { limitedAttempts, unclearFor = 0 }: ClaimedHandoff): boolean {
    if (failure.kind === "retry-limited") return limitedAttempts >= ATTEMPT_LIMIT - 1;
    if (failure.kind === "retry-hour") return unclearFor >= this.options.backoff.patience;
    return failure.kind === "dead";
  }

  /** Milliseconds before the next attempt at a handoff that is not given up. */
  private delayAfter(failure: Failure, { attempts, limitedAttempts, unclearFor = 0 }: ClaimedHandoff): number {
    const { backoff } = this.options;
    if (failure.kind === "retry-hour") return delayOfPatience(unclearFor, backoff);
    return delayAfter((failure.kind === "retry-limited" ? limitedAttempts : attempts) + 1, backoff);
  }

  /**
   * Writes the result down, however long the database is away. A service that stops meanwhile leaves the handoff to
   * whoever reclaims it.
   */
  private async recordResult(claimed: ClaimedHandoff, record: () => Promise<void>): Promise<void> {
    for (let failed = 1; ; failed++) {
      try {
        await record();
        return;
      } catch (thrown) {
        this.options.log.error(
          { handoff: claimed.handoff.id, ...failureFields(thrown) },
          "the inbox does not take the result",
        );
        if (this.stopping.signal.aborted) return;
        await this.options.clock.sleep(delayAfter(failed, this.options.backoff), this.stopping.signal);
      }
    }
  }
}
