import type { Speaker } from "../conversation";
import type { Mark } from "./heard";
import type { Lexicon } from "./lexicon";
import { numberAt } from "./numbers";
import { BREAK, END, MOST, Piece, tokensOf } from "./tokens";

/** What one speaker says without the other saying more than that he listens. */
export interface Passage {
  readonly speaker: Speaker;
  readonly pieces: Piece[];
  /** For each piece its turn, and from and to which UTF-16 unit of the turn's text it stands. */
  readonly places: number[];
  readonly turns: number[];
  /** Only numbers read back while the other goes on. */
  readonly aside?: boolean;
}

/** Whether a piece bears one of the marks. */
export function bears(piece: Piece, marks: string): boolean {
  const { is } = piece;
  for (let at = 0; at < marks.length; at++) if (is.includes(marks.charAt(at))) return true;
  return false;
}

/** What is said in a turn. */
export function passageOf(text: string, speaker: Speaker, turn: number, lexicon: Lexicon): Passage {
  const pieces: Piece[] = [];
  const places: number[] = [];
  let simple = true;
  let from = 0;
  for (const words of text.split(" ")) {
    for (const { piece, start, end } of tokensOf(words, lexicon)) {
      simple &&= piece.is.includes("7");
      pieces.push(piece);
      places.push(turn, from + start, from + end);
    }
    from += words.length + 1;
    if (pieces.length > MOST) break;
  }
  const passage = { speaker, pieces, places, turns: [turn] };
  return simple ? passage : { ...passage, ...composed(text, passage, lexicon) };
}

/** Adds what the same speaker says later. */
export function append(passage: Passage, { pieces, places, turns }: Passage): void {
  passage.pieces.push(BREAK, ...pieces);
  passage.places.push(...places.slice(0, 3), ...places);
  passage.turns.push(...turns);
}

/** Words that are one number, one letter or one half of the day together. */
function composed(text: string, { pieces, places }: Passage, lexicon: Lexicon): Pick<Passage, "pieces" | "places"> {
  const found: Pick<Passage, "pieces" | "places"> = { pieces: [], places: [] };
  const put = (piece: Piece, from: number, to: number): void => {
    found.pieces.push(piece);
    found.places.push(places[3 * from] ?? 0, places[3 * from + 1] ?? 0, places[3 * to - 1] ?? 0);
  };
  const raw = (from: number, to: number): string => text.slice(places[3 * from + 1], places[3 * to - 1]);
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at] ?? END;
    const next = pieces[at + 1] ?? END;
    let to = at + 1;
    if (bears(piece, "7")) {
      put(piece, at++, to);
      continue;
    }
    const { word, means } = piece;
    const half = dayPart(pieces, places, at);
    const o = isLetterO(pieces, at);
    const number = half > 0 || o ? undefined : numberAt(pieces, places, at, lexicon.language);
    if (half > 0) {
      to = half;
      const meaning = lexicon.meaning(`${word}m`);
      put(new Piece(raw(at, to), word, `${word}m`, meaning, `${meaning.is}3`), at, to);
    } else if (number !== undefined) {
      to = number.next;
      const kind = means.is + (number.ordinal ? 1 : 0) + (bears(piece, "5") ? 5 : "");
      put(new Piece(raw(at, to), word, number.digits, means, kind, number.value), at, to);
    } else {
      let { letters } = piece;
      // `double u`, `double l`
      if (means.repeat !== undefined && next.letters !== undefined && next.raw.length === 1) {
        const twice = next.word === "u" ? "W" : next.word.toUpperCase().repeat(means.repeat);
        letters = new Piece(raw(at, ++to), word, twice, means, `${means.is}2`);
      }
      if (word === "x" && next.word === "ray") to++;
      put(letters ?? piece, at, to);
      if (letters !== undefined) to += likeLength(pieces, to, word);
    }
    at = to;
  }
  return found;
}

/** Behind how many tokens `a m`, `p. m.` ends; 0 where it is none. */
function dayPart(tokens: readonly Piece[], places: readonly number[], at: number): number {
  const token = (index: number): Piece => tokens[index] ?? END;
  const before = token(at - 1);
  if (!/^[ap]$/.test(token(at).word) || !(bears(before, "5h") || before.means.number !== undefined)) return 0;
  const dot = token(at + 1).raw === ".";
  const end = at + (dot ? 3 : 2);
  if (token(end - 1).word !== "m") return 0;
  return dot && token(end).raw === "." && places[3 * end + 1] === places[3 * end - 1] ? end + 1 : end;
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
    !sides.some((beside) => bears(beside, "5") || (beside.means.number !== undefined && !isO(beside))) &&
    (token.word === "o" || sides.some(({ letters, raw }) => letters !== undefined && raw.length === 1))
  );
}

/** The length of `as in mary` behind a letter: words that say which one it is. */
function likeLength(tokens: readonly Piece[], at: number, letter: string): number {
  for (let length = 1; length <= 3; length++) {
    const token = tokens[at + length] ?? END;
    if (!bears(tokens[at + length - 1] ?? END, "L")) return 0;
    if (bears(token, "3") && !bears(token, "L"))
      return token.word.startsWith(letter.charAt(0)) && token.word.length > 1 ? length + 1 : 0;
  }
  return 0;
}

/** Whether a turn says no more than that one listens. */
export function listens({ pieces }: Passage): boolean {
  return pieces.every((piece) => bears(piece, "4k") && !bears(piece, "01"));
}

/** The marks of some pieces: one a turn, from its first word to its last. */
export function marksOf({ pieces, places }: Passage, from: number, to: number): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = from; at < to; at++) {
    if (pieces[at] === BREAK) continue;
    const [turn = 0, start = 0, end = 0] = places.slice(3 * at, 3 * at + 3);
    const open = marks[marks.length - 1];
    if (open?.turn === turn) marks[marks.length - 1] = { ...open, end };
    else marks.push({ turn, start, end });
  }
  return marks;
}
