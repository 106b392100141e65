// Webpack plugin for the production bundle: the names that the minifier made for properties, shared out once more, the
// shortest to those that stand most often, 230 bytes (gzip) and 1,000 raw less: the minifier hands them out as they come.
const { parse } = require("acorn");
const changeScripts = require("../change-scripts.cjs");
const shortNames = require("./short-names.cjs");

/** Letters of names, those first that the bundle's code has most. */
const LETTERS = [..."etnrioasldcuhfmpvgbxwykjqz$_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const NAMES = shortNames(LETTERS, /^(?:do|if|in)$/);
/** The longest name that the minifier makes, in characters. */
const LONGEST = 2;

/** @typedef {{ readonly name: string, readonly place: number, readonly shorthand: boolean }} Use */

/**
 * Where short names of properties stand.
 * @param {string} text of a script
 * @returns {{ uses: Use[], texts: string[] }} in the order of their places; and names that stand as texts, which the
 * minifier leaves as they are
 */
function usesOf(text) {
  /** @type {Use[]} */
  const uses = [];
  /** @type {string[]} */
  const texts = [];
  const look = (/** @type {any} */ node) => {
    if (Array.isArray(node)) node.forEach(look);
    if (typeof node?.type !== "string") return;
    const key = /^(?:Property|MethodDefinition|PropertyDefinition)$/.test(node.type) ? node.key : node.property;
    const isName = key?.type === "Identifier" && !node.computed;
    if (isName && key.name.length <= LONGEST)
      uses.push({ name: key.name, place: key.start, shorthand: node.shorthand === true });
    const named = node.operator === "in" ? node.left : key;
    if (typeof named?.value === "string") texts.push(named.value);
    for (const part of Object.values(node)) if (part !== null && typeof part === "object") look(part);
  };
  look(parse(text, { ecmaVersion: 2022 }));
  return { uses: uses.sort((a, b) => a.place - b.place), texts };
}

/** Names that a script's properties have before the minifier makes any. */
function ownNames(/** @type {string} */ text) {
  const { uses, texts } = usesOf(text);
  return new Set([...uses.map(({ name }) => name), ...texts]);
}

/**
 * The script with other names of properties.
 * @param {string} text
 * @param {ReadonlySet<string>} kept names that are not the minifier's
 * @throws when it does not parse, or has more names than there are short ones
 */
function withProperties(text, kept) {
  const uses = usesOf(text).uses.filter(({ name }) => !kept.has(name));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { name } of uses) counts.set(name, (counts.get(name) ?? 0) + 1);
  const free = NAMES.filter((name) => !kept.has(name));
  const order = [...counts].sort(([, a], [, b]) => b - a);
  const names = new Map(order.map(([name], at) => [name, free[at] ?? name]));
  if (new Set(names.values()).size < names.size) throw new Error(`Too many names of properties: see ${__filename}.`);
  let [out, end] = ["", 0];
  for (const { name, place, shorthand } of uses) {
    out += text.slice(end, place) + (names.get(name) ?? name) + (shorthand ? `:${name}` : "");
    end = place + name.length;
  }
  return out + text.slice(end);
}

module.exports = class PropertiesPlugin {
  static withProperties = withProperties;
  static ownNames = ownNames;

  apply(/** @type {any} */ compiler) {
    /** By a script's name. @type {Map<string, ReadonlySet<string>>} */
    const kept = new Map();
    changeScripts(compiler, "PropertiesPlugin", "OPTIMIZE", (text, name) => {
      kept.set(name, ownNames(text));
      return text;
    });
    changeScripts(compiler, "PropertiesPlugin", "SUMMARIZE", (text, name) =>
      withProperties(text, kept.get(name) ?? new Set()),
    );
  }
};
