// What takes longest starts first: a long file that starts last runs alone, while every other worker stands idle. On a
// machine where nothing has run yet jest knows of files only their size, and the longest of ours are short: they wait.
const { readFileSync } = require("node:fs");
const Sequencer = require("@jest/test-sequencer").default;

/** @typedef {import("@jest/test-result").Test} Test */

/** The time that a file asks for itself, in milliseconds; 0: it is content with what every file has. */
function askedFor(/** @type {string} */ file) {
  const asked = /^jest\.setTimeout\((.*)\);$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  return Math.max(0, ...(asked.match(/\d[\d_]*/g) ?? []).map((number) => Number(number.replaceAll("_", ""))));
}

module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Test[]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    const asked = new Map(sorted.map(({ path }) => [path, askedFor(path)]));
    return [...sorted].sort((a, b) => (asked.get(b.path) ?? 0) - (asked.get(a.path) ?? 0));
  }
};
