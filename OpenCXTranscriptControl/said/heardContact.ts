import { CONTACT_LENGTHS, type ContactDetails } from "../../Caller/contact/newContact";
import { splitName } from "../../Caller/contact/name";
import { isSameName, type ContactRow } from "../../Caller/contact/rank";
import type { Heard, Thing } from "../../Transcript/said/heard";

/** What the caller said that a contact holds, by the part of a contact that it is. */
export interface HeardPart {
  readonly thing: Thing;
  /** What it fills in. */
  readonly details: Partial<ContactDetails>;
}

/** What is offered of each kind: more would be a list to read, not a help. */
const MOST = 2;

/**
 * Names, e-mail addresses, numbers and streets that the caller said and a contact holds, the latest of each kind first;
 * before other people's names the one that the caller was asked for.
 */
export function heardParts(heard: Heard | undefined): readonly HeardPart[] {
  const own = ({ type, value }: Thing): number =>
    type === "name" && heard?.identity.some((proof) => proof.value === value) === true ? 1 : 0;
  const said = [...(heard?.said ?? [])]
    .reverse()
    .filter(({ by }) => by === "customer")
    .sort((one, other) => own(other) - own(one));
  const of = (type: Thing["type"]): readonly Thing[] => said.filter((thing) => thing.type === type).slice(0, MOST);
  return [
    ...of("name").map((thing) => ({ thing, details: splitName(thing.value) })),
    ...of("email").map((thing) => ({ thing, details: { email: thing.value } })),
    ...of("phone").map((thing) => ({ thing, details: { phone: thing.value } })),
    ...of("address").map((thing) => ({ thing, details: { street: thing.value } })),
    ...of("postcode").map((thing) => ({ thing, details: { postcode: thing.value } })),
  ].filter(({ details }) =>
    // A part of an address would be another one.
    Object.entries<string>({ ...details }).every(
      ([part, value]) => value.length <= CONTACT_LENGTHS[part as keyof ContactDetails],
    ),
  );
}

/** The name said on the call that is a contact's. */
export function nameSaid(heard: Heard | undefined, row: ContactRow): Thing | undefined {
  return heard?.said.find(({ type, value }) => type === "name" && isSameName(value, row));
}
