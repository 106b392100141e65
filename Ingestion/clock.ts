/** Time as the service uses it, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Milliseconds since some moment, whatever is done to the machine's clock meanwhile: spans are counted by it. Absent:
   * nothing is done to it.
   */
  elapsed?(): number;
  /**
   * Resolves after so many milliseconds; at once when the signal is or becomes aborted (the caller looks at the
   * signal).
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener("abort", done);
    }),
};

/** Milliseconds since some moment of this process: what lies between two of them has passed, though a clock was set. */
export function elapsed(clock: Clock): number {
  return clock.elapsed?.() ?? clock.now();
}

/** Does something again and again, each time after a sleep, until the signal is aborted. @param milliseconds of each sleep */
export async function repeat(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  once: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await clock.sleep(milliseconds, signal);
    if (signal.aborted) return;
    await once();
  }
}
