import { Heights } from "./heights";

/** Rows up to which all of a list are in the page: for the browser's own search, selection, printing and screen readers. */
export const WHOLE = 2000;
/** Rows that stand ready above and below what is visible. */
const MARGIN = 30;
/** What a row takes: its padding and lines, and how wide a letter is on average, CSS pixels. */
const PADDING = 4;
const LINE = 20;
const LETTER = 6.6;
/** What a row has beside its words. */
const BESIDE = 130;

/** What a list is made of. */
export interface RowSource {
  readonly count: number;
  /** How many there will be: more than `count` while the rest is not there yet. */
  readonly total: number;
  readonly make: (position: number) => HTMLElement;
  /** How many letters the row at a position has. */
  readonly letters: (position: number) => number;
}

/**
 * Which rows of a list are in the page: all of up to 2,000; of a longer list those near what is visible, with room left
 * above and below them for the rest. Rows have different heights: what is in the page has been measured, the rest is
 * estimated, and what is read stays where it is when an estimate turns out wrong.
 */
export class RowWindow {
  /** The rows in the page: from this position to before that one. */
  from = 0;
  to = 0;
  private heights: Heights | undefined;

  constructor(
    private readonly box: HTMLElement,
    private readonly list: HTMLElement,
    private readonly source: RowSource,
  ) {
    list.textContent = "";
    if (source.total > WHOLE) this.estimate();
    this.place(0, 2 * MARGIN);
  }

  /** The row at a position, where it is in the page. */
  row(position: number): HTMLElement | undefined {
    return this.list.children[position - this.from] as HTMLElement | undefined;
  }

  /** All rows of a list that is not windowed: at first those that a screen may show are there. */
  listAll(): void {
    if (this.heights === undefined) this.place(0, this.source.count);
  }

  /** Brings the rows near what is visible. */
  follow(): void {
    if (this.heights === undefined) return;
    const top = this.box.scrollTop;
    const first = this.heights.at(top);
    const last = this.heights.at(top + this.box.clientHeight);
    const near = MARGIN / 3;
    const enough =
      (this.from === 0 || this.from + near <= first) && (this.to === this.source.count || last + near < this.to);
    // Those that a selection or a print had brought.
    const many = this.to - this.from > last - first + 4 * MARGIN && !holdsSelection(this.list);
    if (enough && !many) return;
    this.place(first - MARGIN, last + 1 + MARGIN);
  }

  /** Makes sure that a row is in the page. */
  bring(position: number): HTMLElement | undefined {
    if (position >= this.to) this.listAll();
    if (position < this.from || position >= this.to) {
      this.place(position - MARGIN, position + 1 + MARGIN);
      this.box.scrollTop = (this.heights?.top(position) ?? 0) - this.box.clientHeight / 2;
    }
    return this.row(position);
  }

  /** The list has another width: what was measured holds no longer. */
  resized(): void {
    if (this.heights === undefined) return;
    const first = this.heights.at(this.box.scrollTop);
    this.estimate();
    this.place(this.from, this.to);
    this.box.scrollTop = this.heights.top(first);
    this.follow();
  }

  /** All rows, for as long as the page is being printed. */
  print(): () => void {
    this.listAll();
    const { from, to, box } = this;
    const top = box.scrollTop;
    this.place(0, this.source.count);
    return () => {
      this.place(from, to);
      box.scrollTop = top;
    };
  }

  private estimate(): void {
    const letters = Math.max(10, (this.list.clientWidth - BESIDE) / LETTER);
    this.heights = new Heights(
      this.source.count,
      (position) => PADDING + LINE * Math.max(1, Math.ceil(this.source.letters(position) / letters)),
    );
  }

  private place(wantedFrom: number, wantedTo: number): void {
    const { list, box, heights } = this;
    // Asked only where rows go: to tell it, the browser lays the page out.
    const kept = (wantedFrom > this.from || wantedTo < this.to) && holdsSelection(list);
    const from = Math.max(0, kept ? Math.min(wantedFrom, this.from) : wantedFrom);
    const to = Math.min(this.source.count, kept ? Math.max(wantedTo, this.to) : wantedTo);
    const anchor = heights && this.row(heights.at(box.scrollTop));
    const before = anchor?.getBoundingClientRect().top ?? 0;
    const focused = list.contains(document.activeElement);
    if (from >= this.to || to <= this.from) {
      list.textContent = "";
      list.append(this.rows(from, to));
    } else {
      for (; this.from < from; this.from++) list.firstElementChild?.remove();
      for (; this.to > to; this.to--) list.lastElementChild?.remove();
      list.prepend(this.rows(from, this.from));
      list.append(this.rows(this.to, to));
    }
    this.from = from;
    this.to = to;
    if (heights === undefined) return;
    // Its row has left: the keys still go on from where the rep was.
    if (focused && !list.contains(document.activeElement)) box.focus({ preventScroll: true });
    for (let position = from; position < to; position++) {
      const height = this.row(position)?.getBoundingClientRect().height;
      if (height !== undefined && height > 0) heights.set(position, height);
    }
    list.style.paddingBlock = `${heights.top(from)}px ${heights.top(heights.count) - heights.top(to)}px`;
    if (anchor?.isConnected === true) box.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  private rows(from: number, to: number): DocumentFragment {
    const rows = document.createDocumentFragment();
    for (let position = from; position < to; position++) {
      const row = this.source.make(position);
      if (this.heights !== undefined) {
        row.setAttribute("aria-setsize", String(this.source.total));
        row.setAttribute("aria-posinset", String(position + 1));
      }
      rows.append(row);
    }
    return rows;
  }
}

/** Rows that somebody selects text in may not go, nor those between: what is copied has them all. */
function holdsSelection(list: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && list.contains(selection.anchorNode);
}
