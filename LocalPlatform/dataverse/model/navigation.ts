import type { Schema, Table } from "../metadata/schema";
import { noSuchProperty, notHere, type WebApiError } from "../webApiError";

/** The refusal of a table that Dataverse has, since a navigation property leads there, and this one has not. */
export function tableNotHere(logicalName: string): WebApiError {
  return notHere(`The table '${logicalName}'`);
}

/** The table that a navigation property leads to. @throws WebApiError 501 when it is not one of those here. */
export function tableBehind(schema: Schema, logicalName: string): Table {
  const table = schema.tables.get(logicalName);
  if (table === undefined) throw tableNotHere(logicalName);
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
  const told = Object.hasOwn(table.many, navigation) ? table.many[navigation] : undefined;
  if (told === undefined) throw noSuchProperty(table.logicalName, navigation);
  const target = tableBehind(schema, told.table);
  const column = target.one[told.partner]?.column;
  if (column === undefined) throw notHere(`The relationship '${navigation}'`);
  return { target, column };
}
