/**
 * What a failure means for the handoff it stopped. What is done already (a case that stands, a queue item that is
 * there) is no failure.
 * - `retry`: the other side is away or busy, or a setting or credential is wrong. Nothing is the handoff's fault: it is
 *   tried again, for days if need be.
 * - `retry-limited`: it may come right soon (a session not visible yet, an answer cut short); tried again for ten
 *   minutes, with growing pauses, then a dead letter.
 * - `retry-hour`: neither code nor words of the other side tell whether it is about this handoff. Tried again by itself,
 *   with growing pauses, for an hour, then a dead letter.
 * - `dead`: trying again changes nothing. The handoff is a dead letter at once: a person has to act, then replay.
 */
export type FailureKind = "retry" | "retry-limited" | "retry-hour" | "dead";

/** One way to fail. */
export interface FailureEntry {
  readonly kind: FailureKind;
  /** Our own words, safe to log, `{name}` where the thrower puts an id, a status, a path. */
  readonly message: string;
  /** What the operator does about it, as docs/operators.md says it. */
  readonly action: string;
}
