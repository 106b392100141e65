// What the bundle reads packed texts with (packed-text.cjs), and the build foretells with. Numbers are made by + - * / and
// square roots alone, which all engines round alike: each browser foretells what the build did.

/** Kinds of fields from here on hold words in their order, those before patterns of digits. */
const WORDS = 20;
/** Kinds of places of patterns; those of words come after. */
const PLACES = 64;
/** Before the characters of an alphabet that are written with one bit more. */
const LONGER = "@";
/** How much likelier than even a 1 is, is kept as a whole number of so many parts. */
const PARTS = 65536;

/**
 * What the packed text is written with, six bits a character. They are what the bundle's code is made of most: gzip
 * writes the packed text and the code around it with one table of characters. None is `<` or `>`: the minifier writes a
 * backslash into `-->`.
 */
export const DIGITS = "etn,()=ir.aosl:dcu{}h&mfp0|[];gv?1-x!bwy+k/N$2OC3456`Tj_MSz*I^AD";

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
  // By a hash of what stood before: how much likelier than even a 1 is, and how often it was asked.
  const learned = new Int16Array(1 << 21);
  const asked = new Uint8Array(1 << 21);
  // An opinion for each view of what stood before. How much it weighs is the sum of two numbers: by the character's bits
  // so far, and by place and whether it is an opinion of some experience.
  const weights = new Float64Array(16 * 1024).fill(0.09);
  const places = new Int32Array(16);
  const slots = new Int32Array(16);
  const heavy = new Int32Array(16);
  const opinions = new Float64Array(16);
  // The last four characters.
  let past = 0;
  // A hash of the field before.
  let last = 0;
  const bitAfter = (
    /** @type {number} */ bits,
    /** @type {number} */ count,
    /** @type {number} */ place,
    isWords = place >= PLACES,
  ) => {
    const soFar = Math.imul(bits, 0x9e3779b1);
    let sum = 0;
    for (let view = 0; view < count; view++) {
      const slot = Math.imul(places[view] ^ soFar, 0x5bd1e995) >>> 11;
      const more = learned[slot] / PARTS;
      slots[view] = slot;
      heavy[view] = view * 1024 + 512 + place * 2 + Number(asked[slot] > 4);
      opinions[view] = more / Math.sqrt(0.25 - more * more);
      sum += (weights[view * 1024 + bits] + weights[heavy[view]]) * opinions[view];
    }
    const likely = Math.min(Math.max(0.5 + sum / Math.sqrt(1 + sum * sum) / 2, 0.0002), 0.9998);
    const bit = next(likely);
    for (let view = 0; view < count; view++) {
      const slot = slots[view];
      const step = 0.006 * (bit - likely) * opinions[view];
      weights[view * 1024 + bits] += step;
      weights[heavy[view]] += step;
      learned[slot] += ((isWords ? 0.98 : 0.996) * (bit - 0.5) * PARTS - learned[slot]) / (asked[slot] + 1.2);
      if (asked[slot] < (isWords ? 6 : 16)) asked[slot]++;
    }
    return bit;
  };
  return (field) => {
    const kind = field & 31;
    const isWords = kind >= WORDS;
    let text = "";
    // Of patterns: the first character of each alternative that is open, and whether a set is.
    const firsts = [0];
    let atStart = true;
    let isSet = 0;
    // A hash of the field so far.
    let whole = 0;
    // Of words: the letters so far, as one number and how many they are, and the word before.
    let [word, letters, before] = ["", 0, ""];
    let hash = 0;
    for (;;) {
      const depth = firsts.length - 1;
      const place = isWords ? PLACES + Math.min(letters, 7) : kind * 2 + isSet;
      const deepPlace = place * 16 + firsts.length;
      const views = isWords
        ? [
            kind,
            past & 127,
            past & 0x3fff,
            past & 0x1fffff,
            letters === 0 ? before.charCodeAt(0) * 64 : letters * 128 + word.charCodeAt(0) + 7e5,
            hash,
            Math.imul(field, 0x2f0b4c47) + (past & 0x3fff),
            Math.imul(field, 0x2f0b4c47) + hash,
            // Words that are sorted: the next letter of the word before, as long as this one is its beginning.
            ((before.startsWith(word) ? before.charCodeAt(letters) : 0) * 32 + letters) * 32 + kind,
            field * 128 + (past & 127),
          ]
        : [
            Math.imul(past, 0x2f0b4c47) + place,
            place * 128 + (past & 127),
            ((deepPlace * 128 + firsts[depth]) * 2 + Number(atStart)) * 128 + (past & 127),
            deepPlace * 128 + ((past >> 7) & 127),
            isSet * 0x4000 + (past & 0x3fff),
            deepPlace,
            Math.imul(last + whole, 0x2f0b4c47) + place,
            (firsts[depth] * 2 + isSet) * 2 + Number(atStart),
          ];
      views.forEach((each, view) => (places[view] = Math.imul(each * 16 + view, 0x2f0b4c47)));
      let bits = 1;
      while (chars[bits] === undefined) bits = 2 * bits + bitAfter(bits, views.length, place);
      const symbol = symbols[bits];
      past = (past << 7) | symbol;
      whole = Math.imul(whole + symbol + 1, 0x2f0b4c47);
      const char = chars[bits];
      if (char === ";") {
        last = whole;
        return text;
      }
      text += char;
      if (/[ /|(:=]/.test(char)) {
        if (letters > 0) before = word;
        word = "";
        letters = hash = 0;
      } else {
        letters++;
        word += char;
        hash = Math.imul(hash + symbol + 1, 0x2f0b4c47);
      }
      if (atStart) firsts[depth] = symbol;
      atStart = /[(+*|]/.test(char);
      if (char === "[") isSet = 1;
      if (char === "]") isSet = 0;
      if (/[(+*]/.test(char)) firsts.push(0);
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
        digit = DIGITS.indexOf(packed[at++]);
        left = 6;
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
