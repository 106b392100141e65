type Call = (...values: readonly unknown[]) => Promise<unknown>;

/**
 * The same calls, as long as what they are for is shown. After that nothing is asked or written any more, and an answer
 * or a rejection that is still to come never does: whoever waits for it goes no further.
 * @param calls functions that answer with promises
 */
export function whileShown<Calls extends object>(calls: Calls, shown: () => boolean): Calls {
  const guarded = Object.entries<Call>(calls as Record<string, Call>).map(([name, call]) => [
    name,
    async (...values: readonly unknown[]) => {
      try {
        if (shown()) return await call(...values);
      } finally {
        if (!shown()) await new Promise<never>(() => undefined);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Calls;
}
