import { contactOf, type CaseContact, type StoredCustomer } from "../../../Caller/customer/caseCustomer";
import { isOfNumber, MOST_CASES, type EarlierCase } from "../../../Caller/customer/earlierCases";
import { parsePhone } from "../../../Caller/phone/parse";
import { problemOf, type Problem } from "../../host/problem";
import { searchCaller, type CallerSearch } from "./callerSearch";
import type { CaseFacts } from "./caseFacts";
import type { CallerCustomer, CaseStore } from "./caseStore";
import { phoneMatch, type CallerNumber, type Candidate } from "./phoneMatch";

/** What the panel asks for. */
export interface CallerQuery extends CallerNumber {
  readonly incidentId: string;
}

/** The other cases of the caller's number, as far as they were read. */
export interface NumberCases {
  readonly cases: readonly EarlierCase[];
  /** Whether there are more than one answer holds. */
  readonly capped: boolean;
  /** What kept them from being read. */
  readonly problem?: Problem | undefined;
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
  /** Nobody is linked. */
  | ({ readonly kind: "open"; readonly facts: CaseFacts } & (CallerSearch | NoSearch));

/** There was no number to search by. */
interface NoSearch {
  readonly found: undefined;
  readonly companies: readonly never[];
  readonly capped: false;
}

/**
 * Reads the incident's customer with the number's other cases, and searches the caller's number; what needs to know
 * the answers is asked side by side in a second round, and there is no third.
 * @param searching called once nobody is known to be linked and the search is waited for
 * @param heard called with the number's other cases, before that
 * @throws what the store rejects with; see `problemOf`
 */
export async function lookUpCaller(
  store: CaseStore,
  query: CallerQuery,
  searching: () => void,
  heard: (ofNumber: NumberCases) => void = () => undefined,
): Promise<CallerFinding> {
  // Side by side: the search is the slower of the two, and most cases have nobody linked yet.
  const asked = Promise.all([openedCase(store, query, heard), store.placeholder()]);
  const search = query.phone === undefined ? undefined : searchCaller(store, query);
  const [row, placeholder] = await asked;
  const facts = { row, placeholder };
  const link = contactOf(row, placeholder);
  if (link.kind !== "none") {
    // Mostly the search has the contact already; otherwise, and where it fails, the contact is asked for by itself. A rep
    // may work a case without being allowed to read its contact: the name on the case is enough then.
    const people = (await search?.exact.catch(() => [])) ?? [];
    const known = people.find(({ id }) => id === link.contactId);
    // Whether its number is a company's is asked only where it could be offered to be added.
    const [contact, accounts] = known
      ? [known]
      : await Promise.all([
          store.contactsWithCases(`contactid eq ${link.contactId}`).then(
            ([found]) => found,
            () => undefined,
          ),
          search?.accounts(),
        ]);
    return { kind: "linked", facts, link, contact, match: contact && phoneMatch(query, contact), accounts };
  }
  if (search === undefined) return { kind: "open", facts, found: undefined, companies: [], capped: false };
  searching();
  return { kind: "open", facts, ...(await search(facts)) };
}

/** The incident's customer, whatever becomes of the number's other cases. */
async function openedCase(
  store: CaseStore,
  { incidentId, phone, defaultCountry }: CallerQuery,
  heard: (ofNumber: NumberCases) => void,
): Promise<StoredCustomer> {
  const caller = phone === undefined ? undefined : parsePhone(phone, defaultCountry);
  let row: StoredCustomer | undefined;
  try {
    const opened = await store.openedCase(incidentId, caller);
    row = opened.row;
    heard({
      cases: opened.cases.filter((each) => isOfNumber(each, caller)),
      capped: opened.cases.length >= MOST_CASES - 1,
    });
  } catch (error) {
    const problem = problemOf(error);
    // The customer alone would fail as well.
    if (/privilege|denied|busy/.test(problem.kind)) throw error;
    heard({ cases: [], capped: false, problem });
  }
  return row ?? store.caseCustomer(incidentId);
}

/** What is known, once columns of the linked contact have other values. */
export function withContactRow(
  query: CallerNumber,
  finding: CallerFinding | undefined,
  row: Partial<CallerCustomer["row"]>,
): CallerFinding | undefined {
  if (finding?.kind !== "linked" || finding.contact === undefined) return finding;
  const contact = { ...finding.contact, row: { ...finding.contact.row, ...row } };
  return { ...finding, contact, match: phoneMatch(query, contact) };
}
