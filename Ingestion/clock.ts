/** Time as the service uses it, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Resolves after so many milliseconds; at once when the signal is or becomes aborted (the caller looks at the
   * signal).
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
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
