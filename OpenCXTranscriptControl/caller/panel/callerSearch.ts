import { splitName } from "../../../Caller/contact/name";
import { contactsOfAccount } from "../../../Caller/contact/ofAccount";
import { isSameName } from "../../../Caller/contact/rank";
import { isPlaceholder } from "../../../Caller/customer/placeholder";
import { ACCOUNT_PHONE_COLUMNS, exactFilter, looseFilter } from "../../../Caller/phone/filters";
import { parsePhone } from "../../../Caller/phone/parse";
import { problemOf } from "../../host/problem";
import type { CaseFacts } from "./caseFacts";
import { MAX_CONTACTS, type CallerCustomer, type CaseStore } from "./caseStore";
import { rankByNumber, type CallerNumber, type Candidate, type FoundByNumber } from "./phoneMatch";

/** Whose number the caller's is. */
export interface CallerSearch {
  /** Contacts whose number it is, best first. */
  readonly found: readonly FoundByNumber[];
  /** Accounts whose number it is, best first, and behind each a few of its contacts: those of the caller's name first. */
  readonly companies: readonly Candidate[];
  /** Whether a search for contacts stopped at its limit. */
  readonly capped: boolean;
}

/** The first queries are asked; called once it is known that nobody is linked, it goes on with the rest. */
interface SearchUnderWay {
  (facts: CaseFacts): Promise<CallerSearch>;
  /** Contacts and accounts that hold the number in a likely spelling; rejects with what the store rejects with. */
  readonly exact: Promise<readonly [people: readonly CallerCustomer[], companies: readonly CallerCustomer[]]>;
}

/** One number stands with a few companies at most: a reception that they share. */
const MOST_ACCOUNTS = 3;
/** Contacts of one account that the rep can choose from; whoever is not among them is found on the form. */
const MOST_OF_ACCOUNT = 5;

/**
 * Searches contacts and accounts: once by the likely spellings of the number, and if that finds nobody of the caller's
 * name once more by its digits whatever stands between them. A housemate's tidy number must not hide the caller, whose
 * own has a remark behind it. Accounts only add to what is found: a rep may not be allowed to read them.
 * @returns asked at once: the first queries wait for nothing. To be called for the rest once it is known that
 * nobody is linked; rejects with what the store rejects with, where nobody was found
 */
export function searchCaller(store: CaseStore, query: CallerNumber): SearchUnderWay {
  const caller = parsePhone(query.phone ?? "", query.defaultCountry);
  const ask = (filterOf: typeof exactFilter) =>
    Promise.all([
      store.contacts(filterOf(caller)),
      store.accounts(filterOf(caller, ACCOUNT_PHONE_COLUMNS)).catch(() => []),
    ]);
  const exact = ask(exactFilter);
  // Where somebody is linked nobody waits for it.
  exact.catch(() => undefined);
  const rest = async ({ placeholder, row }: CaseFacts): Promise<CallerSearch> => {
    const contacts = new Map<string, CallerCustomer>();
    const accounts = new Map<string, CallerCustomer>();
    let found: readonly FoundByNumber[] = [];
    let capped = false;
    const take = async (asked: typeof exact): Promise<void> => {
      const [people, companies] = await asked;
      capped = capped || people.length >= MAX_CONTACTS;
      for (const each of people) contacts.set(each.id, each);
      for (const each of companies) if (!isPlaceholder(each, placeholder)) accounts.set(each.id, each);
      found = rankByNumber(query, [...contacts.values()]);
    };

    await take(exact).catch((error: unknown) => {
      if (failsAlike(error)) throw error;
    });
    // Whoever did not call hides nobody.
    if (!found.some(({ match, customer }) => match.sameName && !row.notCallers.includes(customer.id)))
      await take(ask(looseFilter)).catch((error: unknown) => {
        if (found.length === 0) throw error;
      });
    const companies = await Promise.all(
      rankByNumber(query, [...accounts.values()])
        .slice(0, MOST_ACCOUNTS)
        .map(async (account) => [account, ...(await colleagues(store, account.customer.id, query.name ?? "", found))]),
    );
    return { found, companies: companies.flat(), capped };
  };
  return Object.assign(rest, { exact });
}

/** Whether another query would fail as well. Offline, Dataverse knows no query functions and takes plain filters. */
function failsAlike(error: unknown): boolean {
  return /privilege|denied|busy|timeout/.test(problemOf(error).kind);
}

/** Contacts of the account that are not among those `found` by their own number. */
async function colleagues(
  store: CaseStore,
  accountId: string,
  name: string,
  found: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const { lastName } = splitName(name);
  // A large company has more contacts than one answer holds: those of the last name are asked for by themselves.
  const filters = [contactsOfAccount(accountId, lastName), contactsOfAccount(accountId)];
  const lists = await Promise.all(
    filters.slice(lastName === "" ? 1 : 0).map((filter) => store.contacts(filter).catch(() => [])),
  );
  const others = new Map(lists.flat().map((contact) => [contact.id, contact]));
  return [...others.values()]
    .filter(({ id }) => !found.some(({ customer }) => customer.id === id))
    .map((customer) => ({ customer, match: { sameName: isSameName(name, customer.row) } }))
    .sort((a, b) => Number(b.match.sameName) - Number(a.match.sameName))
    .slice(0, MOST_OF_ACCOUNT);
}
