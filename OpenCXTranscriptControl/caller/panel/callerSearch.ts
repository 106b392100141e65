import { splitName } from "../../../Caller/contact/name";
import { namedAtCompany } from "../../../Caller/contact/ofAccount";
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

/** The first query is asked; called once it is known that nobody is linked, it goes on with the rest. */
interface SearchUnderWay {
  (facts: CaseFacts): Promise<CallerSearch>;
  /** Contacts that hold the number in a likely spelling; rejects with what the store rejects with. */
  readonly exact: Promise<readonly CallerCustomer[]>;
  /** Accounts that do. A rep may not be allowed to read them: then there are none. */
  readonly accounts: () => Promise<readonly CallerCustomer[]>;
}

/** One number stands with a few companies at most: a reception that they share. */
const MOST_ACCOUNTS = 3;
/** Contacts of one account that the rep can choose from; whoever is not among them is found by name. */
const MOST_OF_ACCOUNT = 5;
/** Contacts of an account that are asked for: some of them are found by their own number. */
const ASKED_OF_ACCOUNT = 20;
/** Whose cases are counted: the likeliest, before anybody asks for more. */
const MOST_COUNTED = 20;

/**
 * Searches contacts and accounts: contacts once by the likely spellings of the number; then, side by side, their cases
 * and the accounts. If the first finds nobody of the caller's name, the second searches the digits whatever stands
 * between them. A housemate's tidy number must not hide the caller, whose own has a remark behind it. Accounts only add
 * to what is found: a rep may not be allowed to read them.
 * @returns asked at once: the first query waits for nothing. To be called for the rest once it is known that
 * nobody is linked; rejects with what the store rejects with, where nobody was found
 */
export function searchCaller(store: CaseStore, query: CallerNumber): SearchUnderWay {
  const caller = parsePhone(query.phone ?? "", query.defaultCountry);
  const name = query.name ?? "";
  const exact = store.contacts(exactFilter(caller));
  // Where somebody is linked nobody waits for it.
  exact.catch(() => undefined);
  const accounts = (filters = [exactFilter(caller, ACCOUNT_PHONE_COLUMNS)]): Promise<readonly CallerCustomer[]> =>
    store.accounts(filters.join(" or "), ASKED_OF_ACCOUNT).catch(() => []);
  const rest = async ({ placeholder, row }: CaseFacts): Promise<CallerSearch> => {
    const contacts = new Map<string, CallerCustomer>();
    let found: readonly FoundByNumber[] = [];
    let capped = false;
    const take = (people: readonly CallerCustomer[]): void => {
      capped = capped || people.length >= MAX_CONTACTS;
      for (const each of people) contacts.set(each.id, each);
      found = rankByNumber(query, [...contacts.values()]);
    };

    const filters: string[] = [];
    await exact
      .then((people) => {
        take(people);
        filters.push(exactFilter(caller, ACCOUNT_PHONE_COLUMNS));
      })
      .catch((error: unknown) => {
        // Offline, Dataverse knows no query functions and takes plain filters.
        if (failsAlike(error)) throw error;
      });
    const first = found;
    // Whoever did not call hides nobody.
    const named = first.some(({ match, holder }) => match.sameName && !row.notCallers.includes(holder.id));
    const wanted = first.slice(0, MOST_COUNTED).map(({ holder }) => `contactid eq ${holder.id}`);
    const { lastName } = splitName(name);
    if (!named) {
      wanted.push(looseFilter(caller));
      filters.push(looseFilter(caller, ACCOUNT_PHONE_COLUMNS));
    }
    const people = (more: readonly string[]): Promise<readonly CallerCustomer[]> =>
      store.contactsWithCases([...wanted, ...more].join(" or "));
    const [seen, companies] = await Promise.all([
      (named || lastName === ""
        ? people([])
        : people([namedAtCompany(caller, lastName)]).catch((error: unknown) => {
            // A rep who may not read accounts may not search by them either.
            if (/privilege|denied/.test(problemOf(error).kind)) return people([]);
            throw error;
          })
      ).catch((error: unknown) => {
        if (first.length === 0) throw error;
        return [];
      }),
      accounts(filters),
    ]);
    take(seen);
    const real = companies.filter((each) => !isPlaceholder(each, placeholder));
    return {
      found,
      companies: rankByNumber(query, real)
        .slice(0, MOST_ACCOUNTS)
        .flatMap((account) => [account, ...colleagues(account.holder, seen, name, found)]),
      capped,
    };
  };
  return Object.assign(rest, { exact, accounts: () => accounts() });
}

/** Whether another query would fail as well. */
function failsAlike(error: unknown): boolean {
  return /privilege|denied|busy|timeout/.test(problemOf(error).kind);
}

/** Contacts of the account that are not among those `found` by their own number. */
function colleagues(
  { id: accountId, contacts = [] }: CallerCustomer,
  seen: readonly CallerCustomer[],
  name: string,
  found: readonly Candidate[],
): readonly Candidate[] {
  const ofAccount = [...contacts, ...seen.filter(({ parentId }) => parentId === accountId)];
  const others = new Map(ofAccount.map((contact) => [contact.id, contact]));
  return [...others.values()]
    .filter(({ id }) => !found.some(({ holder }) => holder.id === id))
    .map((holder) => ({ holder, match: { sameName: isSameName(name, holder.row) } }))
    .sort((a, b) => Number(b.match.sameName) - Number(a.match.sameName))
    .slice(0, MOST_OF_ACCOUNT);
}
