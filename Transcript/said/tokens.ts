import { fold } from "../find/fold";
import type { Lexicon, Meaning } from "./lexicon";

/** A word, a number in digits or a sign of a turn. */
export interface Token {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  /** As it stands in the text. */
  readonly raw: string;
  /** Without case and accents, digits of any script as 0 to 9. */
  readonly word: string;
  readonly kind: "word" | "number" | "sign";
  readonly is: Meaning;
}

/**
 * What a recogniser writes for sounds (`[noise]`, `<unk>`), a word broken off (`commen-`, `i~`), a word with what
 * English hangs on it or French puts before it (`that's`, `d'`), digits with what stands between them (`61.18`,
 * `14:30`), any other sign. Nothing in it can be matched in two ways, so it takes no longer for hostile text.
 */
const TOKEN =
  /\[[^\]\s]{1,20}\]|<[^>\s]{1,20}>|(?:[\p{L}\p{M}]+(?:['’](?:s|t|m|d|re|ve|ll)(?![\p{L}\p{M}]))?['’]?)([~-](?!\S))?|\p{Nd}+(?:[.,:/-]\p{Nd}+)*|[^\s\p{L}\p{M}\p{Nd}]/gu;

/** No word of a language, and no number that anybody needs, is longer. */
const LONGEST = 40;

/** The tokens of a turn's text, without noise and fillers. */
export function tokensOf(text: string, turn: number, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    if (match[1] !== undefined || /^[[<]./.test(raw)) continue;
    const kind = /^[\p{L}\p{M}]/u.test(raw) ? "word" : /^\p{Nd}/u.test(raw) ? "number" : "sign";
    const word = raw.length > LONGEST ? "" : fold(raw).text;
    const is = lexicon.meaning(kind === "word" ? word : "");
    if (is.filler) continue;
    tokens.push({ turn, start: match.index, end: match.index + raw.length, raw, word, kind, is });
  }
  return tokens;
}
