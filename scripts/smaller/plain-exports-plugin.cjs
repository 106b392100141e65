// Webpack plugin for the production bundle: its one export as a plain object, 50 bytes (gzip) less than as the namespace
// of a module with getters, which webpack makes for others to import. pcf-scripts reads one member of it.
const changeScripts = require("./change-scripts.cjs");

/** What webpack writes around the control's one module, and what stands in its place. */
const CHANGES = /** @type {[pattern: RegExp, replacement: string][]} */ ([
  [/\/\/ The require scope[^]*?(?=\/\*{70,}\/\s*(?:let|const|var) __webpack_exports__)/, ""],
  [/(?:let|const|var) __webpack_exports__ = \{\};/, ""],
  [/__webpack_require__\.r\(__webpack_exports__\);/, ""],
  [/__webpack_require__\.d\(__webpack_exports__, \{\s*(\w+): [^]*?\}\);/, "const $exported = () => ({ $1 });"],
  [/= __webpack_exports__;/, "= $exported();"],
]);

module.exports = class PlainExportsPlugin {
  apply(/** @type {any} */ compiler) {
    changeScripts(compiler, "PlainExportsPlugin", "OPTIMIZE", (before, name) => {
      const text = CHANGES.reduce((code, [pattern, by]) => code.replace(pattern, by), before);
      if (text.includes("__webpack_")) throw new Error(`webpack writes ${name} in another way: see ${__filename}.`);
      return text;
    });
  }
};
