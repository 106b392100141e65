import { KEYS } from "./dialString";
import { otherForms } from "./oldForms";
import type { Phone } from "./parse";
import { inAnyScript } from "./scripts";
import { phoneSpellings } from "./spellings";

/** The columns of both contact and account that hold a number of their addresses. */
const ADDRESS_COLUMNS = [
  "address1_telephone1",
  "address1_telephone2",
  "address1_telephone3",
  "address2_telephone1",
  "address2_telephone2",
  "address2_telephone3",
] as const;

/**
 * The columns of contact that hold a number the contact can be called from, likeliest first. Fax and pager cannot call;
 * `assistantphone` and `managerphone` are other people's.
 */
export const PHONE_COLUMNS = [
  "mobilephone",
  "telephone1",
  "telephone2",
  "telephone3",
  "home2",
  "business2",
  "callback",
  "company",
  ...ADDRESS_COLUMNS,
  "address3_telephone1",
  "address3_telephone2",
  "address3_telephone3",
] as const;

/** Logical name of one of {@link PHONE_COLUMNS}. */
export type PhoneColumn = (typeof PHONE_COLUMNS)[number];

/** The columns of account that hold a number somebody there can call from, likeliest first. */
export const ACCOUNT_PHONE_COLUMNS = ["telephone1", "telephone2", "telephone3", ...ADDRESS_COLUMNS] as const;

/** A filter that is valid and finds nobody: a row always says when it was made. */
const NOBODY = "createdon eq null";

/**
 * What Dataverse takes of one `In`, "strings up to 850 characters", read strictly: all its values together, as they are
 * written.
 */
const IN_LENGTH = 850;
/**
 * Values of one `In`, likeliest first. Dataverse takes 500 conditions; read strictly, each value of each column is one.
 */
const MOST_SPELLINGS = 50;
/** Those of an address's number, which stands on few rows and has the most columns. */
const ADDRESS_SPELLINGS = 10;

/**
 * The condition, of active rows. Inactive ones are left out, as Dynamics' own record identification does: they were
 * merged away or retired, and must not come back on a new case.
 */
export function active(condition: string): string {
  return `statecode eq 0 and (${condition})`;
}

/** Fewer digits than this are no caller's number; they would fit half the contacts. */
export const FEWEST_DIGITS = 5;

/**
 * OData `$filter` (not percent-encoded) for active rows that hold the number in a likely spelling in any of the columns,
 * by equality, so that an index can serve it. It stays within what Dataverse takes: 500 conditions, 850 characters of an
 * `In`, URLs of 32,768.
 */
export function exactFilter(phone: Phone, columns: readonly PhoneColumn[] = PHONE_COLUMNS): string {
  const spellings = phoneSpellings(phone);
  if (spellings.length === 0) return NOBODY;
  return active(columns.map((column) => inFilter(column, spellings)).join(" or "));
}

/** The spellings of which {@link exactFilter} asks a column for as many as there is room for. */
export function askedSpellings(phone: Phone, column: PhoneColumn): readonly string[] {
  return JSON.parse(listed(column, phoneSpellings(phone))) as string[];
}

/**
 * The condition that a column of text holds one of the values: as many of the first as one `In` takes.
 * @param values without quotes, as `phoneSpellings` has them
 */
export function inFilter(column: string, values: readonly string[]): string {
  return `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=${listed(column, values)})`;
}

/** As many of the first values as one `In` takes, as JSON. */
function listed(column: string, values: readonly string[]): string {
  const first = values.slice(0, column.startsWith("address") ? ADDRESS_SPELLINGS : MOST_SPELLINGS);
  const json = JSON.stringify(first);
  return json.length > IN_LENGTH ? listed(column, first.slice(0, -1)) : json;
}

/**
 * OData `$filter` (not percent-encoded) for active rows that hold the last digits of the number with anything between
 * them. For when {@link exactFilter} found nobody of the caller's name: no index serves it, and what it finds still has
 * to be ranked, since other numbers can contain these digits.
 */
export function looseFilter(phone: Phone, columns: readonly string[] = PHONE_COLUMNS): string {
  const patterns = loosePatterns(phone);
  if (patterns.length === 0) return NOBODY;
  return active(columns.flatMap((column) => patterns.map((one) => one.replace("_", column))).join(" or "));
}

/**
 * What {@link looseFilter} asks each column for, with `_` where the column stands: `contains(_,'5%0%1')` or `endswith`
 * of a pattern of SQL's LIKE; none for what is no caller's number.
 */
export function loosePatterns(phone: Phone): readonly string[] {
  const { known } = phone;
  const code = known?.countryCallingCode ?? "";
  const digits = known?.nationalNumber ?? phone.digits.replace("+", "");
  if (digits.length < FEWEST_DIGITS) return [];
  // As many as people dial within an area: 7 in North America and for shorter numbers, 6 in Argentina, else 8; and no
  // more than the number had before its plan changed, or has since.
  let last = digits.slice(code === "54" ? -6 : code === "1" || digits.length < 10 ? -7 : -8);
  for (const other of otherForms(code + digits)) while (!other.endsWith(last)) last = last.slice(1);
  const contained = [
    spread(last, inAnyScript),
    ...(code === "1" || digits.length < 8 ? [] : [`${spread(digits.slice(0, -5))}%[ –-]0`]),
    ...lettered(digits, code),
  ];
  // 23125077-79, and 23125-0 or 23125 - 0 for the switchboard of 23125077. Numbers of North America have the same
  // length all. A number that is hardly longer than an extension would have everybody's.
  return [...contained.map((like) => `contains(_,'${like}')`), `endswith(_,'${spread(digits.slice(0, -2))}%-__')`];
}

/** The digits with anything between them, as a pattern of SQL's LIKE. */
function spread(digits: string, each: (digit: string) => string = (digit) => digit): string {
  return digits.replace(/\d/g, (digit, index: number) => (index > 0 ? "%" : "") + each(digit));
}

/**
 * The number with letters for digits: 1-800-FLOWERS, and in North America 212-555-HOME. Remarks are letters too, and
 * nearly fit any digits: the rest of the number must stand there, or the letters together.
 */
function lettered(digits: string, code: string): readonly string[] {
  const key = (digit: string): string => (digit < "2" ? digit : `[${digit}${KEYS[Number(digit) - 2] ?? ""}]`);
  const [free] = /^(?:1?[38]00|8(\d)\1)/.exec(digits) ?? [];
  if (free !== undefined) return [`${spread(free)}%${spread(digits.slice(free.length), key)}`];
  return code === "1" ? [`${spread(digits.slice(0, -7))}%${spread(digits.slice(-7), key)}`] : [];
}
