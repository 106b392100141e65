// Webpack loader for the module that has each language's words of what was said (`tables.ts`): the same words, folded as
// they are looked up, each language packed by itself: a call waits for its own alone.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const ts = require("typescript");
const { pack, IMPORT } = require("./packed-text.cjs");

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
function kindOf(/** @type {string} */ key) {
  return key.length === 1 ? 0 : key.startsWith("@") ? 1 : 2;
}

/**
 * The module's text: the keys once, in the order in which every language has its texts.
 * @param {Record<string, Table>} tables by language
 * @param {(text: string) => { text: string }} fold
 */
function moduleOf(tables, fold) {
  const keys = [...new Set(Object.values(tables).flatMap((table) => Object.keys(table)))].sort(
    (a, b) => kindOf(a) - kindOf(b),
  );
  const text = (/** @type {string} */ key, /** @type {string} */ long) =>
    kindOf(key) === 2
      ? long.replace(/\n */g, "")
      : long.replace(/\s+/g, " ").replace(/[^\s/=]+/g, (word, at) => (long[at - 1] === "=" ? word : fold(word).text));
  const packed = Object.entries(tables).map(
    ([language, table]) => `${language}: () => ${pack(keys.map((key) => [kindOf(key), text(key, table[key] || "")]))}`,
  );
  return `${IMPORT}
const TEXTS = { ${packed.join(",\n")} };
export function tableOf(language) {
  if (!TEXTS.hasOwnProperty(language)) return;
  const read = TEXTS[language]();
  const table = {};
  for (const key of ${JSON.stringify(keys.join(" "))}.split(" ")) {
    const text = read(key.length === 1 ? 0 : key[0] === "@" ? 1 : 2);
    if (text !== "") table[key] = text;
  }
  return table;
}
`;
}

/** @this {{ resourcePath: string }} */
module.exports = function saidWordsLoader() {
  const folder = path.dirname(this.resourcePath);
  const tables = LANGUAGES.map((language) => [
    language,
    exportsOf(path.join(folder, `${language}.ts`))[language.toUpperCase()],
  ]);
  return moduleOf(Object.fromEntries(tables), exportsOf(path.join(folder, "../../find/fold.ts")).fold);
};
