/** Phrases in one line: those that there are, with a sign between them. */
export function joined(phrases: readonly (string | undefined)[], sign: string): string {
  return phrases.filter((phrase) => phrase !== undefined && phrase !== "").join(sign);
}
