// Webpack plugin for the production bundle: its one export as a plain object, 50 bytes (gzip) less than as the namespace
// of a module with getters, which webpack makes for others to import. pcf-scripts reads one member of it.

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
    const { Compilation, sources } = compiler.webpack;
    if (compiler.options.mode !== "production") return;
    compiler.hooks.compilation.tap("PlainExportsPlugin", (/** @type {any} */ compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE;
      compilation.hooks.processAssets.tap({ name: "PlainExportsPlugin", stage }, (/** @type {object} */ assets) => {
        for (const name of Object.keys(assets).filter((each) => each.endsWith(".js"))) {
          compilation.updateAsset(name, (/** @type {{ source(): string }} */ before) => {
            const text = CHANGES.reduce((code, [pattern, by]) => code.replace(pattern, by), before.source());
            if (text.includes("__webpack_"))
              throw new Error(`webpack writes ${name} in another way: see ${__filename}.`);
            return new sources.RawSource(text);
          });
        }
      });
    });
  }
};
