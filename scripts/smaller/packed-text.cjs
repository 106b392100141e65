// Fields of text packed for the bundle a third tighter than gzip packs them (context mixing, as PAQ does): what stood
// behind the same characters before foretells each bit, and an arithmetic coder writes only how far that was off.
// Numbers are made by + - * / and square roots alone, which all engines round alike: each browser foretells what the
// build did.

/**
 * What the packed text is written with: the first 16 for five bits, the others for six. They are what the bundle's code
 * is made of most: gzip writes the packed text and the code around it with one table of characters.
 */
const DIGITS = "sean]i)(r:&,o|t=+4l?h.0p/[g$m;!d<1*{5->cvub6}23f";
/** What the coder divides among the two values of a bit. */
const WHOLE = 2 ** 32;
/** Ends a field. */
const END = ";";

/**
 * Reads the fields of a text one after the other; its source goes into the bundle.
 * @param {string} alphabet the characters of the text, in three groups of which those before are more frequent: 16
 * that are written with five bits, 8 with five, and up to 64 with eight
 * @param {(likely: number) => number} next bit, by how likely it is 1
 * @returns {(kind: number) => string} the next field's text, by what kind of field it is, 0 to 31
 */
function fieldsOf(alphabet, next) {
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
    for (;;) {
      const depth = firsts.length - 1;
      const place = kind * 2 + isSet;
      const deepPlace = place * 16 + firsts.length;
      const views = [
        Math.imul(past, 0x2f0b4c47) + place,
        place * 64 + (past & 63),
        ((deepPlace * 128 + firsts[depth]) * 2 + Number(atStart)) * 64 + (past & 63),
        deepPlace * 64 + ((past >> 6) & 63),
        isSet * 4096 + (past & 4095),
        deepPlace,
        whole + place,
        (firsts[depth] * 2 + isSet) * 2 + Number(atStart),
      ];
      let bits = 1;
      while (bits < 32 || (bits > 55 && bits < 448)) {
        let sum = 0;
        const placeOf = (/** @type {number} */ view) => view * 1024 + 512 + place * 2 + Number(asked[slots[view]] > 4);
        for (let view = 0; view < 8; view++) {
          const slot =
            Math.imul(Math.imul(views[view] * 8 + view, 0x2f0b4c47) ^ Math.imul(bits, 0x9e3779b1), 0x5bd1e995) >>> 12;
          const more = learned[slot];
          slots[view] = slot;
          opinions[view] = more / Math.sqrt(0.25 - more * more);
          sum += (weights[view * 1024 + bits] + weights[placeOf(view)]) * opinions[view];
        }
        const likely = Math.min(Math.max(0.5 + sum / Math.sqrt(1 + sum * sum) / 2, 0.0002), 0.9998);
        const bit = next(likely);
        for (let view = 0; view < 8; view++) {
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
 * Reads what `pack` made; its source goes into the bundle.
 * @param {string} packed
 * @param {string} digits
 * @param {string} alphabet
 */
function unpack(packed, digits, alphabet) {
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

/** The characters of a text in the groups that `fieldsOf` has them in, and the bits of each. */
function alphabetOf(/** @type {string} */ text) {
  const count = (/** @type {string} */ char) => text.split(char).length;
  const chars = [...new Set(text)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
  if (chars.length > 88) throw new Error(`The text has ${chars.length} characters: 88 can be packed.`);
  const groups = [chars.slice(0, 16), chars.slice(16, 24), chars.slice(24)].map((group) => group.sort());
  const bits = groups.flatMap((group, of) =>
    group.map(
      (char, at) => /** @type {[string, string]} */ ([char, (([32, 48, 448][of] ?? 0) + at).toString(2).slice(1)]),
    ),
  );
  return { alphabet: groups.flat().join(""), bits: new Map(bits) };
}

/** Bits as the digits that stand for them. */
function digitsOf(/** @type {string} */ bits) {
  let [digits, at] = ["", 0];
  while (at < bits.length) {
    const isShort = bits[at] === "0";
    const value = parseInt(bits.slice(at, at + (isShort ? 5 : 6)).padEnd(isShort ? 5 : 6, "0"), 2);
    digits += DIGITS[isShort ? value : value - 16];
    at += isShort ? 5 : 6;
  }
  return digits;
}

/**
 * @param {[kind: number, text: string][]} fields of at most 87 different characters, none of them `;`
 * @returns {{ source: string, code: string }} what declares `unpack`, and an expression: a function that reads the
 * fields' texts one after the other, each by its kind
 */
function pack(fields) {
  if (fields.some(([, each]) => each.includes(END))) throw new Error(`No text may hold "${END}": it ends a field.`);
  const text = fields.map(([, each]) => each + END).join("");
  const { alphabet, bits } = alphabetOf(text);
  const input = [...text].map((char) => bits.get(char)).join("");
  /** @type {number[]} */
  const output = [];
  let [low, range, at] = [0, WHOLE, 0];
  const shift = () => {
    output.push(low >= WHOLE / 2 ? 1 : 0);
    low = (low % (WHOLE / 2)) * 2;
    range *= 2;
  };
  const read = fieldsOf(alphabet, (likely) => {
    while (range <= WHOLE / 2) shift();
    const ones = Math.floor(range * likely);
    const bit = Number(input[at++]);
    if (bit === 0) low += ones;
    if (low >= WHOLE) {
      low -= WHOLE;
      let carry = output.length - 1;
      while (output[carry] === 1) output[carry--] = 0;
      output[carry] = 1;
    }
    range = bit === 1 ? ones : range - ones;
    return bit;
  });
  for (const [kind] of fields) read(kind);
  for (let left = 0; left < 32; left++) shift();
  const packed = digitsOf(output.join(""));
  return {
    source: `${fieldsOf}\n${unpack}`,
    code: `unpack(${[packed, DIGITS, alphabet].map((each) => JSON.stringify(each)).join(", ")})`,
  };
}

module.exports = { pack };
