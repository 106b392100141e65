import type { Clock } from "../../clock";
import { asFailure, type Failure } from "../../failures/failure";
import { flagText } from "../../handoff/case/caseFlag";
import { scopeOf } from "../../failures/scope";
import type { Handoff } from "../../handoff/handoff";
import type { Claim, Outcome } from "../../handoff/process";
import { failureFields, type Logger } from "../../telemetry/log";
import { delayAfter, delayOfLone, type Backoff } from "./backoff";
import { claimOf } from "../claim";
import type { Inbox } from "../inbox";
import { continueTrace, type Ending } from "../../telemetry/trace";
import type { ClaimedHandoff } from "../queue/claimed";
import { attemptStep } from "../steps";

/** What happened to an attempt. */
export type AttemptResult =
  | { readonly kind: "settled"; readonly outcome: Outcome }
  | { readonly kind: "dead"; readonly failure: Failure }
  /** Waits, as further handoffs do that die of the same. */
  | { readonly kind: "held"; readonly failure: Failure }
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
  const key = claimed.webhookId ?? claimed.handoff.id;
  return continueTrace(key, { ...attemptStep(claimed), ending: endingOf }, async () =>
    recorded(claimed, process, tools, stopping),
  );
}

/** What a trace tells of an attempt. */
function endingOf(result: AttemptResult): Ending {
  if (result.kind !== "settled")
    return {
      attributes: { "opencx.result": result.kind },
      error: "failure" in result ? result.failure.code : undefined,
    };
  const { outcome } = result;
  if (outcome.kind === "skipped") return { attributes: { "opencx.result": "skipped" } };
  return {
    attributes: {
      "opencx.result": outcome.made ? "made" : "already_made",
      "opencx.incident.id": outcome.incidentId,
      "opencx.incident.ticket": outcome.ticketNumber,
    },
  };
}

async function recorded(
  claimed: ClaimedHandoff,
  process: ProcessHandoff,
  tools: AttemptTools,
  stopping: AbortSignal,
): Promise<AttemptResult> {
  const { log, clock, backoff } = tools;
  const record = await processed(claimed, process, tools);
  for (let failed = 1; ; failed++) {
    try {
      const result = await record();
      if (result.kind === "lost") log.warn(idsOf(claimed), "another worker has taken this handoff over");
      return result;
    } catch (thrown) {
      log.error({ handoff: claimed.handoff.id, ...failureFields(thrown) }, "the inbox does not take the result");
      if (stopping.aborted) return { kind: "lost" };
      await clock.sleep(delayAfter(failed, backoff), stopping);
    }
  }
}

function idsOf({ handoff }: ClaimedHandoff): Readonly<Record<"handoff" | "session", string>> {
  return { handoff: handoff.id, session: handoff.conversationId };
}

/** Processes a handoff. @returns what writes down what came of it, and may be called again */
async function processed(
  claimed: ClaimedHandoff,
  process: ProcessHandoff,
  tools: AttemptTools,
): Promise<() => Promise<AttemptResult>> {
  const { inbox, log, clock, backoff } = tools;
  const { handoff, failing, attempts } = claimed;
  const ids = idsOf(claimed);
  try {
    const outcome = await process(handoff, isLastTry(claimed, backoff), claimOf(inbox.pool, claimed, clock));
    logOutcome(log, ids, outcome);
    return async () => ((await inbox.settle(claimed, outcome)) ? { kind: "settled", outcome } : LOST);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "claim-lost") return () => Promise.resolve(LOST);
    const tried = failing?.kind === failure.kind ? failing.for : 0;
    if (isFinal(failure, tried, backoff)) {
      return async () => {
        const kind = await inbox.giveUp(claimed, failure);
        if (kind === "lost") return LOST;
        const fields = { ...ids, ...failureFields(failure) };
        if (kind === "dead") log.error(fields, "dead: needs a person, then replay");
        else log.warn(fields, "waits, since others have died of this: needs a person, then goes on by itself");
        return { kind, failure };
      };
    }
    const delay = Math.max(delayOf(failure, tried, backoff), failure.retryAfter ?? 0);
    log.warn({ ...ids, ...failureFields(failure), attempt: attempts + 1, again: delay }, "waits");
    return async () => ((await inbox.postpone(claimed, failure, delay)) ? { kind: "postponed", failure } : LOST);
  }
}

const LOST = { kind: "lost" } as const;

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

function delayOf({ kind, code, source }: Failure, tried: number, backoff: Backoff): number {
  // While all of the connection wait its probes are what counts; and what is our own database's costs nobody a request.
  if (scopeOf(code) === "environment" || (source === "inbox" && kind === "retry")) return delayAfter(1, backoff);
  return kind === "dead" ? 0 : delayOfLone(kind, tried, backoff);
}

/** Whether the history's own event is no longer waited for: a rep waits for the case. */
function isLastTry({ failing }: ClaimedHandoff, { lag, limited }: Backoff): boolean {
  if (failing?.kind !== "retry-limited") return false;
  return failing.for >= limited || (failing.code === "history-lags" && failing.codeFor >= lag);
}
