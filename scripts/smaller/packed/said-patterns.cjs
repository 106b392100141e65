// The patterns by which Transcript/said hears, as the bundle has them: packed with the words (said-words-loader.cjs), which
// foretell them, and not each in its place (said-patterns-loader.cjs).
const { readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

/** Modules whose patterns are packed: no lexicon's texts, and none that masks what is painted first. */
const MODULES = /[\\/]Transcript[\\/]said[\\/](?!lexicon[\\/]|mask\.ts|rules[\\/]cardNumber\.ts)[^.]+\.ts$/;
/** A shorter one is shorter as it is written than by its number. */
const SHORTEST = 10;
/** What packed texts may not hold, or hold nowhere else: a character more makes all others longer. */
const RARE = /[\u064b-\uffff\u007f-\u0620\u0625\u0626\u0640";@MX%~`]/;
/** Those that remember where they were are made where they are used. */
const FLAGS = /^[iu]*$/;

/**
 * @typedef {object} Place of a pattern in a module
 * @property {number} start
 * @property {number} end
 * @property {string | undefined} of the pattern as it is written, flags and all; undefined for text that goes
 */

/** Whether a node is read when a function is called, and not while its module loads. */
function isLate(/** @type {ts.Node} */ node) {
  return ts.findAncestor(node, (/** @type {ts.Node} */ each) => ts.isFunctionLike(each)) !== undefined;
}

function isPackable(/** @type {string} */ literal) {
  const end = literal.lastIndexOf("/");
  const pattern = literal.slice(1, end);
  return pattern.length >= SHORTEST && !RARE.test(pattern) && FLAGS.test(literal.slice(end + 1));
}

/**
 * Where a module reads patterns that are packed: in its functions, as they are or by the name of a constant.
 * @param {string} source of a module, TypeScript or the JavaScript made of it
 * @returns {Place[]} in their order
 */
function placesIn(source) {
  const file = ts.createSourceFile("module.ts", source, ts.ScriptTarget.ES2022, true);
  /** @type {Place[]} */
  const places = [];
  /** By a name: where it stands. @type {Map<string, ts.Identifier[]>} */
  const names = new Map();
  /** @type {ts.VariableStatement[]} */
  const constants = [];
  const look = (/** @type {ts.Node} */ node) => {
    if (ts.isIdentifier(node)) names.set(node.text, [...(names.get(node.text) ?? []), node]);
    if (ts.isVariableStatement(node) && node.parent === file && !node.modifiers) constants.push(node);
    if (ts.isRegularExpressionLiteral(node) && isPackable(node.text) && isLate(node))
      places.push({ start: node.getStart(), end: node.end, of: node.text });
    ts.forEachChild(node, look);
  };
  look(file);
  for (const statement of constants) {
    const [{ name, initializer }] = statement.declarationList.declarations;
    if (!initializer || !ts.isRegularExpressionLiteral(initializer) || !isPackable(initializer.text)) continue;
    const uses = (names.get(name.getText()) ?? []).filter((each) => each !== name);
    if (!uses.every((each) => isLate(each) && !ts.isShorthandPropertyAssignment(each.parent))) continue;
    places.push({ start: statement.getStart(), end: statement.end, of: undefined });
    for (const use of uses) places.push({ start: use.getStart(), end: use.end, of: initializer.text });
  }
  return places.sort((a, b) => a.start - b.start);
}

/**
 * All patterns that are packed, by their flags and letters: each foretells the next.
 * @param {string} folder Transcript/said
 * @returns {[pattern: string, flags: string][]} a pattern's place is its number
 */
function patternsOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => MODULES.test(file));
  const literals = new Set(
    files.flatMap((file) => placesIn(readFileSync(file, "utf8")).flatMap(({ of }) => (of ? [of] : []))),
  );
  return [...literals]
    .map((literal) => {
      const end = literal.lastIndexOf("/");
      return /** @type {[string, string]} */ ([literal.slice(1, end), literal.slice(end + 1)]);
    })
    .sort(([one, a], [other, b]) => (a < b ? -1 : Number(a > b)) || (one < other ? -1 : 1));
}

module.exports = { MODULES, placesIn, patternsOf };
