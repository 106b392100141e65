import type { Lexicon } from "./lexicon";
import type { Passage, Piece } from "./pieces";
import type { ThingType } from "./heard";

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

/** A passage while things are heard in it: each piece belongs to one thing at most. */
export class Reading {
  readonly mentions: Mention[] = [];
  /** The passage's words with one blank between and around them, numbers as 0, sentence ends as `.` or `?`. */
  readonly text: string;
  private readonly claimed: Uint8Array;
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
    this.claimed = new Uint8Array(passage.pieces.length);
    const words: string[] = [""];
    let offset = 1;
    for (const piece of passage.pieces) {
      const word = spelling(piece);
      this.offsets.push(offset);
      if (word === "") continue;
      words.push(word);
      offset += word.length + 1;
    }
    this.text = `${words.join(" ")} `;
  }

  get length(): number {
    return this.passage.pieces.length;
  }

  piece(at: number): Piece | undefined {
    return this.passage.pieces[at];
  }

  /** Whether the piece bears one of the marks. */
  has(at: number, marks: string): boolean {
    const is = this.piece(at)?.is.is;
    if (is === undefined || is === "") return false;
    for (const mark of marks) if (is.includes(mark)) return true;
    return false;
  }

  sign(at: number, signs: string): boolean {
    const piece = this.piece(at);
    return piece?.kind === "sign" && signs.includes(piece.text);
  }

  /** The number there that is nothing else yet. */
  number(at: number): Piece | undefined {
    const piece = this.piece(at);
    return piece?.kind === "number" && this.free(at) ? piece : undefined;
  }

  /** A word by its sound: also one that could be a letter's. */
  word(at: number): Piece | undefined {
    const piece = this.piece(at);
    return piece !== undefined &&
      (piece.kind === "word" || (piece.kind === "letters" && piece.raw.length > 1 && piece.is.letter !== undefined))
      ? piece
      : undefined;
  }

  free(at: number): boolean {
    return this.claimed[at] === 0;
  }

  /** The next piece that is no comma, dash or turn break. */
  skip(at: number, signs = ",|"): number {
    let next = at;
    while (this.sign(next, signs)) next++;
    return next;
  }

  claim(from: number, to: number): void {
    this.claimed.fill(1, from, to);
  }

  add(type: ThingType, value: string, from: number, to: number, more: Partial<Mention> = {}): void {
    this.claim(from, to);
    this.mentions.push({ type, value, from, to, corrects: this.corrects(from), ...more });
  }

  /** The places where a pattern of the language matches: the pieces from and behind it. */
  *matches(name: string): Generator<readonly [from: number, to: number]> {
    const pattern = this.lexicon.pattern(name);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      yield [this.at(match.index + 1), this.at(match.index + match[0].length)];
      // The blank at a match's end begins the next one.
      pattern.lastIndex = Math.max(match.index + match[0].length - 1, match.index + 1);
    }
  }

  /** The words from one piece to another, as {@link text} has them. */
  textOf(from: number, to: number): string {
    return ` ${this.text.slice(this.offsets[from] ?? this.text.length, this.offsets[to] ?? this.text.length)}`;
  }

  /** Where the blank before a piece stands in {@link text}. */
  offset(at: number): number {
    return (this.offsets[at] ?? this.text.length) - 1;
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
    const pattern = this.lexicon.pattern(name);
    pattern.lastIndex = 0;
    return pattern.test(text);
  }

  private corrects(from: number): boolean {
    return this.test("sorry", this.textOf(Math.max(0, from - NEAR), from));
  }
}

const NEAR = 8;

function spelling(piece: Piece): string {
  if (piece.kind === "number") return "0";
  if (piece.kind === "sign") return ".?!;؟".includes(piece.text) ? piece.text : "";
  return piece.kind === "letters" && piece.raw.length < 3
    ? piece.text.toLowerCase()
    : piece.kind === "word"
      ? piece.text
      : piece.first.word;
}
