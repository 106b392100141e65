import type { Mark } from "./heard";

/** Stands for a digit, or for a word that says digits. */
export const MASK = "\u2022";

/** A digit of any script, or a word that says digits. */
const SAID = /\p{Nd}|[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*/gu;

/**
 * A text with a dot for each digit, and for each word that says digits, between the marks; what stands between them
 * stays. No last four are left: of a number said in words, in groups and with a security code behind it nobody can tell
 * for sure which digits those are, and a code must never be shown.
 * @param marks of this text alone, in any order; they may overlap
 */
export function masked(text: string, marks: readonly Pick<Mark, "start" | "end">[]): string {
  let shown = "";
  let from = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    shown += text.slice(from, Math.max(from, start)) + text.slice(Math.max(from, start), end).replace(SAID, MASK);
    from = end;
  }
  return shown + text.slice(from);
}
