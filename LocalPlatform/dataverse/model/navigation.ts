import type { Schema, Table } from "../metadata/schema";
import { noSuchProperty, notImplemented, type WebApiError } from "./webApiError";

/** The refusal of a table that Dataverse has, since a navigation property leads there, and this one has not. */
export function tableNotImplemented(logicalName: string): WebApiError {
  return notImplemented(`The table '${logicalName}'`);
}

/** The table that a navigation property leads to. @throws WebApiError 501 when it is not one of those here. */
export function targetTable(schema: Schema, logicalName: string): Table {
  const table = schema.tables.get(logicalName);
  if (table === undefined) throw tableNotImplemented(logicalName);
  return table;
}

/**
 * What a collection-valued navigation property stands for: the table of the related rows, and their lookup column that
 * leads back.
 * @throws WebApiError 400 for a name that is not there, 501 for a table that is not here, or a relationship of many to
 * many.
 */
export function collectionOf(
  schema: Schema,
  table: Table,
  navigation: string,
): { readonly target: Table; readonly column: string } {
  const relationship = Object.hasOwn(table.many, navigation) ? table.many[navigation] : undefined;
  if (relationship === undefined) throw noSuchProperty(table.logicalName, navigation);
  const target = targetTable(schema, relationship.table);
  const column = target.one[relationship.partner]?.column;
  if (column === undefined) throw notImplemented(`The relationship '${navigation}'`);
  return { target, column };
}
