// Webpack loader for the module that has each language's words of what was said (`tables.ts`): the same words, folded as
// they are looked up. They are packed as one text, which is 1,200 bytes (gzip) less than each language by itself: words of
// one foretell those of the next. A call waits for its own language and those before. The rules' patterns come first
// (said-patterns-loader.cjs): no call is heard without.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const ts = require("typescript");
const { pack, IMPORT } = require("./packed-text.cjs");
const { patternsOf } = require("./said-patterns.cjs");
const { sortedAlternatives } = require("./sorted-alternatives.cjs");

/** Those before are waited for: the most spoken first. */
const LANGUAGES = ["en", "de", "fr", "es", "ar"];

/** @typedef {Record<string, string>} Table */

/**
 * What a module that imports nothing exports.
 * @param {string} file
 */
function exportsOf(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  /** @type {Record<string, any>} */
  const exported = {};
  vm.runInThisContext(`(exports) => {${outputText}\n}`)(exported);
  return exported;
}

/** Kinds of fields: words by marks, words by what is asked or told, patterns. */
const [MARKED, TOLD, PATTERN] = [20, 21, 22];

/** Stands for the `@` of a key, which no packed text may hold. */
const CUE = "~";

function kindOf(/** @type {string} */ key) {
  return key.length === 1 ? MARKED : key.startsWith("@") ? TOLD : PATTERN;
}

/** Keys of which a word's place counts. */
const IN_ORDER = "ntcomwr";

/**
 * The module's text: the keys once, in the order in which every language has its texts.
 * @param {Record<string, Table>} tables by language
 * @param {(text: string) => { text: string }} fold
 * @param {[pattern: string, flags: string][]} patterns those of the same flags beside each other
 */
function moduleOf(tables, fold, patterns) {
  const keys = [...new Set(Object.values(tables).flatMap((table) => Object.keys(table)))].sort(
    (a, b) => kindOf(a) - kindOf(b),
  );
  // Sorted where they may be: each word then foretells how the next begins.
  const text = (/** @type {string} */ key, /** @type {string} */ long) => {
    if (kindOf(key) === PATTERN)
      // What a group is called is asked nowhere: they are told by their order.
      return sortedAlternatives(long.replace(/\n */g, "")).replace(/\?<\w>/g, "");
    const words = long.split(/\s+/).map((word) =>
      // A currency is written as its first spelling.
      key === "$" ? word : word.replace(/(^|\/)[^/=]+/g, (spelling) => fold(spelling).text),
    );
    return (IN_ORDER.includes(key) ? words : words.sort()).join(" ");
  };
  /** How many patterns have flags. @type {Map<string, number>} */
  const counts = new Map();
  for (const [, flags] of patterns) counts.set(flags, (counts.get(flags) ?? 0) + 1);
  const packed = pack([
    ...patterns.map(([pattern]) => /** @type {[number, string]} */ ([PATTERN, pattern])),
    [PATTERN, keys.join(" ").split("@").join(CUE)],
    ...Object.values(tables).flatMap((table) =>
      keys.map((key, at) => /** @type {[number, string]} */ ([kindOf(key) + 32 * at, text(key, table[key] || "")])),
    ),
  ]);
  return `${IMPORT}
const texts = {};
const patterns = [];
function* allTexts() {
  const read = ${packed};
  for (const [flags, count] of ${JSON.stringify([...counts])})
    for (let left = count; left > 0; left--) {
      patterns.push(RegExp(read(${PATTERN}), flags));
      yield;
    }
  const keys = read(${PATTERN}).split(${JSON.stringify(CUE)}).join("@").split(" ");
  for (const language of ${JSON.stringify(LANGUAGES)}) {
    const list = [];
    for (const [at, key] of keys.entries()) {
      const text = read((key.length === 1 ? ${MARKED} : key[0] === "@" ? ${TOLD} : ${PATTERN}) + 32 * at);
      if (text !== "") list.push([key, text]);
      yield;
    }
    texts[language] = list;
  }
}
const all = allTexts();
function* textsIn(language) {
  while (!texts[language]) {
    all.next();
    yield ["", ""];
  }
  yield* texts[language];
}
export function patternAt(place) {
  while (!patterns[place]) all.next();
  return patterns[place];
}
export function textsOf(language) {
  if (/^(?:${LANGUAGES.join("|")})$/.test(language)) return textsIn(language);
}
`;
}

/** @this {{ resourcePath: string }} */
module.exports = function saidWordsLoader() {
  const folder = path.dirname(this.resourcePath);
  const said = path.dirname(folder);
  const tables = LANGUAGES.map((language) => [
    language,
    exportsOf(path.join(folder, `${language}.ts`))[language.toUpperCase()],
  ]);
  const { fold } = exportsOf(path.join(said, "../find/fold.ts"));
  return moduleOf(Object.fromEntries(tables), fold, patternsOf(said));
};
