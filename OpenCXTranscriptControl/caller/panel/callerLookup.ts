import { contactOf, type CaseContact, type CaseCustomer } from "../../../Caller/customer/caseCustomer";
import type { Placeholder } from "../../../Caller/customer/placeholder";
import { searchCaller, type CallerSearch, type StillMine } from "./callerSearch";
import type { CallerCustomer, CaseStore } from "./caseStore";
import { phoneMatch, type CallerNumber, type Candidate } from "./phoneMatch";

/** What the panel asks for. */
export interface CallerQuery extends CallerNumber {
  readonly incidentId: string;
}

/** The incident's customer as read, and the customer of unknown callers: what linking decides by. */
export interface CaseFacts {
  readonly row: CaseCustomer;
  readonly placeholder: Placeholder;
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
    }
  /** Nobody is linked; `found` is undefined when there was no number to search by. */
  | ({ readonly kind: "open"; readonly facts: CaseFacts } & (
      CallerSearch | { readonly found: undefined; readonly companies: readonly never[]; readonly capped: false }
    ));

/**
 * Reads the incident's customer and, when nobody is linked, searches the caller's number.
 * @param searching called before the search, which is the slower part
 * @param stillMine false once another incident is shown: nothing further is asked then
 * @returns undefined when another incident is shown
 * @throws what the store rejects with; see `problemOf`
 */
export async function lookUpCaller(
  store: CaseStore,
  query: CallerQuery,
  searching: () => void,
  stillMine: StillMine,
): Promise<CallerFinding | undefined> {
  const facts = await caseFacts(store, query.incidentId);
  if (!stillMine()) return undefined;
  const link = contactOf(facts.row, facts.placeholder);
  if (link.kind !== "none") {
    // A rep may work a case without being allowed to read its contact: the name on the case is enough then.
    const contact = await store.contact(link.contactId).catch(() => undefined);
    return { kind: "linked", facts, link, contact, match: contact && phoneMatch(query, contact) };
  }
  if (query.phone === undefined) return { kind: "open", facts, found: undefined, companies: [], capped: false };
  searching();
  const search = await searchCaller(store, query, facts.placeholder, stillMine);
  return search && { kind: "open", facts, ...search };
}

/** The incident's customer as it is now. */
export async function caseFacts(store: CaseStore, incidentId: string): Promise<CaseFacts> {
  const [row, placeholder] = await Promise.all([store.caseCustomer(incidentId), store.placeholder()]);
  return { row, placeholder };
}
