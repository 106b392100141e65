import { quotesOf, type Quote } from "./quote";
import { selectedQuotes, selectedRange, type RowsInPage } from "./selectedQuotes";

/** A row, for itself or for what is selected. */
export interface At {
  readonly row: HTMLElement;
  readonly selected: boolean;
}

/**
 * Tells which row the pointer, the focus or the end of the selection is at, and when the browser's own copying should
 * put quotes on the clipboard.
 * @param box what scrolls the rows
 * @returns what ends it
 */
export function followRows(
  box: HTMLElement,
  page: RowsInPage,
  onAt: (at: At | undefined) => void,
  onCopy: (event: ClipboardEvent, quotes: readonly Quote[]) => void,
): () => void {
  const { list } = page;
  let pressed = false;
  const rowOf = (node: EventTarget | null): HTMLElement | undefined => {
    const element = node instanceof Node && !(node instanceof Element) ? node.parentElement : node;
    const row = element instanceof Element ? element.closest<HTMLElement>("li") : null;
    return row !== null && list.contains(row) ? row : undefined;
  };
  const focused = (): HTMLElement | undefined => rowOf(document.activeElement);
  const settle = (pointed?: HTMLElement): void => {
    const selection = selectedRange(list) && rowOf(document.getSelection()?.focusNode ?? null);
    const row = selection ?? pointed ?? focused();
    onAt(row && { row, selected: selection !== undefined });
  };
  const over = ({ target }: Event): void => {
    const row = rowOf(target);
    if (row !== undefined && !pressed) settle(row);
  };
  const away = ({ relatedTarget }: MouseEvent | FocusEvent): void => {
    // The tools themselves have the pointer or the focus.
    const stays = relatedTarget instanceof Node && box.contains(relatedTarget);
    const used = box.contains(document.activeElement) && focused() === undefined;
    if (!stays && !used && !pressed) settle();
  };
  const down = ({ target }: Event): void => {
    if (rowOf(target) === undefined) return;
    // While words are being selected nothing stands in the pointer's way.
    pressed = true;
    onAt(undefined);
  };
  const up = ({ target }: Event): void => {
    if (!pressed) return;
    pressed = false;
    settle(rowOf(target));
  };
  const selected = (): void => {
    if (!pressed && selectedRange(list) !== undefined) settle();
  };
  const copied = (event: ClipboardEvent): void => {
    const chosen = selectedQuotes(page);
    const row = selectedRange(list) === undefined ? focused() : undefined;
    // A few words of one turn, an address or a number, are wanted as they are.
    const quotes = chosen.length > 1 ? chosen : quotesOf(row && page.itemOf(row));
    if (quotes.length > 0) onCopy(event, quotes);
  };
  const followed = new AbortController();
  const { signal } = followed;
  box.addEventListener("mouseover", over, { signal });
  box.addEventListener("focusin", over, { signal });
  box.addEventListener("mouseleave", away, { signal });
  box.addEventListener("focusout", away, { signal });
  box.addEventListener("mousedown", down, { signal });
  box.addEventListener("copy", copied, { signal });
  document.addEventListener("mouseup", up, { signal });
  document.addEventListener("selectionchange", selected, { signal });
  return () => followed.abort();
}
