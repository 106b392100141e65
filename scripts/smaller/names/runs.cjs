// How alike the passages of a text are, for names-plugin.cjs: by the runs of characters that it has.

/** Lengths of the runs of characters that are counted. */
const RUNS = [3, 4, 5, 7, 9];
const LONGEST = Math.max(...RUNS);
/** Runs of at most so many characters are not looked for further back than about so far: gzip writes no more for letters. */
const [SHORT, NEAR] = [4, 20_000];

/** How many different runs of characters a text has, while single characters change. */
module.exports = class Runs {
  /** What a pass over places has counted, to be taken back at once: nearly every name that is tried is. */
  #slots = new Uint32Array(1 << 16);
  #slot = 0;
  /** Places whose runs are off, how many of `#slots` they take, and how many different runs there are more without them. */
  #off = { places: /** @type {readonly number[]} */ ([]), slots: 0, more: 0 };

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
   * @param {number} [beyond] a place that they do not reach
   * @returns {number} how many different runs there are more
   */
  #count(start, place, by, beyond = Infinity) {
    const { codes, counts } = this;
    const slots = this.#slots;
    let [hash, more, at, slotted] = [0, 0, start, this.#slot];
    for (let run = 0; run < RUNS.length; run++) {
      const length = Number(RUNS[run]);
      const end = start + length;
      if (end > codes.length || end > beyond) break;
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

  /** Takes off the runs around places that are not off already. @param {readonly number[]} places in their order */
  #alsoOff(places) {
    const { places: off } = this.#off;
    let [more, next, at] = [this.#off.more, 0, 0];
    for (const place of places)
      for (next = Math.max(next, place - LONGEST + 1); next <= place; next++) {
        while (Number(off[at]) < next) at++;
        more += this.#count(next, place, -1, off[at]);
      }
    return more;
  }

  /**
   * Tries changes at the same places, one after the other: the runs there are taken off once for all of them.
   * @param {readonly number[]} places in their order
   * @param {() => void} tries calls `change`
   */
  at(places, tries) {
    this.#room(places.length);
    this.#takeOff(places);
    tries();
    this.#undo(0, this.#off.slots);
  }

  /** @param {readonly number[]} places */
  #takeOff(places) {
    this.#slot = 0;
    const more = this.#around(places, -1);
    this.#off = { places, slots: this.#slot, more };
  }

  /** Counts again what `#slots` has from one to another, all of it taken off. @param {number} from @param {number} to */
  #undo(from, to) {
    for (let at = from; at < to; at++) this.#add(at, 1);
  }

  /** @param {number} at in `#slots` @param {1 | -1} by */
  #add(at, by) {
    const slot = Number(this.#slots[at]);
    this.counts[slot] = Number(this.counts[slot]) + by;
  }

  /** For the runs around so many places, taken off and counted again. @param {number} places */
  #room(places) {
    const most = 2 * places * (LONGEST + 1) * RUNS.length;
    if (this.#slots.length >= most) return;
    const slots = new Uint32Array(2 * most);
    slots.set(this.#slots);
    this.#slots = slots;
  }

  /**
   * Changes characters, if there are fewer different runs then.
   * @param {readonly number[]} places beside those of `at`, in their order
   * @param {(isBack: boolean) => void} change of `codes` at all of them, and back again
   */
  change(places, change) {
    const { places: off, slots } = this.#off;
    this.#room(off.length + places.length);
    this.#slot = slots;
    const fewer = this.#alsoOff(places);
    const taken = this.#slot;
    change(false);
    const all = places.length === 0 ? off : [...off, ...places].sort((a, b) => a - b);
    // Counting on can only add to them: what is no better is given up as soon as that shows.
    if (fewer + this.#around(all, 1, -fewer) < 0) {
      this.#takeOff(off);
      return;
    }
    change(true);
    this.#undo(slots, taken);
    for (let at = taken; at < this.#slot; at++) this.#add(at, -1);
  }
};
