import { contactOf, type CaseContact } from "../../../Caller/customer/caseCustomer";
import { searchCaller, type CallerSearch } from "./callerSearch";
import { caseFacts, type CaseFacts } from "./caseFacts";
import type { CallerCustomer, CaseStore } from "./caseStore";
import { phoneMatch, type CallerNumber, type Candidate } from "./phoneMatch";

/** What the panel asks for. */
export interface CallerQuery extends CallerNumber {
  readonly incidentId: string;
}

/** Who the caller is, as far as Dataverse knows. */
export type CallerFinding =
  | {
      readonly kind: "linked";
      readonly facts: CaseFacts;
      readonly link: Exclude<CaseContact, { kind: "none" }>;
      /** undefined where the rep may not read the contact. */
      readonly contact: CallerCustomer | undefined;
      /** undefined: the caller's number is not stored with the contact, or is not known. */
      readonly match: Candidate["match"] | undefined;
      /** Accounts that hold the caller's number; undefined where that is not known. */
      readonly accounts?: readonly CallerCustomer[] | undefined;
    }
  /** Nobody is linked; `found` is undefined when there was no number to search by. */
  | ({ readonly kind: "open"; readonly facts: CaseFacts } & (
      CallerSearch | { readonly found: undefined; readonly companies: readonly never[]; readonly capped: false }
    ));

/**
 * Reads the incident's customer and searches the caller's number, the latter no further when somebody is linked.
 * @param searching called once nobody is known to be linked and the search is waited for
 * @throws what the store rejects with; see `problemOf`
 */
export async function lookUpCaller(
  store: CaseStore,
  query: CallerQuery,
  searching: () => void,
): Promise<CallerFinding> {
  // Side by side: the search is the slower of the two, and most cases have nobody linked yet.
  const asked = caseFacts(store, query.incidentId);
  const search = query.phone === undefined ? undefined : searchCaller(store, query);
  const facts = await asked;
  const link = contactOf(facts.row, facts.placeholder);
  if (link.kind !== "none") {
    // Mostly the search has the contact already; otherwise, and where it fails, the contact is asked for by itself. A rep
    // may work a case without being allowed to read its contact: the name on the case is enough then.
    const [people, accounts] = (await search?.exact.catch(() => undefined)) ?? [[]];
    const contact =
      people.find(({ id }) => id === link.contactId) ?? (await store.contact(link.contactId).catch(() => undefined));
    return { kind: "linked", facts, link, contact, match: contact && phoneMatch(query, contact), accounts };
  }
  if (search === undefined) return { kind: "open", facts, found: undefined, companies: [], capped: false };
  searching();
  return { kind: "open", facts, ...(await search(facts)) };
}
