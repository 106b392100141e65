import type { Lexicon, Meaning } from "./lexicon";

/**
 * A number, letters, a word or a sign, as the rules for things read them: without its place, so the same word is the
 * same object wherever it is said.
 */
export class Piece {
  /** The letters that the word may stand for. */
  letters: Piece | undefined;

  constructor(
    /** As it stands in the text. */
    readonly raw: string,
    /** Its first word, folded, or digits with the signs between them. */
    readonly word: string,
    /** Digits, capital letters, a folded word, a sign; `|` between two turns. */
    readonly text: string,
    readonly means: Meaning,
    /**
     * The marks of its meanings, and of its kind: `0` a number, `1` an ordinal, `2` letters, `3` a word (also an alphabet's
     * word for a letter), `4` a sign, `5` digits as such, `6` what may be a letter, `7` what no neighbour changes; a sign
     * is its own mark.
     */
    readonly is: string,
    /** Of a number. */
    readonly value = NaN,
  ) {}
}

/** A piece with its place: UTF-16 units from the begin of its turn, or of the words between two blanks. */
export interface Token {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

const NOTHING: Meaning = { is: "" };
/** What stands before the first and behind the last piece. */
export const END = new Piece("", "", "", NOTHING, "4");
/** Between two turns. */
export const BREAK = new Piece("", "|", "|", NOTHING, "4|");

/**
 * What a recogniser writes for sounds (`[noise]`, `<unk>`), a word broken off (`commen-`, `i~`), a word with what
 * English hangs on it or French puts before it (`that's`, `d'`), digits with what stands between them (`61.18`,
 * `14:30`), any other sign. Nothing in it can be matched in two ways, so it takes no longer for hostile text.
 */
const TOKEN = new RegExp(
  [
    String.raw`\[[^\]\s]{1,20}\]|<[^>\s]{1,20}>`,
    String.raw`[xX]-[rR]ay(?!\p{L})`,
    String.raw`(?:[\p{L}\p{M}]+(?:['’](?:s|t|m|d|re|ve|ll)(?![\p{L}\p{M}]))?['’]?)([~-](?!\S))?`,
    String.raw`\p{Nd}+(?:[.,:/-]\p{Nd}+)*`,
    String.raw`[^\s\p{L}\p{M}\p{Nd}]`,
  ].join("|"),
  "gu",
);

/** Words of two hours of talk; what is longer is nobody's turn. */
export const MOST = 20_000;
/** No word of a language, and no number that anybody needs, is longer. */
const LONGEST = 40;

/** A call has few different words: each is taken apart once. */
const known = new WeakMap<Lexicon, Map<string, readonly Token[]>>();

/** What stands between two blanks of a text, without noise and fillers. */
export function tokensOf(text: string, lexicon: Lexicon): readonly Token[] {
  let words = known.get(lexicon);
  if (words === undefined) known.set(lexicon, (words = new Map<string, readonly Token[]>()));
  const before = words.get(text);
  if (before !== undefined) return before;
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null && tokens.length < MOST; match = TOKEN.exec(text)) {
    const piece = match[1] === undefined ? pieceOf(match[0], lexicon) : undefined;
    if (piece !== undefined) tokens.push({ piece, start: match.index, end: TOKEN.lastIndex });
  }
  if (text.length <= LONGEST && words.size < MOST) words.set(text, tokens);
  return tokens;
}

function pieceOf(raw: string, lexicon: Lexicon): Piece | undefined {
  const { word, kind, is, letters } = lexicon.word(raw);
  if (kind === "noise" || is.filler === true) return undefined;
  // "²" is folded to a digit.
  if (kind === "sign") return new Piece(raw, word, word, is, `47${/^[^0-9a-z]$/.test(word) ? word : ""}`);
  if (kind === "number") return new Piece(raw, word, word, is, "5");
  const alone = is.number ?? is.ordinal ?? is.times ?? is.repeat;
  const piece = new Piece(raw, word, word, is, `${is.is}3${letters ? 6 : alone === undefined ? 7 : ""}`);
  if (letters) {
    const text = word === "oh" ? "O" : (raw.length === 1 ? word : (is.letter ?? raw)).toUpperCase();
    piece.letters = new Piece(raw, word, text, is, `${is.is}2${raw.length > 1 && is.letter !== undefined ? 3 : ""}`);
  }
  return piece;
}
