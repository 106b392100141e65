// Fields of text packed for the bundle a third tighter than gzip packs them (context mixing, as PAQ does): what stood
// behind the same characters before foretells each bit, and an arithmetic coder writes only how far that was off.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** Reads what `pack` made; the bundle's module. */
const MODULE = path.resolve(__dirname, "unpack.js");
const SOURCE = readFileSync(MODULE, "utf8").replace(/^export /gm, "");
/** @type {typeof import("./unpack.js").fieldsOf} */
const fieldsOf = vm.runInThisContext(`(() => { ${SOURCE}\nreturn fieldsOf; })()`);

/**
 * What the packed text is written with: the first 16 for five bits, the others for six. They are what the bundle's code
 * is made of most: gzip writes the packed text and the code around it with one table of characters.
 */
const DIGITS = "sean]i)(r:&,o|t=+4l?h.0p/[g$m;!d<1*{5->cvub6}23f";
/** What the coder divides among the two values of a bit. */
const WHOLE = 2 ** 32;
/** Ends a field. */
const END = ";";

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
 * @returns {string} an expression: a function that reads the fields' texts one after the other, each by its kind; it
 * needs `unpack`
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
  return `unpack(${[packed, DIGITS, alphabet].map((each) => JSON.stringify(each)).join(", ")})`;
}

/** What a module that unpacks begins with, and what declares the same without an import. */
const IMPORT = `import { unpack } from ${JSON.stringify(MODULE)};`;

module.exports = { pack, IMPORT, SOURCE };
