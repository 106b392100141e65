import type { CustomerRef } from "./reference";

/** What an incident says of its customer. */
export interface CaseCustomer {
  /** Every saved incident has one; undefined only where column security hides it. */
  readonly customer: CustomerRef | undefined;
  readonly customerName: string;
  readonly primaryContactId: string | undefined;
  readonly primaryContactName: string;
}

/** The contact that stands on an incident. */
export type CaseContact =
  | { readonly kind: "none" }
  /** The customer itself is the contact. */
  | { readonly kind: "customer"; readonly contactId: string; readonly name: string }
  /** The primary contact of an incident whose customer is an account. */
  | { readonly kind: "primary"; readonly contactId: string; readonly name: string; readonly account: string };

/** The body of an update of the incident. */
export type IncidentChanges = Readonly<Record<`${string}@odata.bind`, string | null>>;

/** What linking would write. */
export interface LinkPlan {
  readonly changes: IncidentChanges;
  /** True when a real customer would be replaced: the rep must agree first. */
  readonly replacesCustomer: boolean;
}

/** Entity set of a customer table. */
const SETS = { account: "accounts", contact: "contacts" } as const;

/**
 * @param placeholder the customer of unknown callers; undefined where it could not be read, which makes every customer
 * a real one.
 */
export function isPlaceholder(customer: CustomerRef | undefined, placeholder: CustomerRef | undefined): boolean {
  return customer !== undefined && customer.table === placeholder?.table && customer.id === placeholder.id;
}

/** The account that is the case's real customer; undefined for a contact and for the placeholder. */
export function realAccount(row: CaseCustomer, placeholder: CustomerRef | undefined): CustomerRef | undefined {
  return row.customer?.table === "account" && !isPlaceholder(row.customer, placeholder) ? row.customer : undefined;
}

/** Whether customer and primary contact are the same rows; names may differ. */
export function sameCustomer(a: CaseCustomer, b: CaseCustomer): boolean {
  return (
    a.customer?.table === b.customer?.table &&
    a.customer?.id === b.customer?.id &&
    a.primaryContactId === b.primaryContactId
  );
}

/** The contact that stands on the incident. The placeholder counts as nobody, also when it is a contact. */
export function contactOf(row: CaseCustomer, placeholder: CustomerRef | undefined): CaseContact {
  if (row.customer === undefined || isPlaceholder(row.customer, placeholder)) return { kind: "none" };
  if (row.customer.table === "contact") return { kind: "customer", contactId: row.customer.id, name: row.customerName };
  if (row.primaryContactId === undefined) return { kind: "none" };
  return { kind: "primary", contactId: row.primaryContactId, name: row.primaryContactName, account: row.customerName };
}

/**
 * What linking a contact writes. Contact and customer are never both the same contact (Dataverse: 0x8004f865), and a
 * primary contact must be a
 * contact of the customer (0x8004f864).
 * @param parentId the row that the contact's parentcustomerid names
 */
export function planLink(
  row: CaseCustomer,
  placeholder: CustomerRef | undefined,
  contactId: string,
  parentId: string | undefined,
): LinkPlan {
  const account = realAccount(row, placeholder);
  if (account !== undefined && parentId === account.id) {
    return { changes: { "primarycontactid@odata.bind": `/contacts(${contactId})` }, replacesCustomer: false };
  }
  return {
    changes: { "customerid_contact@odata.bind": `/contacts(${contactId})`, ...clearedPrimaryContact(row) },
    replacesCustomer: account !== undefined,
  };
}

/** What unlinking writes; undefined when the customer would have to become the placeholder and there is none. */
export function planUnlink(row: CaseCustomer, placeholder: CustomerRef | undefined): IncidentChanges | undefined {
  // The customer stays: the account was the customer before anybody was linked.
  if (contactOf(row, placeholder).kind === "primary") return clearedPrimaryContact(row);
  if (placeholder === undefined) return undefined;
  return {
    [`customerid_${placeholder.table}@odata.bind`]: `/${SETS[placeholder.table]}(${placeholder.id})`,
    ...clearedPrimaryContact(row),
  };
}

/**
 * A primary contact that stays behind when the customer changes would belong to nobody, and Dataverse refuses the
 * update.
 */
function clearedPrimaryContact(row: CaseCustomer): IncidentChanges {
  return row.primaryContactId === undefined ? {} : { "primarycontactid@odata.bind": null };
}
