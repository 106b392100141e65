/** How two values may be compared, by the word for it in $filter and in FetchXML. */
export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

interface Comparing {
  /** What OData's reader calls it in its refusals. */
  readonly kind: string;
  /** @param order of the two values: below, above or 0; NaN when they have none */
  readonly holds: (order: number) => boolean;
}

/** What each comparison asks of the order of two values. */
export const COMPARISONS: Readonly<Record<Comparison, Comparing>> = {
  eq: { kind: "Equal", holds: (order) => order === 0 },
  ne: { kind: "NotEqual", holds: (order) => order !== 0 },
  gt: { kind: "GreaterThan", holds: (order) => order > 0 },
  ge: { kind: "GreaterThanOrEqual", holds: (order) => order >= 0 },
  lt: { kind: "LessThan", holds: (order) => order < 0 },
  le: { kind: "LessThanOrEqual", holds: (order) => order <= 0 },
};

/** The comparison that a word means; undefined for any other word. */
export function comparisonOf(word: string): Comparing | undefined {
  return Object.hasOwn(COMPARISONS, word) ? COMPARISONS[word as Comparison] : undefined;
}
