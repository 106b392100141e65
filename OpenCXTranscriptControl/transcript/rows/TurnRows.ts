import { speakerOf, wordsOf, type Item } from "../../../Transcript/description/read";
import type { Place } from "../../../Transcript/find/textIndex";
import { afterPaint } from "../../host/afterPaint";
import { firstIndex, Marks } from "./marks";
import { rowMaker, wordsElement, type RowWords } from "./rowElement";
import { RowWindow } from "./rowWindow";

/** What is listed. */
export interface Listed {
  readonly items: readonly Item[];
  /** Those of the items that are listed, in order. */
  readonly order: readonly number[];
  /** How many there will be once all are read. */
  readonly total: number;
  readonly words: RowWords;
}

/** Rows above and below what is visible whose places are marked already. */
const AHEAD = 10;

/**
 * The rows of a conversation. They are elements that this class makes, not React's: 2,000 rows cost React three times
 * what the browser takes for them, and each key in the find field would have it look at all of them.
 */
export class TurnRows {
  private listed: Listed = {
    items: [],
    order: [],
    total: 0,
    words: { names: { ai: "", customer: "", agent: "", other: "" }, language: undefined },
  };
  private window: RowWindow;
  private readonly marks = new Marks((item) => {
    const position = this.positionOf(item);
    const row = this.listed.order[position] === item ? this.window.row(position) : undefined;
    return row && { row, words: wordsElement(row), text: wordsOf(this.item(item)) };
  });
  /** Position of the row that Tab reaches. */
  private active = 0;

  /** @param box what scrolls, and takes the focus where the row that has it leaves the page */
  constructor(
    private readonly box: HTMLElement,
    readonly list: HTMLElement,
  ) {
    this.window = this.rowWindow();
  }

  /** Lists these. What was visible of the same items stays so, and the focus among the rows. */
  show(listed: Listed): void {
    const before = this.listed;
    const { from } = this.window;
    const focused = this.indexOf(document.activeElement);
    // Masks come and go, which moves nothing.
    const first = listed.items.length === before.items.length ? this.visible().first : -1;
    const seen = before.order[first];
    const top = this.window.row(first)?.getBoundingClientRect().top;
    this.listed = listed;
    this.marks.forget();
    this.active = seen === undefined ? 0 : this.positionOf(seen);
    this.window = this.rowWindow();
    if (seen !== undefined) this.keep(this.active, top);
    if (focused >= 0) this.focusAt(from + focused);
    // Of the newest list, whichever that is then. Where its rows are is asked while the page is laid out anyway.
    afterPaint(() => {
      this.scrolled();
      this.window.listAll();
    });
  }

  /** Marks where something was found, and shows the current place. */
  mark(places: readonly Place[], current: Place | undefined): void {
    this.marks.set(places, current);
    if (current !== undefined) {
      const position = this.positionOf(current.item);
      const row = this.window.bring(position);
      this.marks.paint(current.item);
      (row?.querySelector("mark.ocx-current") ?? row)?.scrollIntoView({ block: "nearest" });
      if (!this.hasFocus()) this.activate(position);
    }
    if (places.length > 0 || current !== undefined) this.scrolled();
  }

  /** Moves the focus to the row of an item; without one, to the row that Tab reaches. */
  focus(item?: number): void {
    this.focusAt(item === undefined ? this.active : this.positionOf(item));
  }

  /** Shows the first or the last row. */
  jump(to: "start" | "end"): void {
    this.activate(to === "start" ? 0 : this.listed.order.length - 1);
    this.reveal(this.active, to);
  }

  /** Moves the focus among the rows by a key; false where the key means nothing here. */
  move(key: string): boolean {
    const { first, last } = this.visible();
    const page = Math.max(1, last - first);
    const end = this.listed.order.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: end,
    };
    const to = moves[key];
    if (to === undefined) return false;
    this.focusAt(Math.max(0, Math.min(end, to)));
    return true;
  }

  /** What is visible has changed: rows, marks and the row that Tab reaches follow it. */
  scrolled(): void {
    this.window.follow();
    const { first, last } = this.visible();
    if (!this.hasFocus() && (this.active < first || this.active > last)) this.activate(first);
    for (let position = Math.max(0, first - AHEAD); position <= last + AHEAD; position++)
      this.marks.paint(this.listed.order[position] ?? -1);
  }

  /** A row has got the focus. */
  focused(row: Element): void {
    const index = this.indexOf(row);
    if (index >= 0) this.activate(this.window.from + index);
  }

  /** What a row of the page shows; undefined of what is none. */
  itemOf(row: Element): Item | undefined {
    const index = this.indexOf(row);
    return index < 0 ? undefined : this.listed.items[this.listed.order[this.window.from + index] ?? -1];
  }

  /** The list has another width. */
  resized(): void {
    this.window.resized();
  }

  /** All rows are in the page until the answer is called. */
  print(): () => void {
    return this.window.print();
  }

  private indexOf(row: Element | null): number {
    return Array.prototype.indexOf.call(this.list.children, row);
  }

  private hasFocus(): boolean {
    return this.box.contains(document.activeElement);
  }

  private activate(position: number): void {
    const before = this.window.row(this.active);
    if (before !== undefined) before.tabIndex = -1;
    this.active = position;
    const row = this.window.row(position);
    if (row !== undefined) row.tabIndex = 0;
  }

  private focusAt(position: number): void {
    this.activate(position);
    const row = this.reveal(position, "nearest");
    row?.focus({ preventScroll: true });
    this.scrolled();
  }

  /** Scrolls the box alone: a form that the rep sees the head of would lose it. */
  private keep(position: number, top: number | undefined): void {
    const row = this.window.bring(position);
    if (row !== undefined && top !== undefined) this.box.scrollTop += row.getBoundingClientRect().top - top;
  }

  private reveal(position: number, block: ScrollLogicalPosition): HTMLElement | undefined {
    const row = this.window.bring(position);
    row?.scrollIntoView({ block });
    return row;
  }

  /** Positions of the first and the last row that can be seen, scrolling box and window taken together. */
  private visible(): { readonly first: number; readonly last: number } {
    const rows = this.list.children;
    const box = this.box.getBoundingClientRect();
    const [top, bottom] = [Math.max(0, box.top), Math.min(window.innerHeight, box.bottom)];
    const first = firstIndex(rows.length, (index) => (rows[index]?.getBoundingClientRect().bottom ?? 0) >= top);
    const below = firstIndex(rows.length, (index) => (rows[index]?.getBoundingClientRect().top ?? 0) > bottom);
    return {
      first: this.window.from + Math.max(0, Math.min(first, rows.length - 1)),
      last: this.window.from + Math.max(first, below - 1),
    };
  }

  private rowWindow(): RowWindow {
    const { items, order, total, words } = this.listed;
    const make = rowMaker(words);
    const customer = items.findIndex((item) => speakerOf(item) === "customer");
    return new RowWindow(this.box, this.list, {
      count: order.length,
      total,
      letters: (position) => wordsOf(this.item(order[position] ?? -1)).length,
      make: (position) => {
        const index = order[position] ?? -1;
        const item = this.item(index);
        const speaker = speakerOf(item);
        const same =
          speaker !== undefined && order[position - 1] === index - 1 && speakerOf(items[index - 1]) === speaker;
        const row = make(item, { same, greeting: index < customer && speaker === "ai" });
        this.marks.forgetItem(index);
        if (position === this.active) row.tabIndex = 0;
        return row;
      },
    });
  }

  private item(index: number): Item {
    return this.listed.items[index] ?? { kind: "text", text: "" };
  }

  /** Where an item is listed, or the next one that is. */
  private positionOf(item: number): number {
    const { order } = this.listed;
    return Math.max(
      0,
      Math.min(
        order.length - 1,
        firstIndex(order.length, (index) => (order[index] ?? 0) >= item),
      ),
    );
  }
}
