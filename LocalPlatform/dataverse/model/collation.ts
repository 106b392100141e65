import type { Value } from "./row";

/**
 * A text as comparisons see it: neither case nor accents count. Source: Microsoft, "Microsoft Dataverse language
 * collations", where English of the United States, the language of this environment, is `_CI_AI`; other languages (the
 * Nordic ones, for one) mind accents.
 */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // Most texts are plain, and a search folds them by the ten thousand.
  if (!/[\u0080-\uffff]/.test(lower)) return lower;
  return (
    lower
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      // Put together again: a wildcard for one character must match a Korean syllable, not a third of it.
      .normalize("NFC")
  );
}

/**
 * As `folded`, without spaces at the end, which SQL Server pads away where it compares whole texts. LIKE still sees
 * them.
 */
export function foldedWhole(text: string): string {
  return folded(text).replace(/(?<! ) +$/, "");
}

/** Order of two values that may be empty: those come first, as in SQL Server. */
export function compareKeys(a: Value, b: Value): number {
  return a === null || b === null ? Number(b === null) - Number(a === null) : compareValues(a, b);
}

/** Order of two values, as the service compares them. */
export function compareValues(a: string | number | boolean, b: string | number | boolean): number {
  const [x, y] = [typeof a === "string" ? foldedWhole(a) : a, typeof b === "string" ? foldedWhole(b) : b];
  return x === y ? 0 : x < y ? -1 : 1;
}
