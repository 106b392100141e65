import type { Failure } from "../../failures/failure";
import { scopeOf } from "../../failures/scope";
import type { AttemptResult, AttemptTools } from "./attempt";
import { delayAfter, type Backoff } from "./backoff";
import type { ClaimedHandoff } from "../queue/claimed";
import type { ProbePauses } from "../queue/halt";

/** So many different sessions that fail the same way in a row, and nothing that lands between, are an outage. */
const SESSIONS = 3;

/** The longest pause between two probes for what a person has to put right; milliseconds. */
const LONGEST_PAUSE = 60_000;

/**
 * Judges by what comes of attempts whether a failure is one handoff's, or holds up all of the connection. What it finds
 * lies in the inbox, for all workers; what it has seen of a row of failures is its own.
 */
export class Health {
  private code: string | undefined;
  private source: string | undefined;
  private readonly sessions = new Set<string>();
  /** Whether this process knows of an outage. */
  private isHalted = false;

  public constructor(private readonly tools: Pick<AttemptTools, "inbox" | "backoff" | "log">) {}

  /** Takes note of an attempt's result. */
  public async note(claimed: ClaimedHandoff, result: AttemptResult): Promise<void> {
    if (claimed.probe?.outage !== undefined) this.isHalted = true;
    if (result.kind === "settled")
      await (result.outcome.kind === "skipped" ? this.skipped(claimed) : this.landed(claimed));
    else if (result.kind !== "lost") await this.failed(claimed, result);
  }

  /**
   * A handoff that is for no case is left before Dataverse is asked: it shows that OpenCX answers, and nothing else. In
   * its place the next one probes.
   */
  private async skipped({ connection, probe }: ClaimedHandoff): Promise<void> {
    if (this.source === "opencx") this.sessions.clear();
    if (probe !== undefined) await this.tools.inbox.probeNow(connection, probe.cause);
  }

  private async landed({ connection, probe }: ClaimedHandoff): Promise<void> {
    const { inbox, log } = this.tools;
    this.sessions.clear();
    if (this.isHalted && (await inbox.endOutage(connection))) log.info({ connection }, "handoffs land again");
    this.isHalted = false;
    if (probe?.cause === undefined) return;
    await inbox.closeBreaker(connection, probe.cause);
    log.info({ connection, cause: probe.cause }, "the cause is gone: what waited for it goes on");
  }

  private async failed(
    claimed: ClaimedHandoff,
    { kind, failure }: Extract<AttemptResult, { readonly failure: Failure }>,
  ): Promise<void> {
    const { inbox, backoff } = this.tools;
    const { connection, probe } = claimed;
    if (probe?.outage !== undefined) {
      const pauses = pausesAfter(failure, probe.probes + 1, backoff);
      if (await inbox.keepOutage(connection, probe.outage, failure, pauses)) return;
      // It is over since: this failure counts as any other.
      this.isHalted = false;
    }
    // A dead letter is of another cause than the breaker's: that is still to be tried.
    const pause = kind === "dead" ? 0 : pauseAfter(failure, probe?.probes ?? 0, backoff);
    if (probe?.cause !== undefined) await inbox.keepBreaker(connection, probe.cause, pause);
    else if (this.holdsUpAll(claimed, failure)) await this.halt(connection, failure);
  }

  private async halt(connection: string, failure: Failure): Promise<void> {
    const { inbox, backoff, log } = this.tools;
    // What several sessions show may be theirs all the same: one more is tried at once.
    const pause = scopeOf(failure.code) === "environment" ? pauseAfter(failure, 0, backoff) : (failure.retryAfter ?? 0);
    await inbox.haltAll(connection, failure, { any: pause, fresh: freshPause(failure, backoff) });
    if (!this.isHalted) log.warn({ connection, code: failure.code }, "an outage: one handoff at a time is tried");
    this.isHalted = true;
  }

  private holdsUpAll({ handoff, failing }: ClaimedHandoff, { code, kind, source }: Failure): boolean {
    const scope = scopeOf(code);
    if (scope === "environment") return true;
    // Those that may come right by themselves are tried for a while, each by itself.
    if (scope === "handoff" || (kind !== "retry" && kind !== "dead")) return false;
    if (this.code !== code) this.sessions.clear();
    this.code = code;
    this.source = source;
    // One that has failed like this before tells nothing new of the others.
    if (failing?.code !== code) this.sessions.add(handoff.conversationId);
    return this.sessions.size >= SESSIONS;
  }
}

/** The least pause between two probes by handoffs that have just come; milliseconds. */
const FRESH_PAUSE = 250;

/**
 * What several sessions have shown may be theirs alone, so whoever comes next may be tried; what the other side says of
 * itself it says of all.
 */
function freshPause({ code, retryAfter }: Failure, { first }: Backoff): number | undefined {
  return scopeOf(code) === "environment" || retryAfter !== undefined ? undefined : Math.min(FRESH_PAUSE, first);
}

/**
 * Pauses before the next probes of an outage. What several sessions have shown is probed soon, whatever else waits:
 * by chance the first probes may be sick themselves, while others could land.
 * @param probes that have failed, 1 or more
 */
function pausesAfter(failure: Failure, probes: number, backoff: Backoff): ProbePauses {
  const fresh = freshPause(failure, backoff);
  if (scopeOf(failure.code) === "handoff") return { any: 0, fresh };
  if (fresh === undefined) return { any: pauseAfter(failure, probes, backoff), fresh };
  return { any: delayAfter(probes, { first: fresh, cap: longestPause(failure, backoff) }), fresh };
}

/** Milliseconds before the next probe. */
function pauseAfter(failure: Failure, probes: number, backoff: Backoff): number {
  const pause = delayAfter(probes + 1, { first: backoff.first, cap: longestPause(failure, backoff) });
  return Math.max(failure.retryAfter ?? 0, pause);
}

function longestPause({ kind }: Failure, { cap, patientCap }: Backoff): number {
  return kind === "retry" ? cap : Math.min(LONGEST_PAUSE, patientCap);
}
