import { dialString } from "./dialString";
import { FEWEST_DIGITS } from "./filters";
import { matchPhones, SEPARATORS } from "./match";
import { isOldForm } from "./oldForms";
import { parsePhone, type Phone } from "./parse";
import { foldDigits } from "./scripts";
import { isRange } from "./within";

/**
 * What a column of phone numbers holds: one number, one among words or with an extension, several, or nothing that the
 * caller match can read as one.
 */
export type StoredKind = "one" | "remarks" | "several" | "nothing";

/** Ways of writing that make a number harder to find; a value may have several. */
export const PHONE_FORMS = [
  /** Without a country, so that another country's number may be meant. */
  "national",
  /** `00` or `011` before the country. */
  "prefix",
  /** `(0)` behind the country. */
  "trunk",
  /** Letters that are dialled: 1-800-FLOWERS. */
  "letters",
  /** Full-width or another script's digits, or characters that nobody sees. */
  "digits",
  /** As it was before the country changed its numbering plan. */
  "plan",
  /** With a country whose plan has no such number. */
  "invalid",
  /** What a spreadsheet made of it: 4.42079E+11, 442079460958.0. */
  "amount",
] as const;
export type PhoneForm = (typeof PHONE_FORMS)[number];

/** A value as the caller match reads it. */
export interface StoredPhones {
  readonly kind: StoredKind;
  /** The numbers in it, as they are written there. */
  readonly numbers: readonly Phone[];
  readonly forms: ReadonlySet<PhoneForm>;
}

/** So many digits are a number of their own. */
const FEWEST = 7;
/** ITU-T E.164, 6: digits of a number with its country. */
const MOST = 15;

/**
 * Reads a column's value: which numbers stand in it, and how they are written. Pure.
 * @param defaultCountry as for `parsePhone`
 */
export function readStored(written: string, defaultCountry?: string): StoredPhones {
  const whole = parsePhone(written, defaultCountry);
  const numbers = numbersOf(whole);
  const forms = new Set(numbers.flatMap((number) => formsOf(number, whole.written)));
  if (numbers.length === 0) return { kind: "nothing", numbers, forms };
  if (numbers.length > 1) return { kind: "several", numbers, forms };
  return { kind: hasRemarks(whole) ? "remarks" : "one", numbers, forms };
}

function numbersOf(whole: Phone): readonly Phone[] {
  const { text, defaultCountry } = whole;
  const pieces = text
    .replace(/@.*/, "")
    .split(SEPARATORS)
    .flatMap((piece) => piece.split(/(?=\+)/))
    .flatMap((piece) => apart(piece, defaultCountry));
  const found = pieces.map((piece) => parsePhone(piece, defaultCountry)).filter(isOwn);
  const distinct: Phone[] = [];
  // One number in two spellings is one.
  for (const each of found) if (distinct.every((other) => matchPhones(each, other) === "NO_MATCH")) distinct.push(each);
  if (distinct.length === 0) return isReadable(whole) ? [whole] : [];
  const [first, ...others] = distinct;
  if (first === undefined || others.length > 0) return distinct;
  const second = shortSecond(text, defaultCountry);
  // The whole text says more of one number than its piece: an extension, letters.
  return second ?? [isReadable(whole) ? whole : first];
}

/** Two numbers with nothing but a space, hyphen or slash between them. */
function apart(piece: string, defaultCountry: string | undefined): readonly string[] {
  const all = digitsOf(piece).length;
  if (all < 2 * FEWEST || isValid(piece, defaultCountry)) return [piece];
  const gaps = [...piece.matchAll(/[^\d+(]+(?=[+(\d])/g)].map(({ index, 0: gap }) => {
    const halves = [piece.slice(0, index), piece.slice(index + gap.length)] as const;
    const [first, second] = halves.map((half) => digitsOf(half).length) as [number, number];
    return { halves, gap, isWhole: first >= FEWEST && second >= FEWEST, isEven: first === second };
  });
  const found =
    gaps.find(({ halves }) => halves.every((half) => isValid(half, defaultCountry))) ??
    gaps.find(({ gap, isWhole }) => isWhole && gap.includes("/")) ??
    // More digits than any number has; without a country no half is known to be one.
    gaps.find(({ isWhole, isEven }) => all > MOST && isWhole && isEven);
  return found?.halves ?? [piece];
}

function isValid(text: string, defaultCountry: string | undefined): boolean {
  return parsePhone(text, defaultCountry).known?.isValid() === true;
}

/** The number and the one that is meant by its own last digits alone: 0711 1234567/8, 0711 1234567-69. */
function shortSecond(text: string, defaultCountry: string | undefined): readonly Phone[] | undefined {
  const [, first = "", between = "", end = ""] = /^(.*\d)\s*([/\p{Pd}])\s*(\d{1,5})\s*$/u.exec(text) ?? [];
  const digits = digitsOf(first);
  if (digits.length < FEWEST || (between !== "/" && (end.length > 3 || !isRange(digits, end)))) return undefined;
  const base = first.trimEnd();
  return [base, base.slice(0, -end.length) + end].map((each) => parsePhone(each, defaultCountry));
}

function isOwn(phone: Phone): boolean {
  return digitsOf(phone.text).length >= FEWEST && isReadable(phone);
}

function isReadable({ digits, known }: Phone): boolean {
  const plain = digitsOf(digits);
  const isDialled = plain.length >= FEWEST_DIGITS && plain.length <= MOST;
  // One digit over and over fills a column that must be filled.
  return isDialled && new Set(plain).size > 1 && (!digits.startsWith("+") || known !== undefined);
}

function hasRemarks(whole: Phone): boolean {
  const { text, extension } = whole;
  const words = text.replace(/^tel:/i, "").match(/\p{L}+/gu)?.length ?? 0;
  return extension !== undefined || (words > 0 && !hasLetters(whole));
}

/** Whether letters of it are dialled. */
function hasLetters({ text, digits }: Phone): boolean {
  return digitsOf(digits).length > digitsOf(text).length;
}

/** @param written the whole value, of which the number may be a part */
function formsOf(number: Phone, written: string): readonly PhoneForm[] {
  const { text, known, assumed } = number;
  const dialled = text.replace(/[^+\d]/g, "");
  const has: Readonly<Record<PhoneForm, boolean>> = {
    national: known === undefined || assumed,
    prefix: known !== undefined && !assumed && /^0(?:0|11)/.test(dialled),
    trunk: /\(\s*0\s*\)/.test(text),
    letters: hasLetters(number),
    digits: foldDigits(written) !== written.normalize("NFC"),
    plan: known !== undefined && isOldForm(known.countryCallingCode + known.nationalNumber),
    invalid: known !== undefined && !known.isValid(),
    amount: /\d[.,]0+$|^\d[.,]\d+e\+?\d+$/i.test(text.trim()) && dialString(text).digits.length >= FEWEST,
  };
  return PHONE_FORMS.filter((form) => has[form]);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
