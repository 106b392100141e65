import type { Item } from "../../../Transcript/description/read";
import { wordsElement } from "../rows/rowElement";
import type { Quote } from "./quote";

/** Rows that stand in the page, and what they show. */
export interface RowsInPage {
  readonly list: HTMLElement;
  itemOf(row: Element): Item | undefined;
}

/** What the rep has selected of the rows; empty when nothing is. */
export function selectedQuotes(page: RowsInPage | undefined): readonly Quote[] {
  const range = page && selectedRange(page.list);
  if (page === undefined || range === undefined) return [];
  return Array.from(page.list.children).flatMap((row): readonly Quote[] => {
    const item = range.intersectsNode(row) ? page.itemOf(row) : undefined;
    const part = item && partOf(wordsElement(row), range);
    return item === undefined || part === undefined ? [] : [{ item, part }];
  });
}

/** The selection, where it is one and reaches into the list. */
export function selectedRange(list: HTMLElement): Range | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(list) ? range : undefined;
}

/** The part of an element's text that a range holds. Places in it are counted over its text nodes: find marks some. */
function partOf(words: Element, range: Range): Quote["part"] | undefined {
  const within = document.createRange();
  within.selectNodeContents(words);
  const before = within.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, within) > 0)
    within.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, within) < 0) within.setEnd(range.endContainer, range.endOffset);
  const chosen = within.toString();
  if (within.collapsed || chosen.trim() === "") return undefined;
  before.setEnd(within.startContainer, within.startOffset);
  const from = before.toString().length;
  return { from, to: from + chosen.length };
}
