// What the bundle reads packed texts with (packed-text.cjs), and the build foretells with. Numbers are made by + - * / and
// square roots alone, which all engines round alike: each browser foretells what the build did.

/** Kinds of fields from here on hold words in their order, those before patterns of digits. */
const WORDS = 20;
/** The kind of those that are patterns of words. */
const PATTERNS = 22;
/** Kinds of places of patterns; those of words come after. */
const PLACES = 64;
/** Kind of the field that holds the lengths of numbers, which much of a row tells again. */
const LENGTHS = 3;
/** Before the characters of an alphabet that are written with one bit more. */
const LONGER = "@";
/** How much likelier than even a 1 is, is kept as a whole number: half of so many parts is certainty. */
const PARTS = 4096;

/**
 * How many of what the packed text is written with stand for six bits; the others stand for seven, of which the first six
 * are SHORT or more. Gzip, which makes such codes itself, writes as much for them as for 64 characters; there are fewer.
 */
export const SHORT = 38;

/**
 * Reads the fields of a text one after the other.
 * @param {string} alphabet the characters of the text with LONGER where codes grow by a bit; codes of one length are
 * those that follow each other
 * @param {(likely: number) => number} next bit, by how likely it is 1
 * @returns {(field: number) => string} the next field's text, by which field of a list it is times 32 and its kind,
 * 0 to 31
 */
export function fieldsOf(alphabet, next) {
  /** By the bits of a code after a leading 1: its character, and which of the alphabet that is. */
  const chars = /** @type {string[]} */ ([]);
  const symbols = /** @type {number[]} */ ([]);
  let code = 1;
  let known = 0;
  for (const char of alphabet)
    if (char === LONGER) code *= 2;
    else {
      symbols[code] = known++;
      chars[code++] = char;
    }
  // By a hash of what stood before: how much likelier than even a 1 is, times 16, and in these how often it was asked.
  const learned = new Int16Array(1 << 22);
  // An opinion for each view of what stood before, a quarter of the logarithm of the odds or nearly: by the parts that are
  // for a 1, since its two roots would be drawn millions of times. How much it weighs is the sum of four numbers: by the
  // character's bits so far, place, how long all was as foreseen, the character before.
  const opinionOf = Float64Array.from({ length: PARTS }, (_, ones) => {
    const odds = Math.sqrt(Math.sqrt(ones / (PARTS - ones)));
    return odds - 1 / odds;
  });
  const weights = new Float64Array(16 * 2048).fill(0.025);
  const slots = new Int32Array(16);
  const opinions = new Float64Array(16);
  // The last four characters.
  let past = 0;
  // The bits of each character; by a hash of four characters, which followed them last; which is foreseen so, and how
  // many before it were as foreseen.
  const told = [0];
  const followed = new Int32Array(1 << 18);
  let foreseen = 0;
  let length = 0;
  // Hashes of the fields before, the last one of each kind.
  const lasts = new Int32Array(32);
  let last = 0;
  let lastField = 0;
  // Which list it is: each has the fields of the others.
  let language = 0;
  const bitAfter = (
    /** @type {number} */ bits,
    /** @type {number[]} */ views,
    /** @type {number} */ place,
    isWords = place >= PLACES,
  ) => {
    // The bits so far and the foreseen one.
    let ahead = length && told[foreseen];
    while (ahead >> 1 > bits) ahead >>= 1;
    const first = bits * 16;
    const second = (1024 + place) * 16;
    const third = (1152 + length) * 16;
    const fourth = (1184 + (past & 127)) * 16;
    let sum = 0;
    for (let view = 0; view <= views.length; view++) {
      // The last view is of what is foreseen. A character's bits stand side by side: they are fetched at once.
      const slot = (slots[view] = view < views.length ? (views[view] >>> 10) ^ bits : length * 2 + (ahead & 1));
      const opinion = (opinions[view] = opinionOf[PARTS / 2 + (learned[slot] >> 4)]);
      sum +=
        opinion * (weights[first + view] + weights[second + view] + weights[third + view] + weights[fourth + view]);
    }
    let odds = sum + Math.sqrt(1 + sum * sum);
    odds *= odds;
    odds *= odds;
    const likely = (odds + 0.0001) / (odds + 1.0002);
    const bit = next(likely);
    if (bit !== (ahead & 1)) length = 0;
    for (let view = 0; view <= views.length; view++) {
      const slot = slots[view];
      const learn = 0.0022 * (bit - likely) * opinions[view];
      weights[first + view] += learn;
      weights[second + view] += learn;
      weights[third + view] += learn;
      weights[fourth + view] += learn;
      const asked = learned[slot] & 15;
      const more = learned[slot] >> 4;
      const step = ((isWords ? 0.98 : 0.996) * (bit - 0.5) * PARTS - more) / (asked + 1.2);
      // Rounded: what is not whole falls away.
      learned[slot] = ((more + step + bit - 0.5) << 4) + Math.min(asked + 1, isWords ? 7 : 15);
    }
    return bit;
  };
  return (field) => {
    const kind = field & 31;
    const isWords = kind >= WORDS;
    if (field < lastField) language++;
    lastField = field;
    let text = "";
    // Of patterns: the first character of each alternative that is open, and whether a set is.
    const firsts = [0];
    let atStart = true;
    let isSet = 0;
    // A hash of the field so far.
    let whole = 0;
    // Of words: the letters so far, as one number and how many they are, the word before (of patterns, that
    // which an alternative began with) and what stands between.
    let [word, letters, before, between] = ["", 0, "", ";"];
    let hash = language * 128;
    for (;;) {
      const depth = firsts.length - 1;
      const place = isWords ? (kind - WORDS) * 8 + PLACES + Math.min(letters, 7) : kind * 2 + isSet;
      const deepPlace = place * 16 + firsts.length;
      const views = (
        isWords
          ? [
              language * 32 + kind,
              past & 127,
              past & 0x3fff,
              past & 0x1fffff,
              letters === 0 ? before.charCodeAt(0) * 64 : letters * 128 + word.charCodeAt(0) + 7e5,
              hash,
              Math.imul(field, 0x2f0b4c47) + (past & 0x3fff),
              // Words that are sorted: the next letter of the word before, as long as this one is its beginning.
              ((before.startsWith(word) ? before.charCodeAt(letters) : 0) * 32 + letters) * 32 + kind,
              field * 128 + (past & 127),
              (firsts.length * 128 + firsts[depth]) * 2 + Number(atStart),
              (field * 32 + letters) * 128 + between.charCodeAt(0),
            ]
          : [
              place * 128 + (past & 127),
              ((deepPlace * 128 + firsts[depth]) * 2 + Number(atStart)) * 128 + (past & 127),
              deepPlace * 128 + ((past >> 7) & 127),
              isSet * 0x4000 + (past & 0x3fff),
              deepPlace,
              Math.imul(last + whole, 0x2f0b4c47) + place,
              (firsts[depth] * 2 + isSet) * 2 + Number(atStart),
              Math.imul(lasts[kind] + whole, 0x2f0b4c47) + kind,
              Math.imul(lasts[LENGTHS] + whole, 0x2f0b4c47) + kind,
            ]
      ).map((each, view) => Math.imul(Math.imul(each, 0x2f0b4c47) + view, 0x5bd1e995));
      let bits = 1;
      while (chars[bits] === undefined) bits = 2 * bits + bitAfter(bits, views, place);
      const symbol = symbols[bits];
      past = (past << 7) | symbol;
      told.push(bits);
      const slot = Math.imul(past, 0x5bd1e995) >>> 14;
      foreseen = length > 0 ? foreseen + 1 : followed[slot];
      if (foreseen > 0 && length < 31) length++;
      followed[slot] = told.length;
      whole = Math.imul(whole + symbol + 1, 0x2f0b4c47);
      const char = chars[bits];
      if (char === ";") {
        last = lasts[kind] = whole;
        return text;
      }
      text += char;
      if (/[ /|(:=!]/.test(char)) {
        if (letters > 0 && (kind < PATTERNS || between !== " ")) before = word;
        word = "";
        letters = 0;
        hash = language * 128;
        between = char;
      } else {
        letters++;
        word += char;
        hash = Math.imul(hash + symbol + 1, 0x2f0b4c47);
      }
      if (atStart) firsts[depth] = symbol;
      atStart = /[(%>|]/.test(char);
      if (char === "[") isSet = 1;
      if (char === "]") isSet = 0;
      if (/[(%>]/.test(char)) firsts.push(0);
      if (/[)&]/.test(char) && depth > 0) firsts.pop();
    }
  };
}

/**
 * Reads what `pack` made.
 * @param {string} packed
 * @param {string} alphabet
 */
export function unpack(packed, alphabet) {
  let at = 0;
  let digit = 0;
  let left = 0;
  let code = 0;
  let range = 1;
  return fieldsOf(alphabet, (likely) => {
    while (range <= 2 ** 31) {
      if (left === 0) {
        // `#` to `~` without what a script cannot hold in a text, or holds with a backslash: `-->`.
        const char = packed.charCodeAt(at++);
        digit = char - 35 - Number(char > 62) - Number(char > 92);
        left = 6;
        if (digit >= SHORT) {
          digit += SHORT;
          left = 7;
        }
      }
      range *= 2;
      code = code * 2 + ((digit >> --left) & 1);
    }
    const ones = Math.floor(range * likely);
    const isOne = code < ones;
    if (!isOne) code -= ones;
    range = isOne ? ones : range - ones;
    return Number(isOne);
  });
}
