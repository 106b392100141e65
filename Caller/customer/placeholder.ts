import type { Variables } from "../variables";
import { parseCustomerRef, type CustomerRef } from "./reference";

/**
 * The customer of callers nobody knows: a row; `none` where the admin named none; `unreadable` where Dataverse could
 * not be asked, so that any customer may be it.
 */
export type Placeholder = CustomerRef | "none" | "unreadable";

/** The placeholder that the solution's variables name. @param variables undefined: they could not be read */
export function placeholderOf(variables: Variables | undefined): Placeholder {
  return variables ? (parseCustomerRef(variables.opencx_UnknownCallerCustomer ?? "") ?? "none") : "unreadable";
}

/** Whether a customer is known to be the placeholder. */
export function isPlaceholder(customer: CustomerRef, placeholder: Placeholder): boolean {
  return typeof placeholder === "object" && customer.table === placeholder.table && customer.id === placeholder.id;
}
