import type { Phone } from "../../../Caller/phone/parse";
import type { DataverseClient } from "../../dataverse/client";
import type { Paging } from "../../dataverse/pages";
import type { Inbox } from "../../inbox/inbox";
import { handoffsOf } from "../../inbox/statements/ofSessions";
import { CaseFinder } from "./findCases";
import { contactsOf, madeOfNumber } from "./findContacts";
import { partsOf } from "./findParts";
import type { Held, HeldCase, HeldContact } from "./held";

/** Whose data is looked for. */
export type Person = { readonly contactId: string } | { readonly phone: Phone };

/** A person is reached from contact to case, from case to session and back; nobody's way is longer. */
const MOST_ROUNDS = 5;

/**
 * All that the product holds of a person, read and not changed: the cases of the contact or number, those of the same
 * sessions and of contacts that the service made of them, what hangs on these cases, and their handoffs in the inbox.
 * @param but the contact that stands for callers nobody knows, which is no person
 * @throws Failure classified
 */
export async function findHeld(
  person: Person,
  from: {
    readonly client: DataverseClient;
    readonly paging: Omit<Paging, "what">;
    readonly inbox: Inbox | undefined;
    readonly but: string | undefined;
  },
): Promise<Held> {
  const { client, paging, inbox, but } = from;
  const finder = new CaseFinder(client, paging);
  const cases = new Map<string, HeldCase>();
  const contacts = new Map<string, HeldContact>();
  const add = (found: readonly HeldCase[]): void => {
    for (const each of found) if (cases.get(each.id)?.isSure !== true) cases.set(each.id, each);
  };
  const meet = (found: readonly HeldContact[]): void => {
    for (const each of found) contacts.set(each.id, each);
  };
  if ("phone" in person) {
    add(await finder.ofNumber(person.phone));
    meet(await madeOfNumber(client, person.phone, paging));
  } else {
    meet(await contactsOf(client, [person.contactId], paging));
    add(await finder.ofContacts([person.contactId]));
  }
  const asked = new Set<string>();
  const unasked = (ids: readonly string[]): readonly string[] => {
    const found = [...new Set(ids)].filter((id) => id !== "" && id !== but && !asked.has(id));
    for (const id of found) asked.add(id);
    return found;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const sure = [...cases.values()].filter(({ isSure }) => isSure);
    const sessions = unasked(sure.map(({ session }) => session));
    const people = unasked(sure.flatMap((each) => each.contacts));
    if (sessions.length + people.length === 0) break;
    add(await finder.ofSessions(sessions));
    const met = await contactsOf(client, people, paging);
    meet(met);
    // A contact that others made may stand on cases of other callers: a household's, a company's.
    add(await finder.ofContacts(met.filter(({ by }) => by === "service").map(({ id }) => id)));
  }
  const all = [...cases.values()];
  const sure = all.filter(({ isSure }) => isSure);
  const sessions = [...new Set(sure.map(({ session }) => session))].filter((session) => session !== "");
  return {
    cases: all,
    parts: await partsOf(client, sure, paging),
    contacts: [...contacts.values()],
    handoffs:
      inbox === undefined
        ? []
        : (
            await handoffsOf(
              inbox.pool,
              sessions,
              sure.map(({ id }) => id),
            )
          ).map((each) => ({ kind: "handoff", ...each })),
  };
}
