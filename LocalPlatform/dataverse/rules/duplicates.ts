import { indexKey } from "../model/rowIndex";
import { textOf } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { Change } from "./change";

/**
 * Columns by which the published rules know a duplicate, by table: "Accounts with the same e-mail address" and
 * "Contacts with the same e-mail address". Source: Microsoft, "Detect duplicate data using the Web API", note (rules for
 * accounts, contacts and leads are shipped).
 */
const RULES: Readonly<Record<string, string>> = { account: "emailaddress1", contact: "emailaddress1" };

/**
 * Refuses a row that a published rule finds to be another's duplicate. Status: Microsoft, "Use optional parameters"; its
 * older pages print 500.
 * @throws WebApiError 412 0x80040333.
 */
export function refuseDuplicates({ environment: { store }, table, id, payload, draft }: Change): void {
  const column = RULES[table.logicalName];
  if (column === undefined || !payload.values.has(column)) return;
  const value = textOf(draft, column);
  // Without a value a row is nobody's duplicate.
  if (value === "") return;
  const other = store.where(table.logicalName, column, [indexKey(value)]).find((row) => row.id !== id);
  if (other === undefined) return;
  throw new WebApiError(
    412,
    "0x80040333",
    "A record was not created or updated because a duplicate of the current record already exists.",
  );
}
