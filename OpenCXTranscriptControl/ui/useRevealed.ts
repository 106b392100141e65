import * as React from "react";

/** Rows of which a part is in the page. */
export interface Revealed<List extends HTMLElement> {
  readonly shown: number;
  /** How many rows `showMore` would add; 0 when all are there. */
  readonly next: number;
  readonly showMore: () => void;
  /** The element whose children are the rows, each focusable (`tabIndex` -1). */
  readonly list: React.RefObject<List>;
}

/**
 * How many of many rows are in the page. The button that brings more moves on or goes: reading continues at the first
 * of the rows that it brought. Rows that come by themselves leave the focus where the rep works.
 * @param first rows that are there from the start
 * @param chunk rows that each press of the button adds
 */
export function useRevealed<List extends HTMLElement>(total: number, first: number, chunk: number): Revealed<List> {
  const [limit, setLimit] = React.useState(first);
  const list = React.useRef<List>(null);
  const before = React.useRef(first);
  React.useEffect(() => {
    if (limit > before.current) (list.current?.children[before.current] as HTMLElement | undefined)?.focus();
    before.current = limit;
  }, [limit]);
  const shown = Math.min(limit, total);
  return { shown, next: Math.min(chunk, total - shown), showMore: () => setLimit(limit + chunk), list };
}
