import { odataText } from "../odata";
import { active } from "../phone/filters";

/**
 * OData `$filter` (not percent-encoded) for the active contacts of an account.
 * @param lastName only those of this last name
 */
export function contactsOfAccount(accountId: string, lastName?: string): string {
  const named = lastName === undefined ? "" : ` and lastname eq ${odataText(lastName)}`;
  return active(`_parentcustomerid_value eq ${accountId}${named}`);
}
