import * as React from "react";
import { TurnRows, type Listed } from "./rows/TurnRows";
import type { Found } from "./find/useFind";

/**
 * Keeps the rows in a list element as they are wanted.
 * @param box what scrolls
 * @param rows given the rows while they are in the page
 */
export function useTurnRows(
  box: React.RefObject<HTMLElement>,
  list: React.RefObject<HTMLElement>,
  rows: React.MutableRefObject<TurnRows | undefined>,
  listed: Listed,
  found: Found,
): void {
  React.useLayoutEffect(() => {
    if (box.current === null || list.current === null) return undefined;
    const made = new TurnRows(box.current, list.current);
    const stop = follow(made, box.current);
    rows.current = made;
    return () => {
      stop();
      rows.current = undefined;
    };
  }, [box, list, rows]);
  React.useLayoutEffect(() => rows.current?.show(listed), [rows, listed]);
  // Rows that were made anew have no marks.
  React.useLayoutEffect(() => rows.current?.mark(found.places, found.current), [rows, listed, found]);
}

/** Tells the rows what happens to them in the page, until the answer is called. */
function follow(rows: TurnRows, box: HTMLElement): () => void {
  const scrolled = (): void => rows.scrolled();
  const focused = ({ target }: Event): void => {
    const row = (target as Element).closest("li");
    if (row !== null) rows.focused(row);
  };
  let afterPrint = (): void => undefined;
  const print = (): void => void (afterPrint = rows.print());
  const printed = (): void => afterPrint();
  // The form may scroll in the box's stead: on a phone it does.
  window.addEventListener("scroll", scrolled, { capture: true, passive: true });
  window.addEventListener("beforeprint", print);
  window.addEventListener("afterprint", printed);
  box.addEventListener("focusin", focused);
  // Told at once, when the page is laid out for the first time.
  let width: number | undefined;
  const observer =
    typeof ResizeObserver === "undefined"
      ? undefined
      : new ResizeObserver(() => {
          if (width !== undefined && box.clientWidth !== width) rows.resized();
          width = box.clientWidth;
        });
  observer?.observe(box);
  return () => {
    window.removeEventListener("scroll", scrolled, { capture: true });
    window.removeEventListener("beforeprint", print);
    window.removeEventListener("afterprint", printed);
    box.removeEventListener("focusin", focused);
    observer?.disconnect();
  };
}
