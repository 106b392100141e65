import type { Lexicon, Word } from "./lexicon";

/** A word, a number in digits or a sign of a turn. */
export interface Token extends Word {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  /** As it stands in the text. */
  readonly raw: string;
}

/**
 * What a recogniser writes for sounds (`[noise]`, `<unk>`), a word broken off (`commen-`, `i~`), a word with what
 * English hangs on it or French puts before it (`that's`, `d'`), digits with what stands between them (`61.18`,
 * `14:30`), any other sign. Nothing in it can be matched in two ways, so it takes no longer for hostile text.
 */
const TOKEN = new RegExp(
  [
    String.raw`\[[^\]\s]{1,20}\]|<[^>\s]{1,20}>`,
    // A letter's name of two words.
    String.raw`[xX][- ][rR]ay(?!\p{L})`,
    String.raw`(?:[\p{L}\p{M}]+(?:['’](?:s|t|m|d|re|ve|ll)(?![\p{L}\p{M}]))?['’]?)([~-](?!\S))?`,
    String.raw`\p{Nd}+(?:[.,:/-]\p{Nd}+)*`,
    String.raw`[^\s\p{L}\p{M}\p{Nd}]`,
  ].join("|"),
  "gu",
);

/** Words of two hours of talk. */
const MOST = 20_000;

/** The tokens of a turn's text, without noise and fillers. */
export function tokensOf(text: string, turn: number, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  // What is longer is nobody's turn.
  for (let match = TOKEN.exec(text); match !== null && tokens.length < MOST; match = TOKEN.exec(text)) {
    const raw = match[0];
    if (match[1] !== undefined) continue;
    const { word, kind, is, letters } = lexicon.word(raw);
    if (kind === "noise" || is.filler === true) continue;
    tokens.push({ turn, start: match.index, end: match.index + raw.length, raw, word, kind, is, letters });
  }
  return tokens;
}
