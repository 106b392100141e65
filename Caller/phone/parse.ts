import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/core";
import { dialString, type DialString } from "./dialString";
import { PLANS } from "./plans";
import { foldDigits } from "./scripts";

/** A phone number as somebody wrote it, read once: what comparing, searching and spelling go by. */
export interface Phone extends DialString {
  /** The text, untouched. */
  readonly written: string;
  /** The text with the digits of one script; empty where it is too long for a number. */
  readonly text: string;
  /** As given to {@link parsePhone}. */
  readonly defaultCountry: string | undefined;
  /** The number with its country; undefined when that is not known, or it is no number. */
  readonly known: PhoneNumber | undefined;
  /** Whether only the default country says which country that is. */
  readonly assumed: boolean;
}

/**
 * Reads a phone number in any spelling: spaces, brackets, dots, `(0)`, `00` and `011`, letters, extensions, `tel:`.
 * Never throws; what is no number has no digits, or digits that compare with nothing.
 * @param defaultCountry ISO 3166-1 alpha-2, such as `US`: the country of a number that is written without one, where it
 * is valid there
 */
export function parsePhone(written: string, defaultCountry?: string): Phone {
  const text = written.length > LONGEST ? "" : foldDigits(written);
  const dial = dialString(text);
  return { ...dial, written, text, defaultCountry, ...withCountry(dial.digits, defaultCountry) };
}

/**
 * As libphonenumber has it (MAX_INPUT_STRING_LENGTH): a longer text is no number, and would only keep the patterns
 * busy.
 */
const LONGEST = 250;

/** Digits without a country, read as if dialled in the country of this calling code; undefined for no number. */
export function parseNational(digits: string, callingCode: string): PhoneNumber | undefined {
  // Argentina's mobile numbers as they are dialled within their own area.
  const dialled = callingCode === "54" ? digits.replace(/^0?15(?=\d{6,8}$)/, "") : digits;
  return parse(dialled, { defaultCallingCode: callingCode });
}

/** Whether it is a country whose numbers are known here. @param country ISO 3166-1 alpha-2, in capitals */
export function isCountry(country: string): country is CountryCode {
  return country in PLANS.countries;
}

function parse(
  digits: string,
  assume: { defaultCountry?: CountryCode } | { defaultCallingCode: string } = {},
): PhoneNumber | undefined {
  // Always three arguments: the control's bundle leaves out how the library tells fewer apart.
  const number = parsePhoneNumberFromString(digits, assume, PLANS);
  // Mexico's 1 for mobile numbers, 01, 044 and 045 were abolished in 2019: with and without is one number.
  const [, mexican] = /^\+52(?:0?1|04[45])(\d{10})$/.exec(number?.number ?? "") ?? [];
  return mexican === undefined ? number : parsePhoneNumberFromString(`+52${mexican}`, {}, PLANS);
}

function valid(phone: PhoneNumber | undefined): PhoneNumber | undefined {
  return phone?.isValid() === true ? phone : undefined;
}

/** The number with its country, when the writing or the default country says which one it is. */
function withCountry(digits: string, defaultCountry = ""): Pick<Phone, "known" | "assumed"> {
  // A remark; most columns of a CRM that hold no number are one, or empty.
  if (!/\d\d/.test(digits)) return { known: undefined, assumed: false };
  if (digits.startsWith("+")) return { known: parse(digits), assumed: false };
  // Written as dialled abroad: 00 and 011 are what nearly everyone dials, and a valid number after them is no
  // coincidence. 00 comes before the default country, since some (Japan) count their own 00 services as national
  // numbers; 011 after it, since Leeds is 0113. 0011 is Australia's 011, as no number starts with +1 1. Last, since
  // nearly no national number starts with 00: numbers of the right length from a range that the numbering plans do not
  // know yet.
  const abroad = (prefix: RegExp): PhoneNumber | undefined =>
    prefix.test(digits) ? parse(digits.replace(prefix, "+")) : undefined;
  const country = defaultCountry.trim().toUpperCase();
  const after00 = abroad(/^00(?!11)(?=[1-9])/);
  const atHome = valid(isCountry(country) ? parse(digits, { defaultCountry: country }) : undefined);
  const known =
    valid(after00) ??
    atHome ??
    valid(abroad(/^0?011(?=[1-9])/)) ??
    (after00?.isPossible() === true ? after00 : undefined);
  // A country's own code for abroad is as good as a plus.
  const assumed = isCountry(country) && known === atHome && known?.countryCallingCode === PLANS.countries[country]?.[0];
  return { known, assumed };
}
