import { parseCustomerRef, type CustomerRef } from "./reference";

/**
 * The customer of callers nobody knows: a row; `none` where the admin named none; `unreadable` where Dataverse could
 * not be asked, so that any customer may be it.
 */
export type Placeholder = CustomerRef | "none" | "unreadable";

const VALUES = "environmentvariabledefinition_environmentvariablevalue";

/** The table that says which row the placeholder is, and the query of its one row. */
export const PLACEHOLDER_QUERY = {
  table: "environmentvariabledefinition",
  options: `?$select=defaultvalue&$filter=schemaname eq 'opencx_UnknownCallerCustomer'&$expand=${VALUES}($select=value)`,
} as const;

/** A row that {@link PLACEHOLDER_QUERY} finds. */
export interface PlaceholderRow {
  readonly defaultvalue?: string | null;
  readonly [VALUES]?: readonly { readonly value?: string | null }[] | null;
}

/**
 * The placeholder that the query's answer names. The environment's own value counts before the solution's default; an
 * empty one does not count.
 * @param row undefined: the environment variable is not there
 */
export function placeholderOf(row: PlaceholderRow | undefined): CustomerRef | "none" {
  const text = [row?.[VALUES]?.[0]?.value, row?.defaultvalue].find((each) => each != null && each !== "");
  return parseCustomerRef(text ?? "") ?? "none";
}

/** Whether a customer is known to be the placeholder. */
export function isPlaceholder(customer: CustomerRef, placeholder: Placeholder): boolean {
  return typeof placeholder === "object" && customer.table === placeholder.table && customer.id === placeholder.id;
}
