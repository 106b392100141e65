import { newContactRow, type ContactDetails } from "../../../Caller/contact/newContact";
import { realAccount } from "../../../Caller/customer/caseCustomer";
import { isDuplicateKey, problemOf } from "../../host/problem";
import type { HostServices } from "../../host/hostServices";
import { caseFacts, type CallerQuery } from "./callerLookup";
import type { CallerCustomer } from "./caseStore";
import { linkContact, unlinkContact } from "./linking";
import type { PanelState } from "./panelState";
import { phoneMatch, type Candidate } from "./phoneMatch";

/** What an answer from outside came to: what to show, and whether the incident's contact is another now. */
export interface Outcome extends Pick<PanelState, "finding" | "said" | "createdId" | "failure"> {
  readonly linked?: Parameters<HostServices["contactLinked"]>[0];
}

/** What a contact is created from. */
export interface NewCaller {
  /** Chosen when the form was opened. */
  readonly contactId: string;
  readonly form: ContactDetails;
  readonly sessionId: string | undefined;
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
  if (outcome.kind === "account") return { said, linked: { contactId: null, incidentId } };
  return {
    finding: { ...outcome, contact: customer, match },
    said,
    linked: { contactId: customer.id, incidentId },
  };
}

/**
 * Takes the contact off the incident, where something can stand in its place.
 * @throws what the store rejects with
 */
export async function unlinkCaller({ store }: Services, incidentId: string): Promise<Outcome> {
  const done = await unlinkContact(store, incidentId);
  return done ? { said: { key: "unlinked", values: [] }, linked: { contactId: null, incidentId } } : {};
}

/**
 * Creates the contact, then links it.
 * @param created called once the contact exists
 * @returns undefined when the contact was not linked
 * @throws what the store rejects with
 */
export async function createCaller(
  services: Services,
  query: CallerQuery,
  { contactId, form, sessionId }: NewCaller,
  created: () => void,
): Promise<Outcome | undefined> {
  const { row, placeholder } = await caseFacts(services.store, query.incidentId);
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
  return linkCaller(services, query.incidentId, contact, phoneMatch(query, contact)).catch((error: unknown) => ({
    failure: { what: "createdNotLinked", problem: problemOf(error) },
  }));
}
