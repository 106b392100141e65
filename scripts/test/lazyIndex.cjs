// What jest does to the index of Fluent, which reads all of its three hundred modules for the few that we draw with, and
// would do so for every test file: what is exported is read when it is asked for.
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");

const SELF = readFileSync(__filename, "utf8");
/** `var Button_1 = require("./Button");`, which the lines after it read from. */
const READ = /^var (\w+) = require\(("\.[^"]+")\);$/gm;

module.exports = {
  /** @param {string} source */
  getCacheKey(source) {
    return createHash("sha256").update(SELF).update("\0").update(source).digest("hex");
  },

  /** @param {string} source */
  process(source) {
    const from = new Map([...source.matchAll(READ)].map(([, name = "", path = ""]) => [name, path]));
    const code = source
      .replaceAll(READ, "")
      .replaceAll(/return (\w+)\./g, (whole, name) => (from.has(name) ? `return require(${from.get(name)}).` : whole));
    return { code };
  },
};
