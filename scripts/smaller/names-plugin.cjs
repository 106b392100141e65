// Webpack plugin for the production bundle: names its variables once more, 1,000 bytes less by zlib, 1,400 by the gzip
// command. The minifier hands out short names in the order of declarations; here those are changed that make passages
// of the bundle alike, which is what gzip writes shorter.
const bindingsOf = require("./bindings.cjs");
const changeScripts = require("./change-scripts.cjs");
const shortNames = require("./properties/short-names.cjs");

/** @typedef {import("./bindings.cjs").Binding} Binding */

/** The letters of short names, those first that the bundle's code has most. */
const LETTERS = [..."etniraosldcuhfmpvgbxwyk", ..."jqz$_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Of these are the names that are tried. */
const TRIED = LETTERS.slice(0, 24);
/** Names of what the script's wrapper declares, the most used first. */
const OUTER = shortNames(LETTERS, /^(?:do|if|in|as|is|of)$/);
/** Lengths of the runs of characters that are counted. */
const RUNS = [3, 4, 5, 7, 9];
const LONGEST = Math.max(...RUNS);
const ROUNDS = 3;
/** Runs of at most so many characters are not looked for further back than about so far: gzip writes no more for letters. */
const [SHORT, NEAR] = [4, 20_000];

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

/** How many different runs of characters a text has, while single characters change. */
class Runs {
  /** What a pass over places has counted, to be taken back at once: nearly every name that is tried is. */
  #slots = new Uint32Array(1 << 16);
  #slot = 0;

  /** @param {string} text */
  constructor(text) {
    this.codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    /** By a hash of a run and its length: how often it stands there. */
    this.counts = new Uint16Array(1 << 22);
    for (let start = 0; start < text.length; start++) {
      this.#slot = 0;
      this.#count(start, start, 1);
    }
  }

  text() {
    return Array.from(this.codes, (code) => String.fromCharCode(code)).join("");
  }

  /**
   * Counts the runs from a start that reach a place, or takes them off.
   * @param {number} start
   * @param {number} place
   * @param {1 | -1} by
   * @returns {number} how many different runs there are more
   */
  #count(start, place, by) {
    const { codes, counts } = this;
    const slots = this.#slots;
    let [hash, more, at, slotted] = [0, 0, start, this.#slot];
    for (let run = 0; run < RUNS.length; run++) {
      const length = Number(RUNS[run]);
      const end = start + length;
      if (end > codes.length) break;
      while (at < end) hash = Math.imul(hash ^ Number(codes[at++]), 0x9e3779b1);
      if (end <= place) continue;
      const block = length > SHORT ? 0 : Math.floor(start / NEAR);
      const slot = ((hash ^ Math.imul(block, 0x5bd1e995)) >>> 10) ^ length;
      const count = Number(counts[slot]);
      counts[slot] = count + by;
      slots[slotted++] = slot;
      if (by === 1 ? count === 0 : count === 1) more += by;
    }
    this.#slot = slotted;
    return more;
  }

  /**
   * As `#count`, for all runs around places, in their order.
   * @param {readonly number[]} places
   * @param {1 | -1} by
   * @param {number} [enough] with so many more the rest is left
   */
  #around(places, by, enough = Infinity) {
    let [more, next] = [0, 0];
    for (const place of places)
      for (next = Math.max(next, place - LONGEST + 1); next <= place && more < enough; next++)
        more += this.#count(next, place, by);
    return more;
  }

  /**
   * Changes characters, if there are fewer different runs then.
   * @param {readonly number[]} places in their order
   * @param {(isBack: boolean) => void} change of `codes` there, and back again
   */
  change(places, change) {
    const most = 2 * places.length * (LONGEST + 1) * RUNS.length;
    if (this.#slots.length < most) this.#slots = new Uint32Array(2 * most);
    this.#slot = 0;
    const fewer = this.#around(places, -1);
    const taken = this.#slot;
    change(false);
    // Counting on can only add to them: what is no better is given up as soon as that shows.
    if (fewer + this.#around(places, 1, -fewer) < 0) return;
    change(true);
    for (let at = 0; at < this.#slot; at++) {
      const slot = Number(this.#slots[at]);
      this.counts[slot] = Number(this.counts[slot]) + (at < taken ? 1 : -1);
    }
  }
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
  const places = [binding, ...clash].flatMap((each) => each.places).sort((a, b) => a - b);
  const call = (/** @type {Binding} */ each, /** @type {string} */ letter) => {
    each.name = letter;
    for (const place of each.places) runs.codes[place] = letter.charCodeAt(0);
  };
  runs.change(places, (isBack) => {
    call(binding, isBack ? old : name);
    for (const each of clash) call(each, isBack ? name : old);
  });
}

/**
 * Gives two of what the wrapper declares each other's names, of the same length, if there are fewer different runs then.
 * @param {Binding} one
 * @param {Binding} other
 * @param {Runs} runs
 */
function trySwap(one, other, runs) {
  const { length } = one.name;
  const placesOf = (/** @type {Binding} */ { places }) =>
    places.flatMap((place) => Array.from({ length }, (_, at) => place + at));
  runs.change(
    [...placesOf(one), ...placesOf(other)].sort((a, b) => a - b),
    () => {
      [one.name, other.name] = [other.name, one.name];
      for (const { name, places } of [one, other])
        for (const place of places) for (let at = 0; at < length; at++) runs.codes[place + at] = name.charCodeAt(at);
    },
  );
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
  const outer = bindings.all.filter(({ isOuter, name }) => isOuter && name.length === 2 && !kept.has(name));
  for (let round = 0; round < ROUNDS; round++) {
    for (const binding of inner)
      for (const letter of letters) if (letter !== binding.name) tryName(binding, letter, runs);
    if (round > 0) continue;
    for (const [at, one] of outer.entries()) for (const other of outer.slice(at + 1)) trySwap(one, other, runs);
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
