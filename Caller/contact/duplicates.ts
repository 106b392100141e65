import { odataText } from "../odata";
import { active, exactFilter } from "../phone/filters";
import type { Phone } from "../phone/parse";
import { nameFilter } from "./byName";
import type { ContactDetails } from "./newContact";

/**
 * OData `$filter` (not percent-encoded) for the active contacts that may be the one to be created: those of its e-mail
 * address, and those whose full name holds all words of its name.
 * @param phone of the contact, where it was not searched by yet
 * @returns undefined: nothing to search by
 */
export function duplicateFilter(
  { firstName, lastName, email }: ContactDetails,
  phone: Phone | undefined,
): string | undefined {
  const address = email.trim();
  const filters = [
    nameFilter(`${firstName} ${lastName}`),
    address === "" ? undefined : active(`emailaddress1 eq ${odataText(address)}`),
    phone && exactFilter(phone),
  ].filter((filter) => filter !== undefined);
  return filters.length === 0 ? undefined : filters.join(" or ");
}
