import { indexKey } from "../model/rowIndex";
import type { Environment } from "../model/environment";
import { textOf, type Row } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { Change } from "./change";

/**
 * Columns by which the published rules know a duplicate, by table: "Accounts with the same e-mail address" and
 * "Contacts with the same e-mail address". Source: Microsoft, "Detect duplicate data using the Web API", note (rules for
 * accounts, contacts and leads are shipped).
 */
const RULES: Readonly<Record<string, string>> = { account: "emailaddress1", contact: "emailaddress1" };

/** The published rules, as their table has them. */
export const SHIPPED_RULES = [
  { table: "account", name: "Accounts with the same e-mail address" },
  { table: "contact", name: "Contacts with the same e-mail address" },
] as const;

/**
 * The rows of a table that a published rule finds to be duplicates of a row of the same table, which may be one that is
 * yet to be made. No published rule compares one table with another.
 */
export function duplicatesOf(
  { store }: Pick<Environment, "store">,
  table: string,
  { id, values }: { readonly id?: string | undefined; readonly values: Row["values"] },
): readonly Row[] {
  const column = RULES[table];
  const value = column === undefined ? "" : textOf({ values }, column);
  // Without a value a row is nobody's duplicate.
  if (column === undefined || value === "") return [];
  return store.where(table, column, [indexKey(value)]).filter((row) => row.id !== id);
}

/**
 * Refuses a row that a published rule finds to be another's duplicate. Status: Microsoft, "Use optional parameters"; its
 * older pages print 500.
 * @throws WebApiError 412 0x80040333.
 */
export function refuseDuplicates({ environment, table, id, payload, draft }: Change): void {
  const column = RULES[table.logicalName];
  if (column === undefined || !payload.values.has(column)) return;
  if (duplicatesOf(environment, table.logicalName, { id, values: draft.values }).length === 0) return;
  throw new WebApiError(
    412,
    "0x80040333",
    "A record was not created or updated because a duplicate of the current record already exists.",
  );
}
