// Text packed for the bundle a quarter tighter than gzip packs it (context mixing, as PAQ does): what stood behind the same
// characters before foretells each bit, and an arithmetic coder writes only how far that was off. Numbers are made by
// + - * / and square roots alone, which all engines round alike: each browser foretells what the build did.

/**
 * The packed text is digits 0 to 9 and a to v: made of more kinds of characters it would be shorter, but gzip writes it and
 * the code around it with one table of characters, and the code would pay for them.
 */
const RADIX = 32;
/** What the coder divides among the two values of a bit: between 32 ** 7 and 32 ** 8, exact in a number. */
const WHOLE = RADIX ** 8;

/**
 * Spells symbols of 6 bits; its source goes into the bundle.
 * @param {number} count of symbols
 * @param {(likely: number) => number} next bit, by how likely it is 1
 * @returns {Uint8Array} the symbols, below 64
 */
function spell(count, next) {
  // By a hash of what stood before: how much likelier than even a 1 is, and how often it was asked, up to 12.
  const learned = new Float32Array(1 << 19);
  const asked = new Uint8Array(1 << 19);
  // An opinion for each order, which is how many symbols before it looks at; by order and the symbol's bits so far, how
  // much it weighs.
  const weights = new Float64Array(5 * 64).fill(0.3);
  const contexts = new Int32Array(5);
  const slots = new Int32Array(5);
  const opinions = new Float64Array(5);
  const symbols = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    for (let order = 1; order < 5; order++) {
      contexts[order] = Math.imul(contexts[order - 1] + order + (at < order ? 0 : symbols[at - order]), 0x2f0b4c47);
    }
    let bits = 1;
    while (bits < 64) {
      let sum = 0;
      for (let order = 0; order < 5; order++) {
        const slot = Math.imul(contexts[order] ^ Math.imul(bits, 0x9e3779b1), 0x5bd1e995) >>> 13;
        const more = learned[slot];
        slots[order] = slot;
        opinions[order] = more / Math.sqrt(0.25 - more * more);
        sum += weights[order * 64 + bits] * opinions[order];
      }
      const likely = Math.min(Math.max(0.5 + sum / Math.sqrt(1 + sum * sum) / 2, 0.0002), 0.9998);
      const bit = next(likely);
      for (let order = 0; order < 5; order++) {
        const slot = slots[order];
        weights[order * 64 + bits] += 0.01 * (bit - likely) * opinions[order];
        learned[slot] += (0.996 * (bit - 0.5) - learned[slot]) / (asked[slot] + 1.5);
        if (asked[slot] < 12) asked[slot]++;
      }
      bits = 2 * bits + bit;
    }
    symbols[at] = bits - 64;
  }
  return symbols;
}

/**
 * Reads what `pack` made; its source goes into the bundle.
 * @param {string} packed
 * @param {string} alphabet the characters that occur in the text
 * @param {number} count of the text's characters
 */
function unpack(packed, alphabet, count) {
  let at = 0;
  let code = 0;
  let range = 1;
  return spell(count, (likely) => {
    while (range <= 32 ** 7) {
      range *= 32;
      code = code * 32 + parseInt(packed[at++], 32);
    }
    const ones = Math.floor(range * likely);
    const isOne = code < ones;
    if (!isOne) code -= ones;
    range = isOne ? ones : range - ones;
    return Number(isOne);
  }).reduce((text, symbol) => text + alphabet[symbol], "");
}

/**
 * @param {string} text of at most 64 different characters
 * @returns {{ source: string, code: string }} what declares `unpack`, and an expression that is the text again
 */
function pack(text) {
  const alphabet = [...new Set(text.split(""))].sort().join("");
  if (alphabet.length > 64) throw new Error(`The text has ${alphabet.length} characters: 64 can be packed.`);
  const bits = text.split("").flatMap((char) => [5, 4, 3, 2, 1, 0].map((bit) => (alphabet.indexOf(char) >> bit) & 1));
  /** @type {number[]} */
  const digits = [];
  let low = 0;
  let range = WHOLE;
  let at = 0;
  const digit = () => {
    digits.push(Math.floor((low / WHOLE) * RADIX));
    low = (low % (WHOLE / RADIX)) * RADIX;
    range *= RADIX;
  };
  spell(text.length, (likely) => {
    while (range <= WHOLE / RADIX) digit();
    const ones = Math.floor(range * likely);
    const bit = bits[at++] ?? 0;
    if (bit === 0) {
      low += ones;
      if (low >= WHOLE) {
        low -= WHOLE;
        let carry = digits.length - 1;
        while (digits[carry] === RADIX - 1) digits[carry--] = 0;
        digits[carry] += 1;
      }
    }
    range = bit === 1 ? ones : range - ones;
    return bit;
  });
  for (let left = 0; left < 8; left++) digit();
  const packed = digits.map((each) => each.toString(RADIX)).join("");
  return {
    source: `${spell}\n${unpack}`,
    code: `unpack(${JSON.stringify(packed)}, ${JSON.stringify(alphabet)}, ${text.length})`,
  };
}

module.exports = { pack };
