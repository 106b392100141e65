/** A row that can be an incident's customer. */
export interface CustomerRef {
  readonly table: "account" | "contact";
  /** GUID, lower case, without braces. */
  readonly id: string;
}

/** A GUID as the Web API writes it: form lookups spell ids `{UPPER-CASE}`, and two spellings of one row are no two rows. */
export function plainGuid(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}

/**
 * Reads `account:GUID` or `contact:GUID`, the text by which an admin names the customer of unknown callers: value of
 * the environment variable `opencx_UnknownCallerCustomer` and of the service's setting `UNKNOWN_CALLER_CUSTOMER`. All
 * rooms read it here: a spelling that one took and another did not would leave cases whose caller nobody knows looking
 * linked. Case, spaces and braces do not count.
 * @returns undefined for any other text
 */
export function parseCustomerRef(text: string): CustomerRef | undefined {
  const [, table, id] =
    /^\s*(account|contact)\s*:\s*(\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?)\s*$/i.exec(text) ?? [];
  return table === undefined || id === undefined ? undefined : customerRef(table.toLowerCase(), id);
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
