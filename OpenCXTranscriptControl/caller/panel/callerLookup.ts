import { rankContacts, type RankedContact } from "../../../Caller/contact/rank";
import { exactFilter, looseFilter } from "../../../Caller/phone/filters";
import { parsePhone, type Phone } from "../../../Caller/phone/parse";
import { contactOf, type CaseContact, type CaseCustomer } from "../../../Caller/customer/caseCustomer";
import type { Placeholder } from "../../../Caller/customer/placeholder";
import { MAX_CONTACTS, type CallerContact, type CaseStore } from "./caseStore";

/** What the panel asks for. */
export interface CallerQuery {
  readonly incidentId: string;
  /** undefined: withheld, or not recorded. */
  readonly phone: string | undefined;
  /** As the caller gave it; contacts of this name come first. */
  readonly name: string | undefined;
  readonly defaultCountry: string | undefined;
}

/** The incident's customer as read, and the customer of unknown callers: what linking decides by. */
export interface CaseFacts {
  readonly row: CaseCustomer;
  readonly placeholder: Placeholder;
}

/** How a contact's number, and its name, agree with the caller's. */
export type PhoneMatch = Omit<RankedContact, "row">;

/** A contact whose number is the caller's. */
export interface FoundContact {
  readonly contact: CallerContact;
  readonly match: PhoneMatch;
}

/** Who the caller is, as far as Dataverse knows. */
export type CallerFinding =
  | {
      readonly kind: "linked";
      readonly facts: CaseFacts;
      readonly link: Exclude<CaseContact, { kind: "none" }>;
      /** undefined where the rep may not read the contact. */
      readonly contact: CallerContact | undefined;
      /** undefined: the caller's number is not stored with the contact, or is not known. */
      readonly match: PhoneMatch | undefined;
    }
  /** Nobody is linked; `found` is best first, undefined when there was no number to search by. */
  | {
      readonly kind: "open";
      readonly facts: CaseFacts;
      readonly found: readonly FoundContact[] | undefined;
      readonly capped: boolean;
    };

/**
 * Reads the incident's customer and, when nobody is linked, searches contacts: once by the plausible spellings of the
 * number, and only if that finds nobody once more by its digits whatever stands between them.
 * @param searching called before the search, which is the slower part
 * @throws what the store rejects with; see `problemOf`
 */
export async function lookUpCaller(
  store: CaseStore,
  query: CallerQuery,
  searching: () => void,
): Promise<CallerFinding> {
  const facts = await caseFacts(store, query.incidentId);
  const link = contactOf(facts.row, facts.placeholder);
  if (link.kind !== "none") {
    // A rep may work a case without being allowed to read its contact: the name on the case is enough then.
    const contact = await store.contact(link.contactId).catch(() => undefined);
    return { kind: "linked", facts, link, contact, match: contact && phoneMatch(query, contact) };
  }
  if (query.phone === undefined) return { kind: "open", facts, found: undefined, capped: false };
  searching();
  const caller = callerPhone(query);
  let rows = await store.contacts(exactFilter(caller));
  let found = rank(caller, query, rows);
  if (found.length === 0) {
    rows = await store.contacts(looseFilter(caller));
    found = rank(caller, query, rows);
  }
  return { kind: "open", facts, found, capped: rows.length >= MAX_CONTACTS };
}

/** The incident's customer as it is now. */
export async function caseFacts(store: CaseStore, incidentId: string): Promise<CaseFacts> {
  const [row, placeholder] = await Promise.all([store.caseCustomer(incidentId), store.placeholder()]);
  return { row, placeholder };
}

/** How a contact's best number agrees with the caller's; undefined when none does or the caller's is not known. */
export function phoneMatch(query: Omit<CallerQuery, "incidentId">, contact: CallerContact): PhoneMatch | undefined {
  return rank(callerPhone(query), query, [contact])[0]?.match;
}

function callerPhone({ phone = "", defaultCountry }: Pick<CallerQuery, "phone" | "defaultCountry">): Phone {
  return parsePhone(phone, defaultCountry);
}

function rank(
  caller: Phone,
  { defaultCountry, name }: Pick<CallerQuery, "defaultCountry" | "name">,
  contacts: readonly CallerContact[],
): readonly FoundContact[] {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return rankContacts(
    caller,
    contacts.map((contact) => contact.row),
    defaultCountry,
    name,
  ).flatMap(({ row, ...match }) => {
    const contact = byId.get(row.contactid);
    return contact === undefined ? [] : [{ contact, match }];
  });
}
