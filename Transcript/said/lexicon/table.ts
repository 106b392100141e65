/**
 * The words of one language. Words are divided by blanks and line breaks, spellings of one word by `/`.
 * - `n` numbers from 0, `t` tens from 20, `c` hundreds from 100, `o` ordinals from 1, `m` months, `x` words that
 *   multiply (`hundred=100`), `R` words that repeat (`double=2`), `l` names of letters (`zed=z`), `$` currencies
 *   (`euros=EUR`), `f` fillers;
 * - `@phone`, `@account` and so on: what is asked or told; a word may begin or end with `*`;
 * - other keys of one letter: a mark on each word, see where it is asked for;
 * - longer keys: the source of a pattern over folded words that stand with one blank between them.
 */
export type Table = Readonly<Record<string, string>>;
