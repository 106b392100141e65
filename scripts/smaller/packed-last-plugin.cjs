// Webpack plugin for the production bundle: the one long packed text stands behind all code. Gzip counts letters block by
// block, and among code the packed text spoils the count of both: 300 bytes less by zlib, 1,000 less by the gzip command.
const changeScripts = require("./change-scripts.cjs");

/** The text alone is this long, in characters. */
const LONG = /"[^"\\\s]{5000,}"/g;
/** What ends webpack's wrapper, before what pcf-scripts adds. */
const END = "})();";
const NAME = "$packed";

module.exports = class PackedLastPlugin {
  apply(/** @type {any} */ compiler) {
    changeScripts(compiler, "PackedLastPlugin", "SUMMARIZE", (text, name) => {
      const [packed, ...others] = text.match(LONG) || [];
      const end = text.lastIndexOf(END);
      if (packed === undefined || others.length > 0 || end < text.indexOf(packed) || text.includes(NAME))
        throw new Error(`${name} holds its packed text in another way: see ${__filename}.`);
      // It is read when the first number is, long after the script has run.
      const code = text.slice(0, end).replace(packed, () => NAME);
      return `${code};let ${NAME}=${packed}${text.slice(end)}`;
    });
  }
};
