import type { Speaker } from "../conversation";
import type { Mark } from "./heard";
import type { Lexicon } from "./lexicon";
import { numberAt } from "./numbers";
import { BREAK, END, MOST, noted, Piece } from "./tokens";

/** What one speaker says without the other saying more than that he listens. */
export interface Passage {
  readonly speaker: Speaker;
  readonly pieces: Piece[];
  /** Where each piece begins: UTF-16 units of its turn's text, and for each turn {@link TURN} more. */
  readonly places: number[];
  readonly turns: number[];
  /** The marks that its pieces bear, of those that are noted. */
  bits: number;
  /** Only numbers read back while the other goes on. */
  aside?: boolean;
}

const NUMBER = noted("0");
const LETTERS = noted("2");
/** What no neighbour changes: asked of each word, and nearer at hand than by {@link bears}. */
const FIXED = noted("7");
/** No text is longer. */
const TURN = 2 ** 32;

/** Whether a piece bears one of the marks, which are of ASCII. */
export function bears({ borne }: Piece, marks: string): boolean {
  for (let at = 0; at < marks.length; at++) {
    const code = marks.charCodeAt(at);
    if (((Number(borne[code >> 5]) >> code) & 1) !== 0) return true;
  }
  return false;
}

/** What is said in a turn. */
export function passageOf(
  text: string,
  speaker: Speaker,
  turn: number,
  lexicon: Lexicon,
  firstOf: (text: string) => Piece | undefined,
): Passage {
  const pieces: Piece[] = [];
  const places: number[] = [];
  let bits = 0;
  let simple = true;
  const from = turn * TURN;
  /** Where a letter stood last. */
  let letter = -3;
  for (let begin = 0, end = 0; begin <= text.length && pieces.length <= MOST; begin = end) {
    end = text.indexOf(" ", begin) + 1 || text.length + 1;
    for (let piece = firstOf(text.slice(begin, end - 1)); piece !== undefined; piece = piece.next) {
      const { length } = pieces;
      if ((piece.bits & FIXED) === 0) {
        // One letter without another, a number or a word for it near it is a word.
        simple &&= bears(piece, "8") && length - letter > 2;
        letter = length;
      } else if (length - letter === 1 && bears(piece, "L")) simple = false;
      bits |= piece.bits;
      pieces.push(piece);
      places.push(from + begin + piece.start);
    }
  }
  const passage = { speaker, pieces, places, turns: [turn], bits };
  return simple ? passage : composed(text, passage, lexicon, firstOf);
}

/** Adds what the same speaker says later. */
export function append(passage: Passage, { pieces, places, turns, bits }: Passage): void {
  passage.pieces.push(BREAK, ...pieces);
  passage.places.push(places[0] ?? 0, ...places);
  passage.turns.push(...turns);
  passage.bits |= bits | BREAK.bits;
}

/** The turn of a piece. */
export function turnOf({ places }: Passage, at: number): number {
  return Math.floor((places[at] ?? -1) / TURN);
}

/** Words that are one number, one letter or one half of the day together. */
function composed(
  text: string,
  turn: Passage,
  lexicon: Lexicon,
  firstOf: (text: string) => Piece | undefined,
): Passage {
  const { pieces: tokens, places } = turn;
  const found: Passage = { ...turn, pieces: [], places: [] };
  const made = (from: number, to: number, shown: string, marks: string, bits?: number, value?: number): Piece => {
    const { word, means } = tokens[from] ?? END;
    const end = Number(places[to - 1]) + (tokens[to - 1] ?? END).asSaid.length;
    return new Piece(text.slice(Number(places[from]) % TURN, end % TURN), word, shown, means, marks, bits, value);
  };
  for (let at = 0; at < tokens.length;) {
    const from = at++;
    const begin = places[from] ?? 0;
    let piece = tokens[from] ?? END;
    if ((piece.bits & FIXED) === 0) {
      const token = piece;
      const next = tokens[at] ?? END;
      const { word, means, letters, is, bits } = token;
      const half = dayPart(tokens, places, from);
      const counts =
        is === "5" || (means.numeral ?? means.times ?? means.ordinal ?? means.repeat ?? next.means.times) !== undefined;
      const number =
        half > 0 || !counts || isLetterO(tokens, from) || isAlef(tokens, from)
          ? undefined
          : numberAt(tokens, places, from, lexicon.language);
      if (half > 0) {
        at = half;
        piece = made(from, at, `${word}m`, `${lexicon.meaning(`${word}m`).is}3`);
      } else if (number !== undefined) {
        const { digits, value, ordinal, next: behind } = number;
        const alone = behind === at ? token.alone : undefined;
        const kind = means.is + (ordinal ? "1" : "0") + (is === "5" ? "5" : "");
        piece = alone ?? made(from, behind, digits, kind, bits | NUMBER, value);
        if (behind === at) token.alone = piece;
        at = behind;
      } else if (means.repeat !== undefined && next.letters?.asRead.length === 1) {
        // `double u`, `doble uve`, `double l`
        const { asRead: once } = next.letters;
        const twice = /[UV]/.test(once) ? "W" : once.repeat(means.repeat);
        piece = made(from, ++at, twice, `${means.is}23`, LETTERS);
      } else if (letters !== undefined) {
        // "d n i": a word that is spelled
        const one = (index: number): boolean => bears(tokens[index] ?? END, "8");
        let end = from;
        let spelled = "";
        if (!one(from - 1)) for (; one(end) && end < from + 5; end++) spelled += tokens[end]?.word ?? "";
        const { cue, country } = lexicon.meaning(spelled);
        if (cue !== undefined || country !== undefined) [piece, at] = [firstOf(spelled) ?? END, end];
        else piece = word === "x" && next.word === "ray" ? made(from, ++at, "X", letters.is, LETTERS) : letters;
      }
      if ((piece.bits & LETTERS) !== 0) {
        const how = tokens[at]?.word ?? "";
        // "i griega", "i grec", "ve chica"
        if (/[IY]/.test(piece.asRead) && /^gri?e/.test(how)) piece = made(from, ++at, "Y", piece.is, LETTERS);
        else if (how === "doble" && piece.asRead === "V") piece = made(from, ++at, "W", piece.is, LETTERS);
        else if (/^(?:latina|larga|corta|chica)$/.test(how) && tokens[from - 1]?.word !== "con") at++;
        at += likeLength(tokens, at, piece.asRead.toLowerCase());
      }
    } else if (
      piece.word === "de" &&
      lexicon.language === "es" &&
      bears(found.pieces[found.pieces.length - 1] ?? END, "2")
    ) {
      // "eme e ene de e zeta"
      const next = tokens[at] ?? END;
      if (next.letters !== undefined || next === END) piece = new Piece(piece.asSaid, "de", "D", piece.means, "2");
    }
    found.bits |= piece.bits;
    found.pieces.push(piece);
    found.places.push(begin);
  }
  return found;
}

/** Behind how many tokens `a m`, `p. m.` ends; 0 where it is none. */
function dayPart(tokens: readonly Piece[], places: readonly number[], at: number): number {
  const { word } = tokens[at] ?? END;
  if (word !== "a" && word !== "p") return 0;
  const token = (index: number): Piece => tokens[index] ?? END;
  const before = token(at - 1);
  // "h a m" is spelled
  if (!bears(before, "5") && !(bears(before, "h") && before.word.length > 1) && before.means.numeral === undefined)
    return 0;
  const dot = token(at + 1).asSaid === ".";
  const end = at + (dot ? 3 : 2);
  if (token(end - 1).word !== "m") return 0;
  return dot && token(end).asSaid === "." && places[end] === (places[end - 1] ?? 0) + 1 ? end + 1 : end;
}

/** Whether an `o` is the letter: no digit stands beside it. */
function isLetterO(tokens: readonly Piece[], at: number): boolean {
  const isO = ({ word }: Piece): boolean => word === "o" || word === "oh";
  const token = tokens[at] ?? END;
  if (!isO(token)) return false;
  const sides = [1, -1].map((step) => {
    const beside = tokens[at + step] ?? END;
    return bears(beside, "4") ? (tokens[at + 2 * step] ?? END) : beside;
  });
  return (
    !sides.some((beside) => bears(beside, "5") || (beside.means.numeral !== undefined && !isO(beside))) &&
    (token.word === "o" || sides.some(({ letters, asSaid }) => letters !== undefined && asSaid.length === 1))
  );
}

/** Whether a word is the letter Alef, not a thousand: letters stand beside it. */
function isAlef(tokens: readonly Piece[], at: number): boolean {
  const named = tokens[at]?.means.letter !== undefined;
  return named && tokens[at + 1]?.letters !== undefined && tokens[at - 1]?.letters !== undefined;
}

/** The length of `as in mary` behind a letter: words that say which one it is. */
function likeLength(tokens: readonly Piece[], at: number, letter: string): number {
  for (let length = 1; length <= 3; length++) {
    const token = tokens[at + length] ?? END;
    if (!bears(tokens[at + length - 1] ?? END, "L")) return 0;
    if (bears(token, "3") && !bears(token, "L"))
      return (token.word.startsWith(letter.charAt(0)) || (token.word > "\u0600" && bears(token, "7"))) &&
        token.word.length > 1
        ? length + 1
        : 0;
  }
  return 0;
}

/** Whether a turn says no more than that one listens. */
export function listens({ pieces }: Passage): boolean {
  return pieces.every((piece) => bears(piece, "4k") && !bears(piece, "01"));
}

/** The marks of some pieces: one a turn, from its first word to its last. */
export function marksOf(passage: Passage, from: number, to: number): readonly Mark[] {
  const marks: Mark[] = [];
  let open: ReturnType<typeof markOf> | undefined;
  for (let at = from; at < to; at++) {
    if (passage.pieces[at] === BREAK) continue;
    const mark = markOf(passage, at);
    if (open?.turn === mark.turn) open.end = mark.end;
    else marks.push((open = mark));
  }
  return marks;
}

/** The mark of one piece. */
export function markOf({ pieces, places }: Passage, at: number): { turn: number; start: number; end: number } {
  const place = places[at] ?? -TURN;
  // Small integers, as engines keep them.
  const turn = Math.floor(place / TURN);
  const start = (place - turn * TURN) | 0;
  return { turn, start, end: start + (pieces[at] ?? END).asSaid.length };
}
