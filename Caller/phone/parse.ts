import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/min/metadata";
import { dialString, type DialString } from "./dialString";

/** A phone number as somebody wrote it, read once: what comparing, searching and spelling go by. */
export interface Phone extends DialString {
  /** The text, untouched. */
  readonly written: string;
  /** The number with its country; undefined when that is not known, or it is no number. */
  readonly known: PhoneNumber | undefined;
  /** The numbers of a text that holds several, `020 7946 0958 / 07700 900461`; empty where it does not. */
  readonly several: readonly Phone[];
}

/**
 * Reads a phone number in any spelling: spaces, brackets, dots, `(0)`, `00` and `011`, letters, extensions, `tel:`.
 * Never throws; what is no number has no digits, or digits that compare with nothing.
 * @param defaultCountry ISO 3166-1 alpha-2, such as `US`: the country of a number that is written without one, where it
 * is valid there
 */
export function parsePhone(written: string, defaultCountry?: string): Phone {
  return { ...parseFirst(written, defaultCountry), several: severalIn(written, defaultCountry) };
}

/** Digits without a country, read as if dialled in the country of this calling code; undefined for no number. */
export function parseNational(digits: string, callingCode: string): PhoneNumber | undefined {
  return parse(digits, { defaultCallingCode: callingCode });
}

function parseFirst(written: string, defaultCountry: string | undefined): Phone {
  const dial = dialString(written);
  return { ...dial, written, known: parseWithCountry(dial.digits, defaultCountry), several: [] };
}

/** Parts with the digits of a number of their own; none where there are not two. */
function severalIn(written: string, defaultCountry: string | undefined): readonly Phone[] {
  const parts = written
    .slice(0, 250)
    .split(/[^\p{Nd}\p{Pd}\t ()+.\u00A0]+/u)
    .filter((part) => (part.match(/\p{Nd}/gu)?.length ?? 0) > 5);
  return parts.length > 1 ? parts.slice(0, 3).map((part) => parseFirst(part, defaultCountry)) : [];
}

function isCountry(country: string): country is CountryCode {
  return country in metadata.countries;
}

function parse(
  digits: string,
  assume: { defaultCountry?: CountryCode } | { defaultCallingCode: string } = {},
): PhoneNumber | undefined {
  // Always three arguments: the control's bundle leaves out how the library tells fewer apart.
  return parsePhoneNumberFromString(digits, assume, metadata);
}

function valid(phone: PhoneNumber | undefined): PhoneNumber | undefined {
  return phone?.isValid() === true ? phone : undefined;
}

/** The number with its country, when the writing or the default country says which one it is. */
function parseWithCountry(digits: string, defaultCountry: string | undefined): PhoneNumber | undefined {
  // A remark; most columns of a CRM that hold no number are one, or empty.
  if (!/\d\d/.test(digits)) return undefined;
  if (digits.startsWith("+")) return parse(digits);
  // Written as dialled abroad: 00 and 011 are what nearly everyone dials, and a valid number after them is no
  // coincidence. 00 comes before the default country, since some (Japan) count their own 00 services as national
  // numbers; 011 after it, since Leeds is 0113. 0011 is Australia's 011, as no number starts with +1 1. Last, since
  // nearly no national number starts with 00: numbers of the right length from a range that the numbering plans do not
  // know yet.
  const abroad = (prefix: RegExp): PhoneNumber | undefined =>
    prefix.test(digits) ? parse(digits.replace(prefix, "+")) : undefined;
  const country = defaultCountry?.trim().toUpperCase() ?? "";
  const after00 = abroad(/^00(?!11)(?=[1-9])/);
  return (
    valid(after00) ??
    valid(isCountry(country) ? parse(digits, { defaultCountry: country }) : undefined) ??
    valid(abroad(/^0?011(?=[1-9])/)) ??
    (after00?.isPossible() === true ? after00 : undefined)
  );
}
