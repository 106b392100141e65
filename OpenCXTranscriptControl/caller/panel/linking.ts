import { contactOf, sameCustomer, type CaseContact, type StoredCustomer } from "../../../Caller/customer/caseCustomer";
import { planLink, planNotCaller, planRestore, planUnlink } from "../../../Caller/customer/linkPlan";
import { markedNotCaller } from "../../../Caller/customer/notCallers";
import type { Placeholder } from "../../../Caller/customer/placeholder";
import { caseFacts, type CaseFacts } from "./caseFacts";
import type { CallerCustomer, CaseStore } from "./caseStore";

/** What one write changed of an incident: what stood there right before it, and what stands there since. */
export interface CaseChange {
  readonly before: StoredCustomer;
  readonly after: StoredCustomer;
}

/** Somebody else linked a contact since the panel looked; nothing was written. */
interface Taken {
  readonly kind: "taken";
  readonly by: string;
}

/** What became of linking. `change` is absent where nothing had to be written any more. */
export type LinkOutcome =
  | {
      readonly kind: "linked";
      readonly facts: CaseFacts;
      readonly link: Exclude<CaseContact, { kind: "none" }>;
      readonly change?: CaseChange;
    }
  /** The account is the customer, and no contact is linked. */
  | { readonly kind: "account"; readonly change: CaseChange }
  | Taken
  /** The rep kept the customer. */
  | { readonly kind: "declined" };

/** What became of taking a contact off, or of saying that it did not call. */
export type UnlinkOutcome =
  | { readonly kind: "done"; readonly facts: CaseFacts; readonly change?: CaseChange }
  | Taken
  /** There is no placeholder to put in the customer's place; nothing was written. */
  | { readonly kind: "kept" };

/**
 * Links a contact to an incident, or makes an account its customer. The incident is read anew first: what the panel
 * shows may be minutes old, and the Web API of a control cannot make an update depend on an unchanged row. Whoever is
 * linked is no longer among those who did not call.
 * @param mayReplace asks the rep whether the named customer may be replaced
 * @throws what the store rejects with
 */
export async function linkContact(
  store: CaseStore,
  incidentId: string,
  customer: Pick<CallerCustomer, "table" | "id" | "name" | "parentId">,
  mayReplace: (customerName: string) => Promise<boolean>,
): Promise<LinkOutcome> {
  const facts = await caseFacts(store, incidentId);
  const { row, placeholder } = facts;
  const standing = contactOf(row, placeholder);
  if (standing.kind !== "none" && standing.contactId !== customer.id) return { kind: "taken", by: standing.name };
  // An earlier try whose answer was lost has linked it already.
  if (standing.kind !== "none") return { kind: "linked", facts, link: standing };
  const { changes, replacesCustomer } = planLink(row, placeholder, customer, customer.parentId);
  if (replacesCustomer) {
    if (!(await mayReplace(row.customerName))) return { kind: "declined" };
    // The rep took their time: what was agreed to is replaced, and nothing else.
    const now = await store.caseCustomer(incidentId);
    if (!sameCustomer(now, row)) return linkContact(store, incidentId, customer, mayReplace);
  }
  const { id, table, name } = customer;
  const marked = row.notCallers.includes(id);
  await store.updateCase(incidentId, marked ? { ...changes, ...planNotCaller(row, id, false) } : changes);
  const notCallers = markedNotCaller(row.notCallers, id, false);
  const bind = changes["primarycontactid@odata.bind"];
  const isPrimary = bind !== undefined && bind !== null;
  const after: StoredCustomer = isPrimary
    ? { ...row, primaryContactId: id, primaryContactName: name, notCallers }
    : {
        customer: { table, id },
        customerName: name,
        primaryContactId: undefined,
        primaryContactName: "",
        notCallers,
      };
  const other = await linkedMeanwhile(store, incidentId, placeholder, id);
  if (other !== undefined) return { kind: "taken", by: other };
  const change = { before: row, after };
  if (table === "account") return { kind: "account", change };
  return {
    kind: "linked",
    facts: { ...facts, row: after },
    link: isPrimary
      ? { kind: "primary", contactId: id, name, account: row.customerName }
      : { kind: "customer", contactId: id, name },
    change,
  };
}

/**
 * Who stands on the incident in place of the one who was just written: the Web API of a control cannot make an update
 * depend on an unchanged row, so whoever writes last stands there, and both reps must see who that is.
 * @returns undefined: nobody else does, or it cannot be read
 */
async function linkedMeanwhile(
  store: CaseStore,
  incidentId: string,
  placeholder: Placeholder,
  id: string,
): Promise<string | undefined> {
  const now = await store.caseCustomer(incidentId).catch(() => undefined);
  const standing = now && contactOf(now, placeholder);
  return standing === undefined || standing.kind === "none" || standing.contactId === id ? undefined : standing.name;
}

/**
 * Takes the contact off an incident: the customer becomes the placeholder again, or the primary contact of an account
 * is cleared. Somebody whom the panel does not show stays.
 * @param isNot also says that the contact did not call
 * @throws what the store rejects with
 */
export async function unlinkContact(
  store: CaseStore,
  incidentId: string,
  contactId: string,
  isNot: boolean,
): Promise<UnlinkOutcome> {
  const facts = await caseFacts(store, incidentId);
  const { row, placeholder } = facts;
  const standing = contactOf(row, placeholder);
  const stands = standing.kind !== "none" && standing.contactId === contactId;
  if (standing.kind !== "none" && !stands) return { kind: "taken", by: standing.name };
  if (!stands && !isNot) return { kind: "done", facts };
  const changes = stands ? planUnlink(row, placeholder) : {};
  if (changes === undefined) return { kind: "kept" };
  await store.updateCase(incidentId, isNot ? { ...changes, ...planNotCaller(row, contactId, true) } : changes);
  const after: StoredCustomer = {
    ...row,
    ...(standing.kind === "customer" && typeof placeholder === "object"
      ? { customer: placeholder, customerName: "" }
      : {}),
    ...(stands ? { primaryContactId: undefined, primaryContactName: "" } : {}),
    notCallers: isNot ? markedNotCaller(row.notCallers, contactId, true) : row.notCallers,
  };
  return { kind: "done", facts: { row: after, placeholder }, change: { before: row, after } };
}

/**
 * Offers a contact again of whom a rep said that it did not call.
 * @throws what the store rejects with
 */
export async function offerContact(store: CaseStore, incidentId: string, contactId: string): Promise<UnlinkOutcome> {
  const facts = await caseFacts(store, incidentId);
  const { row } = facts;
  if (!row.notCallers.includes(contactId)) return { kind: "done", facts };
  await store.updateCase(incidentId, planNotCaller(row, contactId, false));
  const after = { ...row, notCallers: markedNotCaller(row.notCallers, contactId, false) };
  return { kind: "done", facts: { ...facts, row: after }, change: { before: row, after } };
}

/**
 * Puts back what stood on the incident right before a change.
 * @returns the contact that stands there now, or null; undefined where customer or contact were changed meanwhile, and
 * nothing was written
 * @throws what the store rejects with
 */
export async function undoChange(
  store: CaseStore,
  incidentId: string,
  { before, after }: CaseChange,
): Promise<string | null | undefined> {
  const { row, placeholder } = await caseFacts(store, incidentId);
  // An earlier try whose answer was lost has put it back already.
  if (!sameCustomer(row, after) && !sameCustomer(row, before)) return undefined;
  const changes = planRestore(row, before, after);
  if (changes === undefined) return undefined;
  if (Object.keys(changes).length > 0) await store.updateCase(incidentId, changes);
  const standing = contactOf(before, placeholder);
  return standing.kind === "none" ? null : standing.contactId;
}
