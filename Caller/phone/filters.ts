import type { Phone } from "./parse";
import { phoneSpellings } from "./spellings";

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
] as const;

/** Logical name of one of {@link PHONE_COLUMNS}. */
export type PhoneColumn = (typeof PHONE_COLUMNS)[number];

/** A filter that is valid and finds nobody: a row always has its key. */
const NOBODY = "contactid eq null";

/**
 * Inactive contacts are left out, as Dynamics' own record identification does: they were merged away or retired, and
 * must not come back on a new case.
 */
function active(condition: string): string {
  return `statecode eq 0 and (${condition})`;
}

/** Fewer digits than this are no caller's number; they would fit half the contacts. */
export const FEWEST_DIGITS = 5;

/**
 * OData `$filter` (not percent-encoded) for active contacts that hold the number in a plausible spelling in any of
 * {@link PHONE_COLUMNS}, by equality, so that an index can serve it. Percent-encoded it stays under 30,000 characters;
 * Dataverse takes URLs of 32,768.
 */
export function exactFilter(phone: Phone): string {
  const spellings = phoneSpellings(phone);
  if (spellings.length === 0) return NOBODY;
  const values = JSON.stringify(spellings);
  return active(
    PHONE_COLUMNS.map((column) => `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=${values})`).join(
      " or ",
    ),
  );
}

/**
 * OData `$filter` (not percent-encoded) for active contacts that hold the last digits of the number with anything
 * between them. For when {@link exactFilter} found nobody: no index serves it, and what it finds still has to be
 * ranked, since other numbers can contain these digits.
 */
export function looseFilter(phone: Phone): string {
  const { known } = phone;
  const digits = known?.nationalNumber ?? phone.digits.replace("+", "");
  if (digits.length < FEWEST_DIGITS) return NOBODY;
  // As many as people dial within an area: 7 in North America and for shorter numbers, else 8.
  const pattern = digits
    .slice(known?.countryCallingCode === "1" || digits.length < 10 ? -7 : -8)
    .split("")
    .join("%");
  return active(PHONE_COLUMNS.map((column) => `contains(${column},'${pattern}')`).join(" or "));
}
