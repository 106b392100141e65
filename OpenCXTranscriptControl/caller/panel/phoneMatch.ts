import { rankContacts, type RankedContact } from "../../../Caller/contact/rank";
import { parsePhone } from "../../../Caller/phone/parse";
import type { CallerCustomer } from "./caseStore";

/** What numbers are compared with. */
export interface CallerNumber {
  /** undefined: withheld, or not recorded. */
  readonly phone: string | undefined;
  /** As the caller gave it; contacts of this name come first. */
  readonly name: string | undefined;
  readonly defaultCountry: string | undefined;
}

/** How a contact's number, and its name, agree with the caller's. */
export type PhoneMatch = Omit<RankedContact, "row">;

/** A contact or account that may be the caller, and how it agrees. */
export interface Candidate {
  readonly holder: CallerCustomer;
  readonly match: PhoneMatch | NameMatch;
}

/** One whose number is the caller's. */
export interface FoundByNumber extends Candidate {
  readonly match: PhoneMatch;
}

/** Of one whose number is not the caller's: how its name agrees. */
export interface NameMatch {
  readonly level?: undefined;
  readonly sameName: boolean;
}

/** How a contact's best number agrees with the caller's; undefined when none does or the caller's is not known. */
export function phoneMatch(query: CallerNumber, contact: CallerCustomer): PhoneMatch | undefined {
  return rankByNumber(query, [contact])[0]?.match;
}

/** Those whose number is the caller's, best first. */
export function rankByNumber(
  { phone = "", defaultCountry, name }: CallerNumber,
  customers: readonly CallerCustomer[],
): readonly FoundByNumber[] {
  const rows = customers.map((holder) => ({ ...holder.row, holder }));
  return rankContacts(parsePhone(phone, defaultCountry), rows, defaultCountry, name).map(
    ({ row: { holder }, ...match }) => ({ holder, match }),
  );
}
