import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/min/metadata";
import { dialString, type DialString } from "./dialString";

/**
 * How alike two numbers are, as Google's libphonenumber grades them (PhoneNumberUtil.MatchType): the same number in
 * full; the same national number
 * where one side has no country code; one national number the end of the other, or only one side with an extension;
 * different or no numbers.
 */
export type MatchLevel = "EXACT" | "NSN" | "SHORT_NSN" | "NO_MATCH";

/** Best first. */
export const MATCH_LEVELS: readonly MatchLevel[] = ["EXACT", "NSN", "SHORT_NSN", "NO_MATCH"];

interface Reading {
  /** Country calling code; empty when the number was written without one. */
  readonly code: string;
  /** National significant number; a leading zero that belongs to it (Italy) is kept. */
  readonly national: string;
  readonly extension: string | undefined;
}

const reading = (phone: PhoneNumber, dial: DialString): Reading => ({
  code: phone.countryCallingCode,
  national: phone.nationalNumber,
  extension: dial.extension,
});

const isCountry = (country: string): country is CountryCode => country in metadata.countries;

function parse(
  digits: string,
  assume?: { defaultCountry: CountryCode } | { defaultCallingCode: string },
): PhoneNumber | undefined {
  return assume === undefined
    ? parsePhoneNumberFromString(digits, metadata)
    : parsePhoneNumberFromString(digits, assume, metadata);
}

/** The number with its country, when the writing or the default country says which one it is. */
function parseWithCountry(digits: string, defaultCountry: string | undefined): PhoneNumber | undefined {
  if (digits.startsWith("+")) return parse(digits);
  // Written as dialled abroad: 00 and 011 are what nearly everyone dials, and a valid number after them is no
  // coincidence. 00 comes before the
  // default country, since some (Japan) count their own 00 services as national numbers; 011 after it, since Leeds is
  // 0113. 0011 is Australia's 011,
  // as no number starts with +1 1. Last, since nearly no national number starts with 00: numbers of the right length
  // from a range that the numbering
  // plans do not know yet.
  const abroad = (prefix: RegExp): PhoneNumber | undefined =>
    prefix.test(digits) ? parse(digits.replace(prefix, "+")) : undefined;
  const possible = (phone: PhoneNumber | undefined): PhoneNumber | undefined =>
    phone?.isPossible() === true ? phone : undefined;
  const country = defaultCountry?.trim().toUpperCase() ?? "";
  const local = isCountry(country) ? parse(digits, { defaultCountry: country }) : undefined;
  const after00 = abroad(/^00(?!11)(?=[1-9])/);
  return valid(after00) ?? valid(local) ?? valid(abroad(/^0?011(?=[1-9])/)) ?? possible(after00);
}

const valid = (phone: PhoneNumber | undefined): PhoneNumber | undefined =>
  phone?.isValid() === true ? phone : undefined;

function compare(a: Reading, b: Reading): MatchLevel {
  if (a.extension !== undefined && b.extension !== undefined && a.extension !== b.extension) return "NO_MATCH";
  if (a.code !== b.code) return "NO_MATCH";
  if (a.national === b.national && a.extension === b.extension) return "EXACT";
  const [x, y] = [a.national, b.national].map((national) => national.replace(/^0+(?=.)/, "")) as [string, string];
  return x.endsWith(y) || y.endsWith(x) ? "SHORT_NSN" : "NO_MATCH";
}

/** The level where a country code was only supposed. */
const withoutCountry = (level: MatchLevel): MatchLevel => (level === "EXACT" ? "NSN" : level);

/** What libphonenumber takes for a national number at all: 2 to 17 digits. */
const isNational = (digits: string): boolean => /^\d{2,17}$/.test(digits);

/** Grades a number whose country is known against digits without one: they are read as if dialled in that country. */
function compareWithNational(known: PhoneNumber, knownDial: DialString, national: DialString): MatchLevel {
  const there = parse(national.digits, { defaultCallingCode: known.countryCallingCode });
  if (there === undefined) return "NO_MATCH";
  return withoutCountry(compare(reading(known, knownDial), reading(there, national)));
}

/**
 * Compares two phone numbers by meaning, in any spelling (spaces, brackets, dots, `(0)`, `00` and `011`, letters,
 * extensions, `tel:`).
 * The order of the two does not matter.
 *
 * A number written without a country is read as one of `defaultCountry` (ISO 3166-1 alpha-2, such as `US`) where it is
 * valid there; otherwise as one of
 * the other number's country, and then at best NSN. What is no phone number matches nothing; where a side holds
 * several, the one that matches best counts.
 */
export function matchPhones(a: string, b: string, defaultCountry?: string): MatchLevel {
  const level = matchWritten(a, b, defaultCountry);
  if (level === "EXACT") return level;
  // The parts of a number with a long extension would be a number and another one, and the extension lost.
  if (level !== "NO_MATCH" && [a, b].some((written) => dialString(written).extension !== undefined)) return level;
  const [these, those] = [severalIn(a), severalIn(b)];
  if (these.length * those.length === 1) return level;
  const levels = these.flatMap((one) => those.map((other) => matchWritten(one, other, defaultCountry)));
  return MATCH_LEVELS.find((each) => each === level || levels.includes(each)) ?? level;
}

/**
 * The numbers of a column that holds several, `020 7946 0958 / 07700 900461`: parts with the digits of a number of
 * their own. The text itself where there are not two.
 */
function severalIn(written: string): readonly string[] {
  const parts = written
    .slice(0, 250)
    .split(/[^\p{Nd}\p{Pd}\t ()+.\u00A0]+/u)
    .filter((part) => (part.match(/\p{Nd}/gu)?.length ?? 0) > 5);
  return parts.length > 1 ? parts.slice(0, 3) : [written];
}

/** {@link matchPhones} of the first number on each side. */
function matchWritten(a: string, b: string, defaultCountry: string | undefined): MatchLevel {
  const [dialA, dialB] = [dialString(a), dialString(b)];
  const [knownA, knownB] = [
    parseWithCountry(dialA.digits, defaultCountry),
    parseWithCountry(dialB.digits, defaultCountry),
  ];
  if (knownA !== undefined && knownB !== undefined) return compare(reading(knownA, dialA), reading(knownB, dialB));
  if (knownA !== undefined) return compareWithNational(knownA, dialA, dialB);
  if (knownB !== undefined) return compareWithNational(knownB, dialB, dialA);
  if (!isNational(dialA.digits) || !isNational(dialB.digits)) return "NO_MATCH";
  const plain = (dial: DialString): Reading => ({ code: "", national: dial.digits, extension: dial.extension });
  return withoutCountry(compare(plain(dialA), plain(dialB)));
}

/**
 * The number's parts, for rooms that need more than a comparison; undefined when its country cannot be known or it is
 * no number.
 */
export function parsePhone(written: string, defaultCountry?: string): PhoneNumber | undefined {
  return parseWithCountry(dialString(written).digits, defaultCountry);
}

/**
 * A number as people of the style write it: `+1 202 555 0143` or `(202) 555-0143`. What cannot be read as a number with
 * a country comes back as given.
 */
export function formatPhone(e164: string, style: "international" | "national"): string {
  const phone = parsePhone(e164);
  if (phone === undefined) return e164;
  const { extension } = dialString(e164);
  if (extension !== undefined) phone.setExt(extension);
  return style === "national" ? phone.formatNational() : phone.formatInternational();
}
