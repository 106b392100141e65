import { isGuid, plainGuid } from "../../Transcript/text/guid";

/** A row that can be an incident's customer. */
export interface CustomerRef {
  readonly table: "account" | "contact";
  /** GUID, lower case, without braces. */
  readonly id: string;
}

/**
 * Reads `account:GUID` or `contact:GUID`, the text by which an admin names the customer of unknown callers: value of
 * the environment variable `opencx_UnknownCallerCustomer` and of the service's setting `UNKNOWN_CALLER_CUSTOMER`. All
 * rooms read it here: a spelling that one took and another did not would leave cases whose caller nobody knows looking
 * linked. Case, spaces and braces do not count.
 * @returns undefined for any other text
 */
export function parseCustomerRef(text: string): CustomerRef | undefined {
  const [, table, id = ""] = /^\s*(account|contact)\s*:\s*\{?([^\s{}]+)\}?\s*$/i.exec(text) ?? [];
  return isGuid(id) ? customerRef(table?.toLowerCase(), id) : undefined;
}

/**
 * A lookup's table and id as a customer; undefined where either is missing or the table holds no customers.
 * @param id in any spelling
 */
export function customerRef(table: string | undefined, id: string | undefined): CustomerRef | undefined {
  return id !== undefined && (table === "account" || table === "contact") ? { table, id: plainGuid(id) } : undefined;
}

/** What a write of an incident holds to make this row its customer. */
export function customerBind({ table, id }: CustomerRef): Readonly<Record<`${string}@odata.bind`, string>> {
  return { [`customerid_${table}@odata.bind`]: `/${table}s(${id})` };
}
