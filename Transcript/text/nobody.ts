import { known, wordsOf } from "./known";

/** What telephony and people call a caller who is not known. */
const NOBODY = new RegExp(
  "^(?:an[o\u00f3]n[iy]m\\w*|private|restricted|blocked|unavailable|withheld|unknown|wireless|out of area|" +
    "(?:no )?(?:caller|name))(?: (?:caller|number|id|name))*$",
  "i",
);

/**
 * Numbers that stand for words on the keys of a telephone: ANONYMOUS, RESTRICTED (with a slip that is as common),
 * UNAVAILABLE; only with a plus, since without one they may be somebody's: BLOCKED, UNKNOWN, and 464. Zeros are
 * what exchanges send instead.
 */
const CODES = /^(?:\+?1?(?:266696687|73787428[38]3|86282452253|\d{0,3}0{8,}|0+)|\+(?:2562533|8656696|464))$/;

/** An address of mail, telephony or the web. */
const ADDRESS = /\S+@\S+|\b(?:(?:sips?|tel|mailto|https?):|www\.)\S*/gi;
/** Seven digits or more, however they are grouped, and an extension, which may stand alone. */
const NUMBER =
  /[+(]*\p{Nd}(?:[\s()./\p{Pd}]*\p{Nd}){6,}(?:\s*(?:x|ext\.?|#)\s*\p{Nd}+)?\)?|\bext(?:ension|n)?[\s.:]+\p{Nd}+/giu;
/** No name is longer; a longer text would only keep the patterns busy. */
const LONGEST_NAME = 500;

/** What may be a name in the start of a text: without numbers and addresses; empty when it is nothing else. */
export function withoutNumbers(text: string): string {
  const start = text.slice(0, LONGEST_NAME);
  const kept = start.replace(ADDRESS, " ").replace(NUMBER, " ");
  return !/\p{L}/u.test(kept) && (kept !== start || /\p{Nd}/u.test(start)) ? "" : kept;
}

/**
 * A person's name as it was written; undefined for a word for nobody or for nothing, a number, an address, and for such
 * a word with a number.
 */
export function knownName(text: string | null | undefined): string | undefined {
  const name = known(text) ?? "";
  const words = known(withoutNumbers(name));
  return words === undefined || NOBODY.test(wordsOf(words)) ? undefined : name;
}

/**
 * A caller's number, or address on a telephone system, as it was written; undefined for a caller who withholds it: a
 * word, a code of the network's, a SIP address of nobody.
 */
export function knownPhone(text: string | null | undefined): string | undefined {
  const phone = known(text) ?? "";
  const user = phone.replace(/^(?:[^]*<)?(?:(?:sips?|tel):)?|[@;>][^]*/gi, "");
  const digits = user.replace(/[^\p{Nd}+]/gu, "");
  // A word alone is no number; before a host it may be somebody's.
  const nobody = /\p{Nd}{2}/u.test(digits) ? CODES.test(digits) : user === phone || knownName(user) === undefined;
  return nobody ? undefined : phone;
}
