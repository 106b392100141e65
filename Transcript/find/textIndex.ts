import { fold, type Folded } from "./fold";

/** Where something stands: in which of the texts, and from and to which UTF-16 unit of it. */
export interface Place {
  readonly item: number;
  readonly start: number;
  readonly end: number;
}

/** Stands between two texts; no folded text holds it, so nothing is found across them. */
const BETWEEN = "\n";

/** Texts folded once, so that looking for something is one pass over one string, however many texts there are. */
export class TextIndex {
  private readonly folded: readonly Folded[];
  private readonly joined: string;

  constructor(texts: readonly string[]) {
    this.folded = texts.map(fold);
    this.joined = this.folded.map(({ text }) => text).join(BETWEEN);
  }

  /**
   * Where the words stand, case and accents aside, in order and without overlap. Blanks around them do not count; blank
   * words stand nowhere.
   */
  find(words: string): readonly Place[] {
    const wanted = fold(words).text.trim();
    const found: Place[] = [];
    if (wanted === "") return found;
    let item = 0;
    /** Where the item begins in `joined`. */
    let begin = 0;
    let last: Place | undefined;
    for (let at = this.joined.indexOf(wanted); at >= 0; at = this.joined.indexOf(wanted, at + wanted.length)) {
      for (let text = this.textOf(item); at >= begin + text.length; text = this.textOf(item)) {
        begin += text.length + BETWEEN.length;
        item += 1;
      }
      const { start, end } = placeOf(this.folded[item], at - begin, at - begin + wanted.length);
      // Two halves of one ß are one place.
      if (last?.item === item && start < last.end) continue;
      last = { item, start, end };
      found.push(last);
    }
    return found;
  }

  private textOf(item: number): string {
    return this.folded[item]?.text ?? "";
  }
}

function placeOf(
  folded: Folded | undefined,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const places = folded?.places;
  return { start: places?.starts[from] ?? from, end: places?.ends[to - 1] ?? to };
}
