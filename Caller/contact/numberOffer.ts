import { otherForms, isOldForm } from "../phone/oldForms";
import { FEWEST_DIGITS, PHONE_COLUMNS, type PhoneColumn } from "../phone/filters";
import { matchPhones } from "../phone/match";
import { parsePhone, type Phone } from "../phone/parse";
import type { ContactRow } from "./rank";

/** A change of one phone column of a contact's. */
export interface NumberChange {
  readonly column: PhoneColumn;
  /** What stands there, untouched; null: nothing. */
  readonly old: string | null;
  readonly number: string | null;
}

/**
 * Where a number that a contact lacks goes: the first of these that is empty. The mobile phone first, since it is one
 * person's, is what new contacts get theirs in, and what Dynamics dials and texts; then in the order of the contact's
 * form. Not `company` and `callback`, which say whose and what for, and not those of addresses.
 */
const ADDED_TO = ["mobilephone", "telephone1", "telephone2", "telephone3", "business2", "home2"] as const;

/** A number and nothing else: a remark, an extension or a second number behind it would be lost. */
const BARE = /^(?:[-+()./\s\u2010-\u2015]*\p{Nd}){7,15}$/u;

/**
 * What would bring a contact's phone columns up to date with the number that the contact called from, as E.164: the
 * number is missing, or it stands there in the form of an older numbering plan, or without its country although no
 * other country can be meant.
 * @returns undefined where nothing is to be done or it is not sure: the country of the caller's number is not known, it
 * has an extension, a column agrees with it in part, or all columns are taken
 */
export function numberOffer(caller: Phone, row: ContactRow): NumberChange | undefined {
  const { known, extension, defaultCountry } = caller;
  if (known?.isValid() !== true || extension !== undefined) return undefined;
  const { number } = known;
  let missing = true;
  let offer: NumberChange | undefined;
  for (const column of PHONE_COLUMNS) {
    const stored = parsePhone(row[column] ?? "", defaultCountry);
    const level = stored.digits.length < FEWEST_DIGITS ? "NO_MATCH" : matchPhones(caller, stored);
    if (level === "NO_MATCH") continue;
    missing = false;
    const outdated = isOutdated(stored, level, number);
    // It stands there in full.
    if (level === "EXACT" && !outdated) return undefined;
    if (outdated && column !== "company" && BARE.test(stored.written))
      offer ??= { column, old: stored.written, number };
  }
  const empty = ADDED_TO.find((column) => (row[column] ?? "").trim() === "");
  return missing && empty !== undefined ? { column: empty, old: row[empty] ?? null, number } : offer;
}

/** Whether a stored number that is the caller's is surely one that cannot be dialled from everywhere as it stands. */
function isOutdated({ digits, known, assumed }: Phone, level: string, number: string): boolean {
  const present = !isOldForm(number.slice(1));
  if (level === "OLD_FORM") return present;
  // Read as today's by what telephony knows of it, such as Mexico's 1.
  if (digits.startsWith("+")) return present && otherForms(digits.slice(1)).includes(number.slice(1));
  // Only the default country makes it the caller's, and no country code stands there, as in 1-202-555-0143; or it is no
  // number there, and a zero in front is dialled at home.
  return level === "EXACT"
    ? assumed && !digits.endsWith(number.slice(1))
    : level === "NSN" && known === undefined && /^0[1-9]/.test(digits) && number.endsWith(digits.slice(1));
}
