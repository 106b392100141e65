import type { Caller } from "../access/caller";
import type { Environment } from "../model/environment";
import type { Payload } from "../model/payload";
import type { Row, Value } from "../model/row";
import type { Table } from "../metadata/schema";

/** A row being written. `draft` is what it will be: rules may add to it, or refuse by throwing a WebApiError. */
export interface Change {
  readonly environment: Environment;
  readonly caller: Caller;
  readonly table: Table;
  readonly id: string;
  /** The row as it was; absent on create. */
  readonly before?: Row;
  readonly payload: Payload;
  readonly draft: { readonly values: Record<string, Value>; readonly targets: Record<string, string> };
}

/** What a table does of its own when a row is written. */
export interface TableRules {
  /** Before lookups are looked at: refuses bodies that contradict themselves. */
  readonly onPayload?: (change: Change) => void;
  /** Once the draft holds the body's values: refuses, or derives further values. */
  readonly onDraft?: (change: Change) => void;
  /** After the row stands, in the same transaction. */
  readonly onWritten?: (change: Change, row: Row) => void;
}

/** Fills a lookup in a draft. */
export function setLookup(
  draft: Change["draft"],
  column: string,
  target: { readonly table: string; readonly id: string } | null,
): void {
  draft.values[`_${column}_value`] = target?.id ?? null;
  if (target === null) Reflect.deleteProperty(draft.targets, column);
  else draft.targets[column] = target.table;
}

/** By the columns of a table, which are never changed: a solution's brings a table of others. */
const defaults = new WeakMap<Table["columns"], Readonly<Record<string, Value>>>();

/** What a new row holds that nobody has set. */
export function newRowValues({ columns }: Table): Record<string, Value> {
  let found = defaults.get(columns);
  if (found === undefined) {
    found = Object.fromEntries(
      Object.entries(columns).flatMap(([column, { default: value }]) => (value === undefined ? [] : [[column, value]])),
    );
    defaults.set(columns, found);
  }
  return { ...found };
}
