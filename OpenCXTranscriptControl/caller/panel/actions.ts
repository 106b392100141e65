import { newContactRow, type ContactDetails } from "../../../Caller/contact/newContact";
import { contactOf, realAccount, sameCustomer } from "../../../Caller/customer/caseCustomer";
import { isDuplicateKey, problemOf } from "../../host/problem";
import type { HostServices } from "../../host/hostServices";
import { findDuplicates } from "../find/findDuplicates";
import type { CallerFinding, CallerQuery } from "./callerLookup";
import { caseFacts } from "./caseFacts";
import type { CallerCustomer } from "./caseStore";
import { linkContact, offerContact, undoChange, unlinkContact } from "./linking";
import type { PanelState, Undoable } from "./panelState";
import { phoneMatch, type Candidate } from "./phoneMatch";

/** What an answer from outside came to: what to show, and whether the incident's contact is another now. */
export interface Outcome extends Pick<
  PanelState,
  "finding" | "said" | "undo" | "createdId" | "failure" | "duplicates"
> {
  readonly linked?: Parameters<HostServices["contactLinked"]>[0];
}

/** Does what the rep pressed, through services that go silent once another case is shown. */
export type Work = (services: HostServices, query: CallerQuery) => Promise<Outcome | undefined>;

/** What a contact is created from. */
export interface NewCaller {
  /** Chosen when the form was opened. */
  readonly contactId: string;
  readonly form: ContactDetails;
  readonly sessionId: string | undefined;
  /** The rep has seen those who may be the same person. */
  readonly anyway?: boolean;
}

type Services = Pick<HostServices, "store" | "text" | "confirm">;

/**
 * Links the contact to the incident, or makes the account its customer. After the latter the panel looks anew, since no
 * contact is linked yet.
 * @returns undefined when the rep keeps the customer that stands there
 * @throws what the store rejects with
 */
export async function linkCaller(
  { store, text, confirm }: Services,
  incidentId: string,
  customer: CallerCustomer,
  match: Candidate["match"] | undefined,
): Promise<Outcome | undefined> {
  const name = customer.name === "" ? text("unnamed") : customer.name;
  const outcome = await linkContact(store, incidentId, customer, (standing) =>
    confirm({
      title: text("confirmTitle"),
      text: text("confirmText", name, standing),
      confirmButtonLabel: text("confirmYes"),
      cancelButtonLabel: text("confirmNo"),
    }),
  );
  if (outcome.kind === "declined") return undefined;
  if (outcome.kind === "taken") return { said: { key: "alreadyLinked", values: [outcome.by] } };
  const said = { key: "linked", values: [name] } as const;
  if (outcome.kind === "account") return { said, undo: outcome.change, linked: { contactId: null, incidentId } };
  const { change, ...finding } = outcome;
  return {
    finding: { ...finding, contact: customer, match },
    said,
    undo: change,
    linked: { contactId: customer.id, incidentId },
  };
}

/**
 * Takes the contact off the incident, where something can stand in its place.
 * @throws what the store rejects with
 */
export async function unlinkCaller({ store }: Services, incidentId: string, contactId: string): Promise<Outcome> {
  const outcome = await unlinkContact(store, incidentId, contactId, false);
  if (outcome.kind === "taken") return { said: { key: "alreadyLinked", values: [outcome.by] } };
  if (outcome.kind === "kept") return {};
  return {
    said: { key: "unlinked", values: [] },
    undo: outcome.change,
    linked: { contactId: null, incidentId },
  };
}

/** A contact, and whether the rep says that it did not call. */
export interface Mark {
  readonly contactId: string;
  readonly name: string;
  readonly isNot: boolean;
}

/**
 * Says of a contact that it did not call, or that it may have. One that is linked is taken off first.
 * @param finding what the panel shows
 * @throws what the store rejects with
 */
export async function markCaller(
  { store }: Services,
  incidentId: string,
  { contactId, name, isNot }: Mark,
  finding: CallerFinding | undefined,
): Promise<Outcome> {
  const outcome = isNot
    ? await unlinkContact(store, incidentId, contactId, true)
    : await offerContact(store, incidentId, contactId);
  if (outcome.kind === "taken") return { said: { key: "alreadyLinked", values: [outcome.by] } };
  if (outcome.kind === "kept") return {};
  const { facts, change } = outcome;
  const said = { key: isNot ? "notCaller" : "offered", values: [name] } as const;
  // Nothing else has changed: the others stay where they are.
  if (finding?.kind === "open" && sameCustomer(finding.facts.row, facts.row))
    return { finding: { ...finding, facts }, said, undo: change };
  return {
    said,
    undo: change,
    ...(finding?.kind === "linked" ? { linked: { contactId: null, incidentId } } : {}),
  };
}

/**
 * Puts back what stood on the incident before the last change.
 * @throws what the store rejects with
 */
export async function undoLast({ store }: Services, incidentId: string, undo: Undoable): Promise<Outcome> {
  const contactId = await undoChange(store, incidentId, undo);
  if (contactId === undefined) return { said: { key: "undoTaken", values: [] } };
  return {
    said: undo.created === undefined ? { key: "undone", values: [] } : { key: "undoneCreated", values: [undo.created] },
    linked: { contactId, incidentId },
  };
}

/**
 * Creates the contact, then links it; where somebody like it stands in Dataverse already, says so instead.
 * @param created called once the contact exists
 * @returns undefined when the contact was not linked
 * @throws what the store rejects with
 */
export async function createCaller(
  services: Services,
  query: CallerQuery,
  { contactId, form, sessionId, anyway }: NewCaller,
  created: () => void,
): Promise<Outcome | undefined> {
  const { row, placeholder } = await caseFacts(services.store, query.incidentId);
  const standing = contactOf(row, placeholder);
  // Somebody else was quicker: a contact that nobody needs is not made.
  if (standing.kind !== "none" && standing.contactId !== contactId)
    return { said: { key: "alreadyLinked", values: [standing.name] } };
  if (anyway !== true) {
    // A help, no condition: what keeps it from being asked keeps nobody from creating.
    const alike = await findDuplicates(services.store, query, form).catch(() => []);
    // An earlier try whose answer was lost has created it.
    const duplicates = alike.filter(({ holder }) => holder.id !== contactId);
    if (duplicates.length > 0) return { duplicates };
  }
  const account = realAccount(row, placeholder);
  const contactRow = newContactRow(contactId, form, sessionId, account);
  await services.store.createContact(contactRow).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
    // An earlier try got through and its answer was lost. The rep may have corrected the form since.
    return services.store.updateContact(contactRow);
  });
  created();
  const fullname = `${form.firstName} ${form.lastName}`.trim();
  const contact: CallerCustomer = {
    row: { fullname, mobilephone: form.phone },
    table: "contact",
    id: contactId,
    name: fullname,
    email: form.email.trim(),
    parentId: account?.id,
    parentName: account === undefined ? "" : row.customerName,
  };
  return linkCaller(services, query.incidentId, contact, phoneMatch(query, contact)).then(
    (outcome) => (outcome?.undo === undefined ? outcome : { ...outcome, undo: { ...outcome.undo, created: fullname } }),
    (error: unknown) => ({ failure: { what: "createdNotLinked", problem: problemOf(error) } }),
  );
}
