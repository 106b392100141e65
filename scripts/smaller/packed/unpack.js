// What the bundle reads packed texts with (packed-text.cjs), and the build foretells with. Numbers are made by + - * / and
// square roots alone, which all engines round alike: each browser foretells what the build did.

/** Kinds of fields from here on hold words in their order, those before patterns of digits. */
const WORDS = 20;

/**
 * Reads the fields of a text one after the other.
 * @param {string} alphabet the characters of the text, in three groups of which those before are more frequent: 16
 * that are written with five bits, 8 with five, and up to 64 with eight
 * @param {(likely: number) => number} next bit, by how likely it is 1
 * @returns {(kind: number) => string} the next field's text, by what kind of field it is, 0 to 31
 */
export function fieldsOf(alphabet, next) {
  // By a hash of what stood before: how much likelier than even a 1 is, and how often it was asked, up to 16.
  const learned = new Float32Array(1 << 20);
  const asked = new Uint8Array(1 << 20);
  // An opinion for each view of what stood before. How much it weighs is the sum of two numbers: by the character's bits
  // so far, and by place and whether it is an opinion of some experience.
  const weights = new Float64Array(8 * 1024).fill(0.1);
  const slots = new Int32Array(8);
  const opinions = new Float64Array(8);
  // The last five characters.
  let past = 0;
  return (kind) => {
    let text = "";
    // Of patterns: the first character of each alternative that is open, and whether a set is.
    const firsts = [0];
    let atStart = true;
    let isSet = 0;
    // A hash of the field so far.
    let whole = 0;
    // Of words: the letters so far as one number, how many they are, the first, and the first of the word before.
    let [word, letters, initial, before] = [0, 0, 0, 0];
    for (;;) {
      const depth = firsts.length - 1;
      const place = kind * 2 + isSet;
      const deepPlace = place * 16 + firsts.length;
      const views =
        kind < WORDS
          ? [
              Math.imul(past, 0x2f0b4c47) + place,
              place * 64 + (past & 63),
              ((deepPlace * 128 + firsts[depth]) * 2 + Number(atStart)) * 64 + (past & 63),
              deepPlace * 64 + ((past >> 6) & 63),
              isSet * 4096 + (past & 4095),
              deepPlace,
              whole + place,
              (firsts[depth] * 2 + isSet) * 2 + Number(atStart),
            ]
          : [
              kind,
              past & 63,
              past & 4095,
              past & 0x3ffff,
              letters === 0 ? before * 64 : letters * 128 + initial + 7e5,
              word,
            ];
      const places = views.map((each, view) => Math.imul(each * 8 + view, 0x2f0b4c47));
      let bits = 1;
      while (bits < 32 || (bits > 55 && bits < 448)) {
        const soFar = Math.imul(bits, 0x9e3779b1);
        let sum = 0;
        const placeOf = (/** @type {number} */ view) => view * 1024 + 512 + place * 2 + Number(asked[slots[view]] > 4);
        for (let view = 0; view < views.length; view++) {
          const slot = Math.imul(places[view] ^ soFar, 0x5bd1e995) >>> 12;
          const more = learned[slot];
          slots[view] = slot;
          opinions[view] = more / Math.sqrt(0.25 - more * more);
          sum += (weights[view * 1024 + bits] + weights[placeOf(view)]) * opinions[view];
        }
        const likely = Math.min(Math.max(0.5 + sum / Math.sqrt(1 + sum * sum) / 2, 0.0002), 0.9998);
        const bit = next(likely);
        for (let view = 0; view < views.length; view++) {
          const slot = slots[view];
          const step = 0.005 * (bit - likely) * opinions[view];
          weights[view * 1024 + bits] += step;
          weights[placeOf(view)] += step;
          learned[slot] += (0.996 * (bit - 0.5) - learned[slot]) / (asked[slot] + 1.25);
          if (asked[slot] < 16) asked[slot]++;
        }
        bits = 2 * bits + bit;
      }
      const symbol = bits < 448 ? bits - 32 : bits - 424;
      past = ((past << 6) | symbol) & 0x3fffffff;
      whole = Math.imul(whole + symbol + 1, 0x2f0b4c47);
      const char = alphabet[symbol];
      if (char === ";") return text;
      text += char;
      if (/[ /|(:=]/.test(char)) {
        if (letters > 0) before = initial;
        word = letters = initial = 0;
      } else {
        if (letters++ === 0) initial = symbol + 1;
        word = Math.imul(word + symbol + 1, 0x2f0b4c47);
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
 * @param {string} digits
 * @param {string} alphabet
 */
export function unpack(packed, digits, alphabet) {
  let at = 0;
  let digit = 0;
  let left = 0;
  let code = 0;
  let range = 1;
  return fieldsOf(alphabet, (likely) => {
    while (range <= 2 ** 31) {
      if (left === 0) {
        digit = digits.indexOf(packed[at++]);
        left = digit < 16 ? 5 : 6;
        if (digit > 15) digit += 16;
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
