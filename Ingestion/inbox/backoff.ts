/** How the waits between attempts grow. */
export interface Backoff {
  /** Milliseconds before the second attempt. */
  readonly first: number;
  /** The longest wait, in milliseconds: how late a handoff can be after the other side has come back. */
  readonly cap: number;
  /** How long a failure of kind `retry-hour` is tried again, in milliseconds. */
  readonly patience: number;
  /** The longest wait between those attempts, in milliseconds. */
  readonly patientCap: number;
}

/**
 * What the service runs with. Outages last from seconds to days, and a caller waits for the case: four seconds after
 * one ends the next attempt is made, and as long after that the last of those that were tried before. One handoff at a
 * time is tried, so that is one request in four seconds.
 */
export const DEFAULT_BACKOFF: Backoff = { first: 1_000, cap: 4_000, patience: 3_600_000, patientCap: 300_000 };

/**
 * Milliseconds before the next attempt: doubling from `first` to `cap`, the upper half of it random, so that many
 * workers do not come back in step.
 * @param attempts failed so far, 1 or more
 * @param random 0 to 1
 */
export function delayAfter(attempts: number, backoff: Backoff, random: number = Math.random()): number {
  // 2^30 seconds is far over any cap; without the limit a handoff waiting for days overflows to Infinity.
  const full = Math.min(backoff.cap, backoff.first * 2 ** Math.min(30, Math.max(0, attempts - 1)));
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * Milliseconds before the next attempt at what nobody understands: as long again as it has been tried, so that the
 * pauses double.
 * @param tried milliseconds since the first of these attempts failed
 */
export function delayOfPatience(tried: number, { first, patientCap }: Backoff): number {
  return Math.round(Math.min(patientCap, Math.max(first, tried)));
}
