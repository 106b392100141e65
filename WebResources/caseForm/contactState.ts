/** A row that a lookup points to, id without braces and in lower case. */
export interface RowReference {
  readonly table: string;
  readonly id: string;
}

/** Which customer stands for a caller nobody knows; `unreadable` when Dataverse could not be asked. */
export type Placeholder =
  | { readonly kind: "set"; readonly customer: RowReference }
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" };

/** Whether a contact is linked to a case; `unknown` when what is known does not decide it. */
export type ContactState = "linked" | "missing" | "unknown";

/**
 * A contact is missing when the customer is the placeholder, or an account without a primary contact.
 * A contact as customer while the placeholder cannot be read is `unknown`: it may be the placeholder.
 */
export function contactState(
  customer: RowReference | undefined,
  hasPrimaryContact: boolean,
  placeholder: Placeholder,
): ContactState {
  // A customer is required, so an empty one means that the rep is just now choosing.
  if (customer === undefined) return "unknown";
  if (placeholder.kind === "set" && sameRow(customer, placeholder.customer)) return "missing";
  if (customer.table === "account" && !hasPrimaryContact) return "missing";
  return placeholder.kind === "unreadable" ? "unknown" : "linked";
}

/** Form lookups spell ids `{UPPER-CASE}`, the Web API in lower case without braces. */
export function plainId(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}

function sameRow(one: RowReference, other: RowReference): boolean {
  return one.table === other.table && one.id === other.id;
}
