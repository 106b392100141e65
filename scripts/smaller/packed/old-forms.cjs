// What numbering plans changed (Caller/phone/oldForms.ts), as the bundle has it: packed with the plans
// (phone-plans-loader.cjs), which foretell it and are asked for first, and not in its place (old-forms-loader.cjs).
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** The table, as it is written and in the JavaScript made of it. */
const TABLE = /const CHANGES\b[^=]*=\s*(\[\s*\[[^]*?\],?\s*\]);/;

/**
 * @param {string} folder that holds the table
 * @returns {string[][]} the texts of each change
 */
function changesIn(folder) {
  const [, table = ""] = TABLE.exec(readFileSync(path.join(folder, "oldForms.ts"), "utf8")) ?? [];
  return vm.runInThisContext(table);
}

module.exports = { TABLE, changesIn };
