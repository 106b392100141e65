/** How many of the letters stand in names of two. */
const IN_PAIRS = 28;

/**
 * Short names, in the order in which they are given away: one letter, then two.
 * @param {readonly string[]} letters those first that the bundle's code has most
 * @param {RegExp} taken words that no name may be
 * @returns {string[]}
 */
module.exports = function shortNames(letters, taken) {
  const some = letters.slice(0, IN_PAIRS);
  return [...letters, ...some.flatMap((last) => some.map((first) => first + last))].filter((name) => !taken.test(name));
};
