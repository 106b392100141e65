import * as React from "react";

/** Rows that are in the page from the start: far more than a call has (20 minutes are 200 to 400 turns). */
export const FIRST_ROWS = 2000;
/** Rows that each press of the button adds. */
const CHUNK = 1000;

/**
 * How many of many rows are in the page.
 * @returns `next`: how many rows `showMore` would add; 0 when all are there
 */
export function useRevealed(total: number): { readonly shown: number; readonly next: number; readonly showMore: () => void } {
  const [limit, setLimit] = React.useState(FIRST_ROWS);
  const shown = Math.min(limit, total);
  return { shown, next: Math.min(CHUNK, total - shown), showMore: () => setLimit(limit + CHUNK) };
}
