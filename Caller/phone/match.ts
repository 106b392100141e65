import type { PhoneNumber } from "libphonenumber-js/core";
import { otherForms } from "./oldForms";
import { parseNational, parsePhone, type Phone } from "./parse";
import { numbersIn } from "./within";

/**
 * How alike two numbers are, as Google's libphonenumber grades them (PhoneNumberUtil.MatchType): the same number in
 * full; the same national number where one side has no country code; one national number the end of the other, or only
 * one side with an extension; different or no numbers. Besides, OLD_FORM is one line, written on one side as it was
 * before its numbering plan changed, and SAME_COMPANY a switchboard (-0) of which the other is an extension.
 */
export type MatchLevel = "EXACT" | "NSN" | "OLD_FORM" | "SHORT_NSN" | "SAME_COMPANY" | "NO_MATCH";

/** Best first. */
export const MATCH_LEVELS: readonly MatchLevel[] = [
  "EXACT",
  "NSN",
  "OLD_FORM",
  "SHORT_NSN",
  "SAME_COMPANY",
  "NO_MATCH",
];

/** What two numbers are compared by. */
interface Comparable {
  /** Country calling code; empty when the number was written without one. */
  readonly code: string;
  /** National significant number; a leading zero that belongs to it (Italy) is kept. */
  readonly national: string;
  readonly extension: string | undefined;
  /** See `foldDigits`. */
  readonly text: string;
}

/**
 * Compares two phone numbers by meaning. The order of the two does not matter.
 *
 * A number whose country is not known, or only supposed, is read as one of the other number's country, and then at best
 * NSN: a default country must not hide a caller from abroad. Equal digits always match. What is no phone number matches
 * nothing; where a side holds several, the one that matches best counts.
 */
export function matchPhones(a: Phone, b: Phone): MatchLevel {
  const level = matchFirst(a, b);
  // Two extensions, of which one is another's.
  if (level === "EXACT" || level === "NSN" || (a.extension !== undefined && b.extension !== undefined)) return level;
  return best([level, ...matchWithin(a, b), ...matchWithin(b, a)]);
}

/** What stands between two numbers and within none. */
export const SEPARATORS = /[,;|\n\p{L}]+|\/\s*(?=[0+])/u;

/** A second number behind a comma or semicolon, which could be an extension if it were shorter. */
const SECOND = /[,;]\s?\d{7,}\D*$/;

/** Grades a number against those that stand in a text among other digits. */
function matchWithin(phone: Phone, { text, digits, extension, defaultCountry }: Phone): readonly MatchLevel[] {
  const { known } = phone;
  const [national, code] = [known?.nationalNumber ?? phone.digits, known?.countryCallingCode ?? ""];
  // The digits of an extension are not the end of another number, unless a comma alone stands before it.
  const part =
    extension === undefined || /[,;][\s-]*\d+\D*$/.test(text) ? text : text.slice(0, text.lastIndexOf(extension));
  const found = [code + national, ...otherForms(code + national)].flatMap((each) =>
    numbersIn(part, each.slice(code.length), code),
  );
  // More letters than are dialled: 1-800-FLOWERS-NOW.
  if (digits.length > text.replace(/[^+\d]/g, "").length && digits.includes(national))
    found.push([national, "SHORT_NSN"]);
  for (const each of part.split(SEPARATORS)) if ((each.match(/\d/g)?.length ?? 0) > 8) found.push([each, "EXACT"]);
  return found.map(([written, most]) =>
    worse(
      matchFirst(phone, parsePhone(written, defaultCountry)),
      extension === undefined || SECOND.test(text) ? most : "SHORT_NSN",
    ),
  );
}

function best(levels: readonly MatchLevel[]): MatchLevel {
  return MATCH_LEVELS.find((each) => levels.includes(each)) ?? "NO_MATCH";
}

function worse(a: MatchLevel, b: MatchLevel): MatchLevel {
  return MATCH_LEVELS.indexOf(a) > MATCH_LEVELS.indexOf(b) ? a : b;
}

/** {@link matchPhones} of the first number on each side. */
function matchFirst(a: Phone, b: Phone): MatchLevel {
  const levels: MatchLevel[] = [];
  if (a.known !== undefined && b.known !== undefined)
    levels.push(compare(comparable(a.known, a), comparable(b.known, b)));
  if (a.known !== undefined && (b.known === undefined || b.assumed)) levels.push(compareWithNational(a.known, a, b));
  if (b.known !== undefined && (a.known === undefined || a.assumed)) levels.push(compareWithNational(b.known, b, a));
  const plain = ({ digits, extension, text }: Phone): Comparable => ({
    code: "",
    national: digits.replace("+", ""),
    extension,
    text,
  });
  const [one, other] = [plain(a), plain(b)];
  const equal = one.national === other.national;
  if ((equal || levels.length === 0) && isNational(one.national) && isNational(other.national))
    levels.push(withoutCountry(compare(one, other)));
  return best(levels);
}

/** Grades a number whose country is known against digits without one: they are read as if dialled in that country. */
function compareWithNational(known: PhoneNumber, phone: Phone, national: Phone): MatchLevel {
  // Whatever goes in front of a number within its country, it ends as it was dialled: most numbers need no reading.
  if (
    !SWITCHBOARD.test(`${phone.text}\n${national.text}`) &&
    national.digits.slice(-1) !== known.nationalNumber.slice(-1)
  )
    return "NO_MATCH";
  // A plus before what is no country's is a slip: +8 916 in Russia.
  const there = parseNational(national.digits.replace("+", ""), known.countryCallingCode);
  if (there === undefined) return "NO_MATCH";
  return withoutCountry(compare(comparable(known, phone), comparable(there, national)));
}

function comparable(number: PhoneNumber, { extension, text }: Phone): Comparable {
  return { code: number.countryCallingCode, national: number.nationalNumber, extension, text };
}

function compare(a: Comparable, b: Comparable): MatchLevel {
  if (a.extension !== undefined && b.extension !== undefined && a.extension !== b.extension) return "NO_MATCH";
  const [first, second] = [a.code + a.national, b.code + b.national];
  const sameExtension = a.extension === b.extension;
  if (first === second && a.code === b.code && sameExtension) return "EXACT";
  const [x, y] = [a.national, b.national].map((national) => national.replace(/^0+(?=.)/, "")) as [string, string];
  // Most numbers differ in what no change of a plan touched. A 0 in front may be a number's own, or stand there because
  // the present plan knows no such number.
  if (first.slice(-6) === second.slice(-6)) {
    const others = [first, a.code + x].flatMap(otherForms);
    if (others.includes(second) || others.includes(b.code + y)) return sameExtension ? "OLD_FORM" : "SHORT_NSN";
  }
  if (a.code !== b.code) return "NO_MATCH";
  // 23125 extension 77 is dialled 2312577 in many countries.
  const [long, other] = [a, b].map(({ national, extension = "" }) => national + extension);
  if (long === b.national || other === a.national) return "SHORT_NSN";
  if (x.endsWith(y) || y.endsWith(x)) return "SHORT_NSN";
  return isSwitchboard(a, b) || isSwitchboard(b, a) ? "SAME_COMPANY" : "NO_MATCH";
}

/** The 0 in place of an extension, as German and Austrian companies write the number of their switchboard. */
const SWITCHBOARD = /\p{Pd} ?(0{1,2})(?:[^\d]*)$/mu;
/** Digits of an area and a company at least, and of an extension at most. */
const [SHORTEST_STEM, LONGEST_EXTENSION] = [5, 5];

function isSwitchboard({ national, text }: Comparable, other: Comparable): boolean {
  const [, zeros] = SWITCHBOARD.exec(text) ?? [];
  if (zeros === undefined) return false;
  const stem = national.slice(0, -zeros.length);
  const extension = other.national.length - stem.length;
  return (
    stem.length >= SHORTEST_STEM && other.national.startsWith(stem) && extension > 0 && extension <= LONGEST_EXTENSION
  );
}

/** The level where a country code was only supposed. */
function withoutCountry(level: MatchLevel): MatchLevel {
  return level === "EXACT" ? "NSN" : level;
}

/** What libphonenumber takes for a national number at all: 2 to 17 digits. */
function isNational(digits: string): boolean {
  return /^\d{2,17}$/.test(digits);
}
