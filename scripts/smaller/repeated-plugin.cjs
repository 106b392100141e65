// Webpack plugin for the production bundle: what is written again and again becomes a variable. `void 0`, of which the
// minifier writes 630, one that nobody gives a value: 190 bytes (gzip) and 3,000 raw less. `null`, some of the browser's
// functions and texts such as "data-testid": 3,300 raw less, and no more by gzip, to which a repeated word is one. Names
// of members and of what elements are given: 200 bytes (gzip) and 2,400 raw less. What names variables next gives them
// short ones.
const { parse } = require("acorn");
const changeScripts = require("./change-scripts.cjs");

/** What variables are called that stand for something, followed by a number. */
const NAME = "$repeated";
const STRICT = '"use strict";';

/** The browser's, each the same at all times, and none asks what it is called on. */
const GLOBALS = new Set(["Math.max", "Math.min", "Math.floor", "RegExp", "document"]);

/** What elements are given, by names that stand more often than any text. */
const KEYS = /^(?:className|onClick)$/;

/** Members that none asks for in the midst of hearing a call: a name that is a variable is looked up a little later. */
const MEMBERS = new RegExp(
  `^(?:${[
    "activeElement|addEventListener|current|fromEntries|getBoundingClientRect|preventDefault|removeEventListener",
    "textContent|toISOString|toLowerCase|toUpperCase",
  ].join("|")})$`,
);

/** Texts: as short as this, in characters, where they stand so often at least. */
const TEXTS = [
  { length: 3, times: 24 },
  { length: 4, times: 13 },
  { length: 11, times: 6 },
];

/**
 * @typedef {object} Use
 * @property {string} of what is repeated, as the script has it
 * @property {number} start
 * @property {number} end
 * @property {boolean} isKey whether it is an object's key, or a member with its dot
 */

/**
 * Everything in a script that a variable may stand for.
 * @param {string} text
 * @returns {Use[]} in the order of their places
 */
function usesOf(text) {
  /** @type {Use[]} */
  const uses = [];
  /** @param {any} node @param {any} parent @param {string} role in the parent */
  const look = (node, parent, role) => {
    if (Array.isArray(node)) for (const each of node) look(each, parent, role);
    if (typeof node?.type !== "string") return;
    const name = node.computed ? undefined : (node.key ?? node.property);
    if (node.type === "Property" && parent.type === "ObjectExpression" && !node.shorthand && KEYS.test(name?.name))
      uses.push({ of: `"${name.name}"`, start: name.start, end: name.end, isKey: true });
    if (node.type === "MemberExpression" && MEMBERS.test(name?.name))
      uses.push({ of: `"${name.name}"`, start: text.lastIndexOf(".", name.start), end: name.end, isKey: true });
    const of = text.slice(node.start, node.end);
    const isName = parent?.computed === false && (role === "key" || role === "property");
    const isText = node.type === "Literal" && typeof node.value === "string" && parent.directive === undefined;
    const isKey = isText && isName && parent.type === "Property";
    if (isKey || (!isName && (isText || of === "void 0" || of === "null" || GLOBALS.has(of))))
      uses.push({ of, start: node.start, end: node.end, isKey });
    else for (const [name, part] of Object.entries(node)) look(part, node, name);
  };
  look(parse(text, { ecmaVersion: 2018 }), undefined, "");
  return uses.sort((a, b) => a.start - b.start);
}

/** Whether a variable is shorter than what is repeated so often. */
function isRepeated(/** @type {string} */ of, /** @type {number} */ times) {
  if (!/^["']/.test(of)) return times > 1 || of === "void 0";
  return TEXTS.some(({ length, times: fewest }) => of.length - 2 >= length && times >= fewest);
}

/**
 * The script with a variable in place of each thing that is repeated.
 * @param {string} text all of it in one function that begins with "use strict"
 * @throws when it does not parse, or begins otherwise
 */
function withVariables(text) {
  const begin = text.indexOf(STRICT) + STRICT.length;
  if (begin < STRICT.length || text.includes(NAME)) throw new Error(`The script is another one: see ${__filename}.`);
  const uses = usesOf(text).filter(({ start }) => start >= begin);
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const { of } of uses) times.set(of, (times.get(of) ?? 0) + 1);
  const names = new Map(
    [...times].filter((each) => isRepeated(...each)).map(([of], at) => /** @type {const} */ ([of, NAME + at])),
  );
  const declared = [...names].map(([of, name]) => (of === "void 0" ? name : `${name}=${of}`)).join();
  let [out, end] = [text.slice(0, begin) + (declared && `let ${declared};`), begin];
  for (const { of, start, end: after, isKey } of uses) {
    const name = names.get(of);
    if (name === undefined) continue;
    const [before, behind] = [text.slice(end, start), text.charAt(after)];
    const [gap, next] = [/[\w$]$/.test(before) ? " " : "", /[\w$]/.test(behind) ? " " : ""];
    out += before + (isKey ? `[${name}]` : gap + name + next);
    end = after;
  }
  return out + text.slice(end);
}

module.exports = class RepeatedPlugin {
  static withVariables = withVariables;

  apply(/** @type {any} */ compiler) {
    changeScripts(compiler, "RepeatedPlugin", "SUMMARIZE", withVariables);
  }
};
