/** Begins of card numbers by issuer (ISO/IEC 7812), and their least and most digits. */
const ISSUERS = [
  [/^4.{12}(?:.{3}){0,2}$/, 13, 19],
  [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, 16, 16],
  [/^3[47]/, 15, 15],
  [/^3(?:0(?:[0-5]|95)|[689])/, 14, 14],
  [/^(?:220[0-4]|35(?:2[89]|[3-8])|5[06-9]|6|8[12]|9792)/, 16, 19],
  // Maestro; what begins with 50, 56 to 69 alone may be anything.
  [/^(?:50(?:18|2|38)|5893|6304|67(?:59|6[1-3]))/, 12, 15],
] as const;

/** Cues that belong to a card's number. */
export const OF_CARD: readonly string[] = ["card", "last", "number", "cvc", "code"];

/** Whether digits are a payment card's: an issuer's begin and length, and the check digit (Luhn). */
export function isCard(digits: string): boolean {
  const { length } = digits;
  return (
    ISSUERS.some(([begin, least, most]) => length >= least && length <= most && begin.test(digits)) && luhn(digits)
  );
}

/** How many digits a card's code has: four on American Express. */
export function codeLength(number: string): number {
  return /^3[47]/.test(number) ? 4 : 3;
}

/** Whether digits may stand right behind a card's number: its expiry, a code of so many digits, both, or none. */
export function follows(digits: string, code: number): boolean {
  return new RegExp(`^(?:(?:0?[1-9]|1[0-2])(?:20)?[2-4]\\d|20[2-4]\\d)?(?:\\d{${code}})?$`).test(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = Number(digits[at]) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
