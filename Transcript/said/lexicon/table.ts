/**
 * The words of one language. Words are divided by blanks and line breaks, spellings of one word by `/`.
 * - `n` numbers from 0, `t` tens from 20, `c` hundreds from 100, `o` ordinals from 1, `m` months (`-` where a rule has
 *   the word), `w` weekdays from Monday on, `r` days from yesterday on but for today, `D` words for today, `x` words
 *   that multiply (`hundred=100`), `+` parts of words with what a unit is added to (`veinti*=20`)
 *   or multiplied by (`*cientos=100`), `R` words that repeat (`double=2`), `G` letters by a word that begins with them,
 *   `l` by another (`uve=v`), `$` currencies and `z` words that
 *   show a country by its currency, of which the first spelling is the value, `f` fillers;
 * - `@phone`, `@account` and so on: what is asked or told; a word may begin or end with `*`;
 * - other keys of one letter: a mark on each word, see where it is asked for;
 * - longer keys: a pattern over folded words that stand with one blank between and around them, from a word's begin to
 *   a word's end: `{w}` is any word of a key, `{acts}` another pattern, `~3` at most three words between;
 * - keys that begin with a capital, in English alone: a pattern over the words of all languages, as it is written.
 */
export type Table = Readonly<Record<string, string>>;
