/** A text as it is compared when something is looked for in it, with the way back to the text itself. */
export interface Folded {
  readonly text: string;
  /**
   * Where in the text each UTF-16 unit of the folded one comes from, from its first unit to behind its last; undefined
   * where the two have the same units in the same places.
   */
  readonly places: { readonly starts: Uint32Array; readonly ends: Uint32Array } | undefined;
}

/** Letters that Unicode does not take apart, and signs that keyboards and transcribers write in several ways. */
const ALIKE: Readonly<Record<string, string>> = {
  ß: "ss",
  ı: "i",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ł: "l",
  ŧ: "t",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ς: "σ",
  // Alef wasla, alef maksura, teh marbuta; Persian yeh and kaf.
  "\u0671": "\u0627",
  "\u0649": "\u064A",
  "\u0629": "\u0647",
  "\u06CC": "\u064A",
  "\u06A9": "\u0643",
  "\u2018": "'",
  "\u2019": "'",
  "\u02BC": "'",
  "\u201C": '"',
  "\u201D": '"',
  "\u201E": '"',
  "\u2010": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
};

/**
 * Marks that a word is found without: accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Not those of
 * other scripts, where a mark is a vowel (Hindi, Thai) or makes another letter (Japanese).
 */
const ACCENTS =
  "\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670" +
  "\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1ACE\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F";
/** Those, tatweel, and what has no look of its own: soft hyphens, joiners, bidi marks, variation selectors. */
const DROPPED = new RegExp(`[${ACCENTS}]|[\\u0640\\p{Cf}\\p{Variation_Selector}]`, "gu");

/** One letter with the marks on it; a run of blanks counts as one. */
const LETTERS = /\s+|\P{M}\p{M}*|\p{M}+/gsu;
const PLAIN = /^(?:[!-~]| (?! ))*$/;
const DIGIT = /\p{Nd}/u;

/** Few different letters make up a call: each is folded once. */
const known = new Map<string, string>();

/**
 * Folds a text: neither case nor accents, nor how many blanks and which of several spellings of one letter (ß and ss,
 * the forms of alef, digits of any script), tell two texts apart. Every unit of the folded text leads back to the
 * letter it came from.
 */
export function fold(text: string): Folded {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), places: undefined };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTERS)) {
    let folded = known.get(letter);
    if (folded === undefined) {
      folded = foldLetter(letter);
      // Marks can be piled on a letter in any number of ways.
      if (letter.length <= 2) known.set(letter, folded);
    }
    parts.push(folded);
    for (let units = folded.length; units > 0; units--) {
      starts.push(index);
      ends.push(index + letter.length);
    }
  }
  return { text: parts.join(""), places: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) } };
}

function foldLetter(letter: string): string {
  if (/^\s/.test(letter)) return " ";
  const bare = letter.normalize("NFKD").replace(DROPPED, "").toLowerCase().replace(DROPPED, "").normalize("NFC");
  return Array.from(bare, (sign) => ALIKE[sign] ?? (DIGIT.test(sign) ? digit(sign) : sign))
    .join("")
    .replace(/\s+/g, " ");
}

/** Each script's ten digits stand in a row of Unicode that begins at a multiple of ten, counted from its zero. */
function digit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
