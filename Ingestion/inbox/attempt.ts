import type { Clock } from "../clock";
import { asFailure, type Failure } from "../failures/failure";
import { flagText } from "../handoff/case/caseFlag";
import type { Handoff } from "../handoff/handoff";
import type { Claim, Outcome } from "../handoff/process";
import { failureFields, type Logger } from "../telemetry/log";
import { delayAfter, delayOfLone, type Backoff } from "./backoff";
import { claimOf } from "./claim";
import type { Inbox } from "./inbox";
import type { ClaimedHandoff } from "./queue/claimed";

/** What happened to an attempt. */
export type AttemptResult =
  | { readonly kind: "settled"; readonly outcome: Outcome }
  | { readonly kind: "dead"; readonly failure: Failure }
  | { readonly kind: "postponed"; readonly failure: Failure }
  /** Another worker has the handoff now, and writes what becomes of it. */
  | { readonly kind: "lost" };

/** Makes the case of one handoff. */
export type ProcessHandoff = (handoff: Handoff, lastTry: boolean, claim: Claim) => Promise<Outcome>;

/** What an attempt is made with. */
export interface AttemptTools {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly log: Logger;
}

/**
 * Processes a handoff and writes down what came of it, however long the database is away.
 * @param stopping a service that stops meanwhile leaves the handoff to whoever reclaims it
 */
export async function attempt(
  claimed: ClaimedHandoff,
  process: ProcessHandoff,
  tools: AttemptTools,
  stopping: AbortSignal,
): Promise<AttemptResult> {
  const { log, clock, backoff } = tools;
  const { result, record } = await processed(claimed, process, tools);
  for (let failed = 1; ; failed++) {
    try {
      if (await record()) return result;
      log.warn({ handoff: claimed.handoff.id }, "another worker has taken this handoff over");
      return { kind: "lost" };
    } catch (thrown) {
      log.error({ handoff: claimed.handoff.id, ...failureFields(thrown) }, "the inbox does not take the result");
      if (stopping.aborted) return result;
      await clock.sleep(delayAfter(failed, backoff), stopping);
    }
  }
}

interface Processed {
  readonly result: AttemptResult;
  /** False when the claim is lost. */
  readonly record: () => Promise<boolean>;
}

async function processed(claimed: ClaimedHandoff, process: ProcessHandoff, tools: AttemptTools): Promise<Processed> {
  const { inbox, log, clock, backoff } = tools;
  const { handoff, failing, attempts } = claimed;
  const ids = { handoff: handoff.id, session: handoff.conversationId };
  try {
    const outcome = await process(handoff, isLastTry(claimed, backoff), claimOf(inbox.pool, claimed, clock));
    logOutcome(log, ids, outcome);
    return { result: { kind: "settled", outcome }, record: () => inbox.settle(claimed, outcome) };
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "claim-lost") return { result: { kind: "lost" }, record: () => Promise.resolve(false) };
    const tried = failing?.kind === failure.kind ? failing.for : 0;
    if (isFinal(failure, tried, backoff)) {
      log.error({ ...ids, ...failureFields(failure) }, "dead: needs a person, then replay");
      return { result: { kind: "dead", failure }, record: () => inbox.deadLetter(claimed, failure) };
    }
    const delay = Math.max(delayOf(failure, tried, attempts + 1, backoff), failure.retryAfter ?? 0);
    log.warn({ ...ids, ...failureFields(failure), attempt: attempts + 1, again: delay }, "waits");
    return { result: { kind: "postponed", failure }, record: () => inbox.postpone(claimed, failure, delay) };
  }
}

function logOutcome(log: Logger, ids: Readonly<Record<"handoff" | "session", string>>, outcome: Outcome): void {
  if (outcome.kind === "skipped") {
    log.info({ ...ids, reason: outcome.reason }, "skipped");
    return;
  }
  const { incidentId: incident, ticketNumber: ticket, made, flags } = outcome;
  log.info({ ...ids, incident, ticket, made }, "landed");
  if (flags !== undefined) log.warn({ ...ids, incident, flags: flags.map(flagText) }, "case made, though");
}

/** @param tried milliseconds for which its attempts have failed by this kind */
function isFinal({ kind }: Failure, tried: number, { limited, patience }: Backoff): boolean {
  if (kind === "retry-limited") return tried >= limited;
  if (kind === "retry-hour") return tried >= patience;
  return kind === "dead";
}

function delayOf({ kind }: Failure, tried: number, attempts: number, backoff: Backoff): number {
  if (kind === "retry") return delayAfter(attempts, backoff);
  return kind === "dead" ? 0 : delayOfLone(kind, tried, backoff);
}

/** Whether the history's own event is no longer waited for: a rep waits for the case. */
function isLastTry({ failing }: ClaimedHandoff, { lag, limited }: Backoff): boolean {
  if (failing?.kind !== "retry-limited") return false;
  return failing.for >= limited || (failing.code === "history-lags" && failing.codeFor >= lag);
}
