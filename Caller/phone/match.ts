import type { PhoneNumber } from "libphonenumber-js/core";
import { parseNational, type Phone } from "./parse";

/**
 * How alike two numbers are, as Google's libphonenumber grades them (PhoneNumberUtil.MatchType): the same number in
 * full; the same national number where one side has no country code; one national number the end of the other, or only
 * one side with an extension; different or no numbers.
 */
export type MatchLevel = "EXACT" | "NSN" | "SHORT_NSN" | "NO_MATCH";

/** Best first. */
export const MATCH_LEVELS: readonly MatchLevel[] = ["EXACT", "NSN", "SHORT_NSN", "NO_MATCH"];

/** What two numbers are compared by. */
interface Comparable {
  /** Country calling code; empty when the number was written without one. */
  readonly code: string;
  /** National significant number; a leading zero that belongs to it (Italy) is kept. */
  readonly national: string;
  readonly extension: string | undefined;
}

/**
 * Compares two phone numbers by meaning. The order of the two does not matter.
 *
 * A number whose country is not known is read as one of the other number's country, and then at best NSN. What is no
 * phone number matches nothing; where a side holds several, the one that matches best counts.
 */
export function matchPhones(a: Phone, b: Phone): MatchLevel {
  const level = matchFirst(a, b);
  if (level === "EXACT" || a.several.length + b.several.length === 0) return level;
  // The parts of a number with a long extension would be a number and another one, and the extension lost.
  if (level !== "NO_MATCH" && (a.extension ?? b.extension) !== undefined) return level;
  const numbersOf = (phone: Phone): readonly Phone[] => (phone.several.length > 0 ? phone.several : [phone]);
  const levels = numbersOf(a).flatMap((one) => numbersOf(b).map((other) => matchFirst(one, other)));
  return MATCH_LEVELS.find((each) => each === level || levels.includes(each)) ?? level;
}

/** {@link matchPhones} of the first number on each side. */
function matchFirst(a: Phone, b: Phone): MatchLevel {
  if (a.known !== undefined && b.known !== undefined) return compare(comparable(a.known, a), comparable(b.known, b));
  if (a.known !== undefined) return compareWithNational(a.known, a, b);
  if (b.known !== undefined) return compareWithNational(b.known, b, a);
  if (!isNational(a.digits) || !isNational(b.digits)) return "NO_MATCH";
  const plain = ({ digits, extension }: Phone): Comparable => ({ code: "", national: digits, extension });
  return withoutCountry(compare(plain(a), plain(b)));
}

/** Grades a number whose country is known against digits without one: they are read as if dialled in that country. */
function compareWithNational(known: PhoneNumber, phone: Phone, national: Phone): MatchLevel {
  // Whatever goes in front of a number within its country, it ends as it was dialled: most numbers need no reading.
  if (!national.digits.endsWith(known.nationalNumber.slice(-1))) return "NO_MATCH";
  const there = parseNational(national.digits, known.countryCallingCode);
  if (there === undefined) return "NO_MATCH";
  return withoutCountry(compare(comparable(known, phone), comparable(there, national)));
}

function comparable(number: PhoneNumber, { extension }: Phone): Comparable {
  return { code: number.countryCallingCode, national: number.nationalNumber, extension };
}

function compare(a: Comparable, b: Comparable): MatchLevel {
  if (a.extension !== undefined && b.extension !== undefined && a.extension !== b.extension) return "NO_MATCH";
  if (a.code !== b.code) return "NO_MATCH";
  if (a.national === b.national && a.extension === b.extension) return "EXACT";
  const [x, y] = [a.national, b.national].map((national) => national.replace(/^0+(?=.)/, "")) as [string, string];
  return x.endsWith(y) || y.endsWith(x) ? "SHORT_NSN" : "NO_MATCH";
}

/** The level where a country code was only supposed. */
function withoutCountry(level: MatchLevel): MatchLevel {
  return level === "EXACT" ? "NSN" : level;
}

/** What libphonenumber takes for a national number at all: 2 to 17 digits. */
function isNational(digits: string): boolean {
  return /^\d{2,17}$/.test(digits);
}
