import type { FailureKind } from "../../failures/kind";

/** How the waits between attempts grow. Milliseconds. */
export interface Backoff {
  /** Before the second attempt. */
  readonly first: number;
  /** The longest wait while the other side is away: how late handoffs can be after it has come back. */
  readonly cap: number;
  /** How long a failure of kind `retry-hour` is tried again. */
  readonly patience: number;
  /** How long a failure of kind `retry-limited` is tried again. */
  readonly limited: number;
  /** The longest wait of one handoff that fails alone. */
  readonly patientCap: number;
  /** How long the history's own event of a handoff is waited for. */
  readonly lag: number;
}

const MINUTE = 60_000;

/**
 * What the service runs with. Outages last from seconds to days, and a caller waits for the case: four seconds after
 * one ends the next attempt is made, and as long after that the last of those that were tried before. One handoff at a
 * time is tried, so that is one request in four seconds.
 */
export const DEFAULT_BACKOFF: Backoff = {
  first: 1_000,
  cap: 4_000,
  patience: 60 * MINUTE,
  limited: 10 * MINUTE,
  patientCap: 5 * MINUTE,
  lag: MINUTE / 2,
};

/**
 * Milliseconds before the next attempt: doubling from `first` to `cap`, the upper half of it random, so that many
 * workers do not come back in step.
 * @param attempts failed so far, 1 or more
 * @param random 0 to 1
 */
export function delayAfter(
  attempts: number,
  backoff: Pick<Backoff, "first" | "cap">,
  random: number = Math.random(),
): number {
  // 2^30 seconds is far over any cap; without the limit a handoff waiting for days overflows to Infinity.
  const full = Math.min(backoff.cap, backoff.first * 2 ** Math.min(30, Math.max(0, attempts - 1)));
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * Milliseconds before the next attempt at one handoff that fails alone: as long again as it has been tried, so that the
 * pauses double; half of that for what may come right soon.
 * @param tried milliseconds since the first of these attempts failed
 * @param random 0 to 1; up to a fifth is taken off
 */
export function delayOfLone(
  kind: Exclude<FailureKind, "dead">,
  tried: number,
  { first, patientCap }: Pick<Backoff, "first" | "patientCap">,
  random: number = Math.random(),
): number {
  const grown = kind === "retry-limited" ? tried / 2 : tried;
  return Math.round(Math.min(patientCap, Math.max(first, grown)) * (1 - random / 5));
}
