import { odataText } from "../odata";
import { ACCOUNT_PHONE_COLUMNS, looseFilter } from "../phone/filters";
import type { Phone } from "../phone/parse";

/**
 * OData `$filter` (not percent-encoded) for the active contacts of a last name whose account holds the number's last
 * digits: a large company has more contacts than an answer lists.
 */
export function namedAtCompany(caller: Phone, lastName: string): string {
  const columns = ACCOUNT_PHONE_COLUMNS.map((column) => `parentcustomerid_account/${column}`);
  return `lastname eq ${odataText(lastName)} and (${looseFilter(caller, columns)})`;
}
