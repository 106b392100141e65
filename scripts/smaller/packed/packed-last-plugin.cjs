// Webpack plugin for the production bundle: the long packed texts stand behind all code. Gzip counts letters block by
// block, and among code a packed text spoils the count of both: 300 bytes less by zlib, 1,000 less by the gzip command.
const changeScripts = require("../change-scripts.cjs");

/** The texts alone are this long, in characters. */
const LONG = /"[^"\\\s]{1000,}"/g;
/** What ends webpack's wrapper, before what pcf-scripts adds. */
const END = "})();";
const NAME = "$packed";

module.exports = class PackedLastPlugin {
  apply(/** @type {any} */ compiler) {
    changeScripts(compiler, "PackedLastPlugin", "SUMMARIZE", (text, name) => {
      const packed = text.match(LONG) || [];
      const end = text.lastIndexOf(END);
      const code = text.slice(0, end);
      if (packed.length === 0 || packed.some((each) => !code.includes(each)) || text.includes(NAME))
        throw new Error(`${name} holds its packed texts in another way: see ${__filename}.`);
      // They are read when the first number or call is, long after the script has run.
      const short = packed.reduce((before, each, at) => before.replace(each, () => NAME + at), code);
      return `${short};let ${packed.map((each, at) => `${NAME}${at}=${each}`).join()}${text.slice(end)}`;
    });
  }
};
