import type { Speaker } from "../conversation";
import type { Lexicon, Meaning } from "./lexicon";
import { numberAt } from "./numbers";
import type { Token } from "./tokens";

/** A number, letters, a word or a sign, as the rules for things read them. */
export interface Piece {
  readonly kind: "number" | "letters" | "word" | "sign";
  /** Digits, capital letters, a folded word, a sign; `|` between two turns. */
  readonly text: string;
  /** Of a number. */
  readonly value: number;
  readonly ordinal: boolean;
  readonly is: Meaning;
  /** As it stands in the text. */
  readonly raw: string;
  readonly first: Token;
  readonly last: Token;
}

/** What one speaker says without the other saying more than that he listens. */
export interface Passage {
  readonly speaker: Speaker;
  readonly pieces: Piece[];
  readonly turns: number[];
  /** Only numbers read back while the other goes on. */
  readonly aside?: boolean;
}

const NOTHING: Meaning = { is: "" };

/** The sign between two turns. */
export function turnBreak(token: Token): Piece {
  return { kind: "sign", text: "|", value: NaN, ordinal: false, is: NOTHING, raw: "", first: token, last: token };
}

/** The pieces of a turn's text. */
export function piecesOf(text: string, tokens: readonly Token[], lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length;) {
    const first = tokens[at];
    if (first === undefined) break;
    const next = tokens[at + 1];
    const part = dayPart(tokens, at);
    const letterO = isLetterO(tokens, at);
    const number = part > 0 || letterO ? undefined : numberAt(tokens, at, lexicon.language);
    const letters = part > 0 || number !== undefined ? 0 : letterO ? 1 : lettersAt(first, next);
    const length = number === undefined ? Math.max(part, letters, 1) : number.next - at;
    const last = tokens[at + length - 1] ?? first;
    pieces.push({
      kind: number !== undefined ? "number" : letters > 0 ? "letters" : first.kind === "sign" ? "sign" : "word",
      text:
        number !== undefined
          ? number.digits
          : part > 0
            ? `${first.word}m`
            : letters > 0
              ? lettersOf(first, next, letters)
              : first.word,
      value: number?.value ?? NaN,
      ordinal: number?.ordinal ?? false,
      is: part > 0 ? lexicon.meaning(`${first.word}m`) : first.is,
      raw: last === first ? first.raw : text.slice(first.start, last.end),
      first,
      last,
    });
    at += length;
    if (letters > 0) at += likeLength(tokens, at, first);
  }
  return pieces;
}

/** How many tokens are `a m`, `p. m.`. */
function dayPart(tokens: readonly Token[], at: number): number {
  const word = tokens[at]?.word;
  if (word !== "a" && word !== "p") return 0;
  const dot = tokens[at + 1]?.raw === "." ? 1 : 0;
  if (tokens[at + 1 + dot]?.word !== "m") return 0;
  const end = at + 2 + dot;
  const before = tokens[at - 1];
  if (
    before === undefined ||
    (before.kind !== "number" && before.is.number === undefined && !before.is.is.includes("h"))
  )
    return 0;
  const point = tokens[end];
  return end - at + (dot > 0 && point?.raw === "." && point.start === tokens[end - 1]?.end ? 1 : 0);
}

/** Whether an `o` is the letter: no digit stands beside it. */
function isLetterO(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word;
  if (word !== "o" && word !== "oh") return false;
  const digit = (token: Token | undefined): boolean =>
    token?.kind === "number" || (token?.is.number !== undefined && token.word !== "o" && token.word !== "oh");
  const beside = (step: 1 | -1): Token | undefined =>
    tokens[tokens[at + step]?.kind === "sign" ? at + 2 * step : at + step];
  const letter = (token: Token | undefined): boolean => token?.letters === true && token.raw.length === 1;
  return !digit(beside(1)) && !digit(beside(-1)) && (word === "o" || letter(beside(1)) || letter(beside(-1)));
}

/** How many tokens are a letter (`double u`, `double l`), or letters written in capitals beside digits. */
function lettersAt(token: Token, next: Token | undefined): number {
  if (token.kind !== "word") return 0;
  if (token.is.repeat !== undefined && next?.letters === true && next.raw.length === 1) return 2;
  return token.letters ? 1 : 0;
}

function lettersOf(token: Token, next: Token | undefined, count: number): string {
  if (count === 2 && next !== undefined)
    return next.word === "u" ? "W" : next.word.toUpperCase().repeat(token.is.repeat ?? 1);
  if (token.word === "oh") return "O";
  return (token.raw.length === 1 ? token.word : (token.is.letter ?? token.raw)).toUpperCase();
}

/** The length of `as in mary` behind a letter: words that say which one it is. */
function likeLength(tokens: readonly Token[], at: number, letter: Token): number {
  for (let length = 1; length <= 3; length++) {
    const token = tokens[at + length];
    if (!tokens[at + length - 1]?.is.is.includes("L")) return 0;
    if (token?.kind === "word" && !token.is.is.includes("L"))
      return token.word.startsWith(letter.word.charAt(0)) && token.word.length > 1 ? length + 1 : 0;
  }
  return 0;
}

/** Whether a turn says no more than that one listens. */
export function listens(pieces: readonly Piece[]): boolean {
  return pieces.every(({ kind, is }) => kind === "sign" || (kind !== "number" && is.is.includes("k")));
}
