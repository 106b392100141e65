import type { Lexicon } from "./lexicon";
import { bears, turnOf, type Passage } from "./pieces";
import type { ThingType } from "./heard";
import { END, noted, Piece } from "./tokens";

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
  /** Told as the surname alone; letters that say how a name given before is written. */
  readonly surname?: boolean;
  readonly spelling?: boolean;
}

/** What was asked for last, by the other side. */
export interface Asked {
  readonly cue: string;
  /** Said with `number`, `code` and the like. */
  readonly strong: boolean;
  readonly turn: number;
  /** Asked to prove who calls. */
  proof: boolean;
  /** Whether a number answered it before. */
  answered?: boolean;
  /** Only the surname; left open whose name; a date with its day before its month. */
  readonly surname?: boolean;
  readonly open?: boolean;
  readonly dayFirst?: boolean;
}

/** What the whole call shows. */
export interface Setting {
  /** Whether the country is the United States, and the currencies of those that it shows. */
  readonly american: boolean;
  readonly countries: readonly string[];
  /** The words are written with capitals where people write them, so a name has one. */
  readonly cased: boolean;
}

/** How a kind of thing is heard that begins at a piece with one of the marks. */
export interface Rule {
  readonly marks: number;
  /** Marks of which one is in the passage where the thing is. */
  readonly needs: number;
  /** Adds the thing that begins there; returns the piece behind what was looked at. */
  readonly hear: (reading: Reading, at: number) => number | undefined;
}

/** A piece that is a thing's bears `6`. */
const CLAIMED = new Piece("", "", "", END.means, "46");
const NEAR = 20;

/** A passage while things are heard in it: each piece belongs to one thing at most. */
export class Reading {
  readonly mentions: Mention[] = [];
  /** The pieces that are nothing else yet. */
  private left: Piece[];
  private words = "";
  /** Where in that text each piece begins, and where the last ends. */
  private readonly begins: number[] = [];
  /** The marks that a piece bears or what was asked for: a day. */
  private readonly bits: number;

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
    this.bits =
      passage.bits |
      (this.wants("date", "birth") ? noted("m") : 0) |
      (this.wants("address") ? noted("S") : 0) |
      (this.wants("time") ? noted("i") : 0);
  }

  get length(): number {
    return this.left.length;
  }

  get text(): string {
    if (this.words !== "") return this.words;
    let text = " ";
    for (const { spelt } of this.passage.pieces) {
      this.begins.push(text.length);
      text += spelt;
    }
    this.begins.push(text.length);
    this.words = text;
    return text;
  }

  /** The piece there, or a sign without any where there is none or it is claimed. */
  piece(at: number): Piece {
    return this.left[at] ?? END;
  }

  /** The piece there as rules read it. */
  asRead(at: number): string {
    return this.piece(at).asRead;
  }

  /** Whether the piece bears one of the marks. */
  is(at: number, marks: string): boolean {
    return bears(this.piece(at), marks);
  }

  /** Whether any piece bears one of the marks. */
  any(marks: number): boolean {
    return (this.bits & marks) !== 0;
  }

  /** The first piece from there on that bears one of the marks; the length where none does. */
  spot(at: number, marks: number): number {
    let next = at;
    while (next < this.left.length && ((this.left[next] ?? END).bits & marks) === 0) next++;
    return next;
  }

  /** Hears things that begin at a piece with one of the marks; the rule returns the piece behind one. */
  each({ marks, needs, hear }: Rule): void {
    if (!this.any(marks) || !this.any(needs)) return;
    for (let at = this.spot(0, marks); at < this.length;) at = this.spot(Math.max(hear(this, at) ?? 0, at + 1), marks);
  }

  cue(at: number): string | undefined {
    return this.piece(at).means.cue;
  }

  /** Whether the language is one of those. */
  speaks(languages: string): boolean {
    return languages.includes(this.lexicon.language);
  }

  /** Whether one of those was asked for. */
  wants(...cues: readonly string[]): boolean {
    return this.asked.some(({ cue }) => cues.includes(cue));
  }

  turn(at: number): number {
    return turnOf(this.passage, at);
  }

  /** Whether nothing stands between a piece and the next. */
  glued(at: number): boolean {
    const { places, pieces } = this.passage;
    const piece = pieces[at];
    // Before the first piece stands nothing, not even at a text's begin.
    return piece !== undefined && places[at + 1] === (places[at] ?? 0) + piece.asSaid.length;
  }

  /** Whether its speaker paused before a piece: with a filler. */
  paused(at: number): boolean {
    const [before, { places }] = [this.passage.pieces[at - 1] ?? END, this.passage];
    return !this.is(at - 1, "4") && (places[at] ?? 0) > (places[at - 1] ?? 0) + before.asSaid.length + 1;
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

  /** Adds a thing; returns the piece behind it. */
  add(type: ThingType, value: string, from: number, to: number, more: Partial<Mention> = {}): number {
    this.claim(from, to);
    // "sorry, from nine to five": what was put right is the first.
    const before = Math.max(0, from - NEAR, ...this.mentions.map(({ to: end }) => (end <= from ? end : 0)));
    const words = this.textOf(before, from);
    const sorry = this.firstOf("sorry", words)?.index;
    const day = type === "date" && this.spot(before, noted("w")) < this.at(sorry ?? 0, before);
    // "no, the other car's"; "monday, no, it was tuesday the third"
    const { corrects = sorry !== undefined && !day && !/ (?:otr|other|ander|autr)/.test(words) } = more;
    // All of one shape, which engines read faster: 3 % of the time.
    const { answers, cue, open, clock, surname, spelling } = more;
    this.mentions.push({ type, value, from, to, corrects, answers, cue, open, clock, surname, spelling });
    return to;
  }

  /** The words of some pieces as they were said. */
  said(from: number, to: number): string {
    let text = "";
    for (const piece of this.passage.pieces.slice(from, to))
      if (piece.asRead === "-" || !bears(piece, "4")) text += (text && " ") + piece.asSaid;
    return text.replace(/(['’]) | (-) /g, "$1$2");
  }

  /** The places where a pattern of the language matches: the pieces from and behind it. */
  matches(name: string): readonly (readonly [from: number, to: number])[] {
    const found: (readonly [number, number])[] = [];
    const pattern = this.lexicon.pattern(name);
    for (let match = this.firstOf(name, this.text); match !== null; match = pattern.exec(this.text)) {
      found.push([this.at(match.index), this.at(pattern.lastIndex - 1)]);
      // The blank at a match's end begins the next one.
      pattern.lastIndex = Math.max(pattern.lastIndex - 1, match.index + 1);
    }
    return found;
  }

  /** The words from one piece to another, with one blank around each: numbers as 0, of signs only ends of sentences. */
  textOf(from: number, to: number): string {
    const { text, begins } = this;
    return text.slice((begins[Math.max(from, 0)] ?? text.length + 1) - 1, begins[to]) || " ";
  }

  /** The first piece at or behind a place of the text of the pieces from one on. */
  at(place: number, from = 0): number {
    const { begins } = this;
    let at = from;
    while (at < this.length && Number(begins[at]) < Number(begins[from]) + place) at++;
    return at;
  }

  /** Where a pattern of the language matches first. */
  firstOf(name: string, text: string): RegExpExecArray | null {
    const pattern = this.lexicon.pattern(name);
    pattern.lastIndex = 0;
    return pattern.exec(text);
  }

  tells(name: string, text: string): boolean {
    const pattern = this.lexicon.pattern(name);
    pattern.lastIndex = 0;
    return pattern.test(text);
  }
}
