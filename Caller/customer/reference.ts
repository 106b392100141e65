/** A row that can be an incident's customer. */
export interface CustomerRef {
  readonly table: "account" | "contact";
  /** GUID, lower case, without braces. */
  readonly id: string;
}

/**
 * Reads `account:GUID` or `contact:GUID`, the text by which an admin names the customer of unknown callers: value of
 * the environment variable
 * `opencx_UnknownCallerCustomer` and of the service's setting `UNKNOWN_CALLER_CUSTOMER`. All rooms read it here: a
 * spelling that one took and another did not would
 * leave cases whose caller nobody knows looking linked. Case, spaces and braces do not count.
 * @returns undefined for any other text
 */
export function parseCustomerRef(text: string): CustomerRef | undefined {
  const [, table, id] =
    /^\s*(account|contact)\s*:\s*\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?\s*$/i.exec(text) ?? [];
  if (table === undefined || id === undefined) return undefined;
  return { table: table.toLowerCase() === "account" ? "account" : "contact", id: id.toLowerCase() };
}
