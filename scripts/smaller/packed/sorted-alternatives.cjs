// A pattern with its alternatives in the order of their letters, wherever it means the same: the packer foretells how
// each begins from the one before. Two alternatives that stand next to each other change places only if the letters that
// one begins with do not begin what the other begins with: never do both match at one place, whichever is tried first.

/** What a group begins with; one that is numbered is not among them. */
const GROUP = /^\(\?(?:[:=!]|<[=!]|<\w+>)/;
/** A part that stands for letters and blanks alone, and whether it may be missing. */
const PART = /^(?:\(\?:([\p{L} ']+)\)|\[(\p{L}+)\]|([\p{L} ']))(\??)(?![*+{?])/u;
/** Captures, or another text that may: `groups` would come in another order. */
const CAPTURES = /\(\?<\w|\((?!\?)|\{[a-z]/i;

/** What an alternative may begin with, some of which it does; the empty text where it may not change its place. */
function headsOf(/** @type {string} */ alternative) {
  let heads = [""];
  let at = CAPTURES.test(alternative) ? alternative.length : 0;
  for (
    let part = PART.exec(alternative.slice(at));
    part && heads.length < 64;
    part = PART.exec(alternative.slice(at))
  ) {
    const [whole, group, set, letter, mayMiss] = part;
    const next = set ? [...set] : [group || letter];
    heads = heads.flatMap((head) => [...(mayMiss ? [head] : []), ...next.map((each) => head + each)]);
    at += whole.length;
  }
  return heads;
}

/** Whether an alternative stands after the next one, and need not. */
function changes(/** @type {string} */ one, /** @type {string} */ next) {
  const others = headsOf(next);
  const differ = (/** @type {string} */ head) =>
    others.every((other) => !head.startsWith(other) && !other.startsWith(head));
  return one > next && headsOf(one).every(differ);
}

function sorted(/** @type {string[]} */ alternatives) {
  const list = [...alternatives];
  for (let at = 0; at + 1 < list.length; at++)
    if (changes(list[at], list[at + 1])) {
      [list[at], list[at + 1]] = [list[at + 1], list[at]];
      at = Math.max(-1, at - 2);
    }
  return list.join("|");
}

/**
 * @param {string} pattern source of a regular expression
 * @returns {string} one of the same length that matches and captures the same
 */
function sortedAlternatives(pattern) {
  let at = 0;
  const group = () => {
    const alternatives = [""];
    const take = (/** @type {string} */ part) => {
      alternatives[alternatives.length - 1] += part;
    };
    for (; at < pattern.length && pattern[at] !== ")"; at++) {
      const rest = pattern.slice(at);
      const whole = (/^(?:\\.|\[(?:\\.|[^\]\\])*\])/su.exec(rest) || [""])[0];
      const open = (GROUP.exec(rest) || rest.match(/^\(/) || [""])[0];
      if (rest[0] === "|") alternatives.push("");
      else if (open !== "") {
        at += open.length;
        take(`${open}${group()})`);
      } else {
        take(whole || rest[0]);
        at += Math.max(0, whole.length - 1);
      }
    }
    return sorted(alternatives);
  };
  return group();
}

module.exports = { sortedAlternatives };
