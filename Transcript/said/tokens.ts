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
const TOKEN =
  /\[[^\]\s]{1,20}\]|<[^>\s]{1,20}>|(?:[\p{L}\p{M}]+(?:['’](?:s|t|m|d|re|ve|ll)(?![\p{L}\p{M}]))?['’]?)([~-](?!\S))?|\p{Nd}+(?:[.,:/-]\p{Nd}+)*|[^\s\p{L}\p{M}\p{Nd}]/gu;

/** The tokens of a turn's text, without noise and fillers. */
export function tokensOf(text: string, turn: number, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const raw = match[0];
    if (match[1] !== undefined) continue;
    const { word, kind, is, letters } = lexicon.word(raw);
    if (kind === "noise" || is.filler === true) continue;
    tokens.push({ turn, start: match.index, end: match.index + raw.length, raw, word, kind, is, letters });
  }
  return tokens;
}
