import type { Place } from "../../../Transcript/find/textIndex";

/** Writes a text anew with its places in `mark` elements, all of them from text nodes. */
function writeMarked(element: Element, text: string, places: readonly Place[], current: Place | undefined): void {
  let written = 0;
  element.textContent = "";
  for (const place of places) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(place.start, place.end);
    if (place === current) mark.className = "ocx-current";
    element.append(text.slice(written, place.start), mark);
    written = place.end;
  }
  element.append(text.slice(written));
}

/** A row that can be marked. */
export interface MarkedRow {
  readonly row: Element;
  /** The element that holds its words and nothing else. */
  readonly words: Element;
  readonly text: string;
}

/** What was found, marked in the rows that are looked at: a letter can stand in every one of 20,000. */
export class Marks {
  private places: readonly Place[] = [];
  private current: Place | undefined;
  /** Items whose rows are written with marks. */
  private readonly marked = new Set<number>();

  /** @param rowOf the row of an item, where it is in the page */
  constructor(private readonly rowOf: (item: number) => MarkedRow | undefined) {}

  /**
   * Takes the marks away, and keeps these places for the rows that are painted from now on.
   * @param places in the order of the items
   * @param current one of them, or of an item without one
   */
  set(places: readonly Place[], current: Place | undefined): void {
    for (const item of this.marked) {
      const found = this.rowOf(item);
      if (found === undefined) continue;
      found.row.classList.remove("ocx-current");
      found.words.textContent = found.text;
    }
    this.marked.clear();
    this.places = places;
    this.current = current;
  }

  /** The rows were made anew. */
  forget(): void {
    this.marked.clear();
  }

  /** The row of this item is made anew, without marks. */
  forgetItem(item: number): void {
    this.marked.delete(item);
  }

  /** Marks what stands in an item, once. */
  paint(item: number): void {
    let at = this.firstOf(item);
    const isCurrent = this.current?.item === item;
    if ((this.places[at]?.item !== item && !isCurrent) || this.marked.has(item)) return;
    const found = this.rowOf(item);
    if (found === undefined) return;
    const here: Place[] = [];
    for (let place = this.places[at]; place?.item === item; place = this.places[++at]) here.push(place);
    writeMarked(found.words, found.text, here, this.current);
    if (isCurrent) found.row.classList.add("ocx-current");
    this.marked.add(item);
  }

  private firstOf(item: number): number {
    return firstIndex(this.places.length, (index) => (this.places[index]?.item ?? 0) >= item);
  }
}

/** The first of so many for which it is true, as it is for all after it; `count` where there is none. */
export function firstIndex(count: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
