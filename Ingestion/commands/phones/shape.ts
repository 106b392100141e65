/** Longer ones say no more. */
const LONGEST = 40;

/**
 * How a value of a phone column is written, and nothing of what it says: digits are 9, words `a`. `(0)` stays, which is
 * nobody's digit.
 */
export function shapeOf(written: string): string {
  return written
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\(\s*0\s*\)|\p{Nd}|\p{L}[\p{L}\p{M}]*|\s+|[^\p{Nd}\p{L}\s]/gu, (part) => {
      if (part.startsWith("(") && part.length > 1) return "(0)";
      if (/^\p{Nd}/u.test(part)) return "9";
      if (/^\p{L}/u.test(part)) return "a";
      return /^\s/.test(part) ? " " : /^[-+()/.,;:#*&|]$/.test(part) ? part : "?";
    })
    .replace(/(?:a ){2,}a?/g, "a ")
    .trim()
    .slice(0, LONGEST);
}
