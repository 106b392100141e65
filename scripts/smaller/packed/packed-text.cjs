// Fields of text packed for the bundle a third tighter than gzip packs them (context mixing, as PAQ does): what stood
// behind the same characters before foretells each bit, and an arithmetic coder writes only how far that was off.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** Reads what `pack` made; the bundle's module. */
const MODULE = path.resolve(__dirname, "unpack.js");
const SOURCE = readFileSync(MODULE, "utf8").replace(/^export /gm, "");
/** @type {typeof import("./unpack.js")} */
const { fieldsOf, SHORT } = vm.runInThisContext(`(() => { ${SOURCE}\nreturn { fieldsOf, SHORT }; })()`);

/** What the packed text is written with: all that `unpack` knows the place of. */
const DIGITS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at))
  .join("")
  .replace(/[>\\]/g, "");

/** What the coder divides among the two values of a bit. */
const WHOLE = 2 ** 32;
/** Ends a field; and stands in an alphabet where codes grow by a bit. */
const [END, LONGER] = [";", "@"];
/** The bits of a character's code at most, and how many characters there may be. */
const [LONGEST, MOST] = [10, 128];

const KINDS = [/[a-z]/, /[\u0600-\u06ff]/, /[0-9]/, /(?:)/];

/** So that codes of a kind begin alike: that a letter comes is foretold before which one. */
function byKind(/** @type {string} */ a, /** @type {string} */ b) {
  const [one, other] = [a, b].map((char) => KINDS.findIndex((each) => each.test(char)));
  return one - other || (a < b ? -1 : 1);
}

/**
 * The characters of a text as `fieldsOf` has them, and the bits of each: a Huffman code of LONGEST bits at most, made by
 * packages of two and two (Larmore and Hirschberg).
 */
function alphabetOf(/** @type {string} */ text) {
  const count = (/** @type {string} */ char) => text.split(char).length - 1;
  const chars = [...new Set(text)].sort(byKind).map((char) => ({ of: char, count: count(char) }));
  if (chars.length > MOST) throw new Error(`The text has ${chars.length} characters: ${MOST} can be packed.`);
  /** @type {typeof chars} */
  let packages = [];
  for (let bit = 0; bit < LONGEST; bit++) {
    const pairs = packages.flatMap((one, at) => {
      const other = at % 2 === 0 ? packages[at + 1] : undefined;
      return other ? [{ of: one.of + other.of, count: one.count + other.count }] : [];
    });
    packages = [...chars, ...pairs].sort((a, b) => a.count - b.count);
  }
  const packed = packages
    .slice(0, Math.max(1, 2 * chars.length - 2))
    .map((each) => each.of)
    .join("");
  const lengthOf = (/** @type {string} */ char) => packed.split(char).length - 1;
  /** @type {Map<string, string>} */
  const bits = new Map();
  let [alphabet, code] = ["", 1];
  for (let length = 1; length <= LONGEST; length++) {
    code *= 2;
    alphabet += LONGER;
    for (const { of: char } of chars.filter((each) => lengthOf(each.of) === length)) {
      bits.set(char, (code++).toString(2).slice(1));
      alphabet += char;
    }
  }
  return { alphabet, bits };
}

/** Bits as the digits that stand for them. */
function digitsOf(/** @type {string} */ bits) {
  const valueOf = (/** @type {number} */ at, /** @type {number} */ count) =>
    parseInt(bits.slice(at, at + count).padEnd(count, "0"), 2);
  let digits = "";
  for (let at = 0, count = 6; at < bits.length; at += count) {
    const value = valueOf(at, 6);
    count = value < SHORT ? 6 : 7;
    digits += DIGITS.charAt(value < SHORT ? value : valueOf(at, 7) - SHORT);
  }
  return digits;
}

/**
 * @param {[field: number, text: string][]} fields of at most 127 different characters, none of them `;` or `@`
 * @returns {string} an expression: a function that reads the fields' texts one after the other, each as `fieldsOf` says;
 * it needs `unpack`
 */
function pack(fields) {
  for (const [char, does] of [
    [END, "ends a field"],
    [LONGER, "divides the alphabet"],
  ])
    if (fields.some(([, each]) => each.includes(char))) throw new Error(`No text may hold "${char}": it ${does}.`);
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
  for (const [field] of fields) read(field);
  for (let left = 0; left < 32; left++) shift();
  const packed = digitsOf(output.join(""));
  return `unpack(${[packed, alphabet].map((each) => JSON.stringify(each)).join(", ")})`;
}

/** What a module that unpacks begins with, and what declares the same without an import. */
const IMPORT = `import { unpack } from ${JSON.stringify(MODULE)};`;

module.exports = { pack, IMPORT, SOURCE };
