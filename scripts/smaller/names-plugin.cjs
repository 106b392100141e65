// Webpack plugin for the production bundle: names its variables once more, 1,000 bytes less by zlib, 1,400 by the gzip
// command. The minifier hands out short names in the order of declarations; here those are changed that make passages
// of the bundle alike, which is what gzip writes shorter.
const bindingsOf = require("./bindings.cjs");
const changeScripts = require("./change-scripts.cjs");
const shortNames = require("./properties/short-names.cjs");
const Runs = require("./names/runs.cjs");

/** @typedef {import("./bindings.cjs").Binding} Binding */

/** The letters of short names, those first that the bundle's code has most. */
const LETTERS = [..."etniraosldcuhfmpvgbxwyk", ..."jqz$_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Of these are the names that are tried. */
const TRIED = LETTERS.slice(0, 24);
/** Names of what the script's wrapper declares, the most used first. */
const OUTER = shortNames(LETTERS, /^(?:do|if|in|as|is|of)$/);
const ROUNDS = 3;

/**
 * The script with other names, which its bindings have then, too.
 * @param {string} text
 * @param {import("./bindings.cjs").Bindings} bindings of the text
 * @param {ReadonlyMap<Binding, string>} names
 */
function renamed(text, { all, shorthands }, names) {
  const uses = all.flatMap((binding) => binding.places.map((place) => ({ place, binding })));
  for (const binding of all) binding.places = [];
  let [out, end] = ["", 0];
  for (const { place, binding } of uses.sort((a, b) => a.place - b.place)) {
    out += text.slice(end, place) + (shorthands.has(place) ? `${binding.name}:` : "");
    end = place + binding.name.length;
    binding.places.push(out.length);
    out += names.get(binding);
  }
  for (const binding of all) binding.name = names.get(binding) ?? binding.name;
  return out + text.slice(end);
}

/**
 * The first name for each that is free, first for what functions declare: the same letters in each.
 * @param {import("./bindings.cjs").Bindings} bindings
 */
function firstNames({ all, globals }) {
  /** @type {Map<Binding, string>} */
  const names = new Map();
  const outer = all.filter(({ isOuter }) => isOuter).sort((a, b) => b.places.length - a.places.length);
  for (const binding of [...all.filter(({ isOuter }) => !isOuter), ...outer]) {
    const taken = new Set([...binding.others].map((other) => names.get(other)));
    const name = (binding.isOuter ? OUTER : LETTERS).find((each) => !taken.has(each) && !globals.has(each));
    names.set(binding, name ?? binding.name);
  }
  return names;
}

/**
 * Which may have its name for another: itself, and those that have that one and take its own; undefined where that
 * would mix up two.
 * @param {Binding} binding
 * @param {string} name
 */
function swapped(binding, name) {
  const clash = [...binding.others].filter((other) => other.name === name);
  const isFree = clash.every(
    (each) => !each.isOuter && [...each.others].every((other) => other === binding || other.name !== binding.name),
  );
  return isFree ? clash : undefined;
}

/**
 * Gives a binding another name, and those that have that one its own, if there are fewer different runs then.
 * @param {Binding} binding
 * @param {string} name
 * @param {Runs} runs
 */
function tryName(binding, name, runs) {
  const clash = swapped(binding, name);
  if (clash === undefined) return;
  const old = binding.name;
  const places = clash.flatMap((each) => each.places).sort((a, b) => a - b);
  const call = (/** @type {Binding} */ each, /** @type {string} */ letter) => {
    each.name = letter;
    for (const place of each.places) runs.codes[place] = letter.charCodeAt(0);
  };
  runs.change(places, (isBack) => {
    call(binding, isBack ? old : name);
    for (const each of clash) call(each, isBack ? name : old);
  });
}

/** @typedef {{ binding: Binding, places: readonly number[] }} Placed where each character of its names stands */

/**
 * Gives two of what the wrapper declares each other's names, of the same length, if there are fewer different runs then.
 * @param {Placed} one
 * @param {Placed} other
 * @param {Runs} runs at the places of the first
 */
function trySwap({ binding: one }, { binding: other, places }, runs) {
  runs.change(places, () => {
    [one.name, other.name] = [other.name, one.name];
    for (const { name, places: starts } of [one, other])
      for (const start of starts) for (let at = 0; at < name.length; at++) runs.codes[start + at] = name.charCodeAt(at);
  });
}

/**
 * A script whose variables are called so that it packs well.
 * @param {string} text all of it in one function
 * @throws when it does not parse, or its names would mean something else
 */
function named(text) {
  const bindings = bindingsOf(text);
  const runs = new Runs(renamed(text, bindings, firstNames(bindings)));
  const letters = TRIED.filter((letter) => !bindings.globals.has(letter));
  const inner = bindings.all.filter(({ isOuter, name }) => !isOuter && name.length === 1);
  // Names of two letters within functions, if any, stay whose they are.
  const kept = new Set(bindings.all.filter(({ isOuter }) => !isOuter).map(({ name }) => name));
  const outer = bindings.all
    .filter(({ isOuter, name }) => isOuter && name.length === 2 && !kept.has(name))
    .map((binding) => ({ binding, places: binding.places.flatMap((place) => [place, place + 1]) }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const binding of inner)
      runs.at(binding.places, () => {
        for (const letter of letters) if (letter !== binding.name) tryName(binding, letter, runs);
      });
    if (round > 0) continue;
    for (const [at, one] of outer.entries())
      runs.at(one.places, () => {
        for (const other of outer.slice(at + 1)) trySwap(one, other, runs);
      });
  }
  const out = runs.text();
  const meaning = (/** @type {Binding[]} */ all) => all.map(({ name, places }) => `${name} ${places}`).join("\n");
  if (meaning(bindingsOf(out).all) !== meaning(bindings.all)) throw new Error(`Names are mixed up: see ${__filename}.`);
  return out;
}

module.exports = class NamesPlugin {
  static named = named;

  apply(/** @type {any} */ compiler) {
    changeScripts(compiler, "NamesPlugin", "SUMMARIZE", named);
  }
};
