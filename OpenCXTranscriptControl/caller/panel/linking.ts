import { contactOf, type CaseContact } from "../../../Caller/customer/caseCustomer";
import { planLink, planUnlink } from "../../../Caller/customer/linkPlan";
import { caseFacts, type CaseFacts } from "./callerLookup";
import type { CallerCustomer, CaseStore } from "./caseStore";

/** What became of linking. */
export type LinkOutcome =
  | { readonly kind: "linked"; readonly facts: CaseFacts; readonly link: Exclude<CaseContact, { kind: "none" }> }
  /** The account is the customer, and no contact is linked. */
  | { readonly kind: "account" }
  /** Somebody else linked a contact since the panel looked; nothing was written. */
  | { readonly kind: "taken"; readonly by: string }
  /** The rep kept the customer. */
  | { readonly kind: "declined" };

/**
 * Links a contact to an incident, or makes an account its customer. The incident is read anew first: what the panel
 * shows may be minutes old, and the Web API of a control cannot make an update depend on an unchanged row.
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
  const standing = contactOf(facts.row, facts.placeholder);
  if (standing.kind !== "none" && standing.contactId !== customer.id) return { kind: "taken", by: standing.name };
  // An earlier try whose answer was lost has linked it already.
  if (standing.kind !== "none") return { kind: "linked", facts, link: standing };
  const { changes, replacesCustomer } = planLink(facts.row, facts.placeholder, customer, customer.parentId);
  if (replacesCustomer && !(await mayReplace(facts.row.customerName))) return { kind: "declined" };
  await store.updateCase(incidentId, changes);
  if (customer.table === "account") return { kind: "account" };
  const named = { contactId: customer.id, name: customer.name };
  if ("primarycontactid@odata.bind" in changes && changes["primarycontactid@odata.bind"] !== null) {
    return {
      kind: "linked",
      facts: { ...facts, row: { ...facts.row, primaryContactId: customer.id, primaryContactName: customer.name } },
      link: { kind: "primary", ...named, account: facts.row.customerName },
    };
  }
  const row = {
    customer: { table: "contact", id: customer.id },
    customerName: customer.name,
    primaryContactId: undefined,
    primaryContactName: "",
  } as const;
  return { kind: "linked", facts: { ...facts, row }, link: { kind: "customer", ...named } };
}

/**
 * Takes the contact off an incident: the customer becomes the placeholder again, or the primary contact of an account
 * is cleared.
 * @returns false when there is no placeholder to put in the customer's place; nothing was written then
 * @throws what the store rejects with
 */
export async function unlinkContact(store: CaseStore, incidentId: string): Promise<boolean> {
  const facts = await caseFacts(store, incidentId);
  if (contactOf(facts.row, facts.placeholder).kind === "none") return true;
  const changes = planUnlink(facts.row, facts.placeholder);
  if (changes === undefined) return false;
  await store.updateCase(incidentId, changes);
  return true;
}
