// Webpack loader for Caller/phone/oldForms.ts: its table is packed with the numbering plans, 460 bytes raw and 110 (gzip)
// less.
const { TABLE } = require("./old-forms.cjs");

/** @param {string} source of the module, already JavaScript */
module.exports = function oldFormsLoader(source) {
  if (!TABLE.test(source)) throw new Error(`oldForms.ts has its table in another way: see ${__filename}.`);
  return `import { PLANS } from "./plans";\n${source.replace(TABLE, "").replace(/\bCHANGES\b/g, "PLANS.changes")}`;
};
