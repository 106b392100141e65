const EVERY_MS = 50;

/** Asks until there is an answer. @throws Error naming what was waited for, after the deadline */
export async function poll<T>(what: string, ask: () => Promise<T | undefined>, deadlineMs = 20_000): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Within ${deadlineMs / 1000} s there was no ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
