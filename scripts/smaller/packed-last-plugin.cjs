// Webpack plugin for the production bundle: the one long packed text stands behind all code. Gzip counts letters block by
// block, and among code the packed text spoils the count of both: 300 bytes less by zlib, 1,000 less by the gzip command.

/** The text alone is this long, in characters. */
const LONG = /"[^"\\\s]{5000,}"/g;
/** What ends webpack's wrapper, before what pcf-scripts adds. */
const END = "})();";
const NAME = "$packed";

module.exports = class PackedLastPlugin {
  apply(/** @type {any} */ compiler) {
    const { Compilation, sources } = compiler.webpack;
    if (compiler.options.mode !== "production") return;
    compiler.hooks.compilation.tap("PackedLastPlugin", (/** @type {any} */ compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name: "PackedLastPlugin", stage }, (/** @type {object} */ assets) => {
        for (const name of Object.keys(assets).filter((each) => each.endsWith(".js"))) {
          compilation.updateAsset(name, (/** @type {{ source(): string }} */ before) => {
            const text = before.source();
            const [packed, ...others] = text.match(LONG) || [];
            const end = text.lastIndexOf(END);
            if (packed === undefined || others.length > 0 || end < text.indexOf(packed) || text.includes(NAME))
              throw new Error(`${name} holds its packed text in another way: see ${__filename}.`);
            // It is read when the first number is, long after the script has run.
            const code = text.slice(0, end).replace(packed, () => NAME);
            return new sources.RawSource(`${code};let ${NAME}=${packed}${text.slice(end)}`);
          });
        }
      });
    });
  }
};
