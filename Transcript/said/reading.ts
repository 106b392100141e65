import type { Lexicon } from "./lexicon";
import { bears, type Passage } from "./pieces";
import type { ThingType } from "./heard";
import { END, Piece } from "./tokens";

/** A thing where it is said, before repeats and corrections are put together. */
export interface Mention {
  readonly type: ThingType;
  readonly value: string;
  /** The pieces that say it: from, and behind the last. */
  readonly from: number;
  readonly to: number;
  /** Said to put right what was said before. */
  readonly corrects: boolean;
  /** What it answers: the cue and the turn of the question. */
  readonly answers?: Asked;
  /** The cue that tells what it is. */
  readonly cue?: string;
  /** Only the words that leave the day or the half of the day open. */
  readonly open?: boolean;
  /** The times of day that an open one may be. */
  readonly clock?: readonly string[];
  /** Told as the surname alone. */
  readonly surname?: boolean;
  /** Letters that say how a name given before is written. */
  readonly spelling?: boolean;
}

/** What was asked for last, by the other side. */
export interface Asked {
  readonly cue: string;
  /** Said with `number`, `code` and the like. */
  readonly strong: boolean;
  readonly turn: number;
  /** Asked to prove who calls. */
  readonly proof: boolean;
}

/** What the whole call shows. */
export interface Setting {
  /** The country is the United States. */
  readonly american: boolean;
  /** The words are written with capitals where people write them, so a name has one. */
  readonly cased: boolean;
}

/** A piece that is a thing's. */
const CLAIMED = new Piece("", "", "", END.means, "4");

/** A passage while things are heard in it: each piece belongs to one thing at most. */
export class Reading {
  readonly mentions: Mention[] = [];
  /** The pieces that are nothing else yet. */
  private left: Piece[];
  private words: string | undefined;
  private readonly offsets: number[] = [];

  constructor(
    readonly passage: Passage,
    readonly lexicon: Lexicon,
    readonly setting: Setting,
    readonly asked: readonly Asked[],
    /** Whether it is the first passage of the caller. */
    readonly opening: boolean,
    /** Whether it answers at once what was asked. */
    readonly fresh: boolean,
  ) {
    this.left = passage.pieces;
  }

  get length(): number {
    return this.left.length;
  }

  /** The passage's words with one blank between and around them, numbers as 0, sentence ends as `.` or `?`. */
  get text(): string {
    if (this.words === undefined) {
      this.words = " ";
      for (const piece of this.passage.pieces) {
        this.offsets.push(this.words.length);
        const word = spelling(piece);
        if (word !== "") this.words += `${word} `;
      }
    }
    return this.words;
  }

  /** The piece there, or a sign without any where there is none or it is claimed. */
  piece(at: number): Piece {
    return this.left[at] ?? END;
  }

  /** Whether the piece bears one of the marks. */
  is(at: number, marks: string): boolean {
    return bears(this.piece(at), marks);
  }

  cue(at: number): string | undefined {
    return this.piece(at).means.cue;
  }

  free(at: number): boolean {
    return this.piece(at) !== CLAIMED;
  }

  /** Whether the language is one of those. */
  speaks(languages: string): boolean {
    return languages.includes(this.lexicon.language);
  }

  /** Whether one of those was asked for. */
  wants(...cues: readonly string[]): boolean {
    return this.asked.some(({ cue }) => cues.includes(cue));
  }

  /** The turn of a piece. */
  turn(at: number): number {
    return this.passage.places[3 * at] ?? -1;
  }

  /** Whether nothing stands between a piece and the next. */
  glued(at: number): boolean {
    const { places } = this.passage;
    return places[3 * at + 2] === places[3 * at + 4] && this.turn(at) === this.turn(at + 1);
  }

  /** The next piece that bears none of the marks. */
  skip(at: number, marks = ",|"): number {
    let next = at;
    while (next < this.length && this.is(next, marks)) next++;
    return next;
  }

  claim(from: number, to: number): void {
    if (this.left === this.passage.pieces) this.left = [...this.left];
    this.left.fill(CLAIMED, from, to);
  }

  add(type: ThingType, value: string, from: number, to: number, more: Partial<Mention> = {}): void {
    this.claim(from, to);
    const corrects = this.test("sorry", this.textOf(Math.max(0, from - NEAR), from));
    this.mentions.push({ type, value, from, to, corrects, ...more });
  }

  /** The words of some pieces as they were said. */
  said(from: number, to: number): string {
    return this.passage.pieces
      .slice(from, to)
      .filter((piece) => !bears(piece, "4"))
      .map(({ raw }) => raw)
      .join(" ")
      .replace(/(['’]) /g, "$1");
  }

  /** The places where a pattern of the language matches: the pieces from and behind it. */
  matches(name: string): readonly (readonly [from: number, to: number])[] {
    const found: (readonly [number, number])[] = [];
    const pattern = this.lexicon.pattern(name);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      const { index } = match;
      found.push([this.at(index + 1), this.at(pattern.lastIndex)]);
      // The blank at a match's end begins the next one.
      pattern.lastIndex = Math.max(pattern.lastIndex - 1, index + 1);
    }
    return found;
  }

  /** Where the blank before a piece stands in {@link text}. */
  offset(at: number): number {
    const { length } = this.text;
    return (this.offsets[at] ?? length) - 1;
  }

  /** The words from one piece to another, as {@link text} has them, with the blank before them. */
  textOf(from: number, to: number): string {
    return this.text.slice(this.offset(from), this.offset(to) + 1);
  }

  /** The first piece at or behind a place of {@link text}. */
  at(offset: number): number {
    let low = 0;
    let high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  test(name: string, text: string): boolean {
    return text.search(this.lexicon.pattern(name)) >= 0;
  }
}

const NEAR = 8;

function spelling(piece: Piece): string {
  const { raw, text, word } = piece;
  if (bears(piece, "01")) return "0";
  if (bears(piece, "4")) return ".?!;؟".includes(text) ? text : "";
  return bears(piece, "2") ? (raw.length < 3 ? text.toLowerCase() : word) : text;
}
