// Webpack loader for the modules of Transcript/said: the patterns in their functions, of which rules are full, are packed
// with the words (said-patterns.cjs) and asked for by their numbers: 450 bytes (gzip) and 1,400 raw less.
const path = require("node:path");
const { placesIn, patternsOf } = require("./said-patterns.cjs");

/** Of a module's path: its folder's. */
const FOLDER = /^.*[\\/]said(?=[\\/])/;
/** Exports `patternAt` in the bundle. */
const TABLES = "lexicon/tables.ts";

/** By a pattern as it is written: its number. @type {Map<string, number> | undefined} */
let numbers;

/**
 * @this {{ resourcePath: string }} webpack's loader context
 * @param {string} source of a module, already JavaScript
 */
module.exports = function saidPatternsLoader(source) {
  const [folder = ""] = FOLDER.exec(this.resourcePath) ?? [];
  numbers ??= new Map(patternsOf(folder).map((each, at) => [`/${each.join("/")}`, at]));
  let [out, end] = [`import { patternAt } from ${JSON.stringify(path.join(folder, TABLES))};\n`, 0];
  for (const { start, end: after, of } of placesIn(source)) {
    out += source.slice(end, start);
    if (of !== undefined) out += `patternAt(${numbers.get(of)})`;
    end = after;
  }
  return out + source.slice(end);
};
