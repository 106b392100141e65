import type { Source } from "../model/environment";
import { lookupName } from "../model/formattedValue";
import { targetTable } from "../model/navigation";
import { lookupOf, type Row, type Value } from "../model/row";
import type { Table } from "../metadata/schema";
import { noSuchProperty } from "../model/webApiError";

/** Where rows are read, by one who may not see all of them. */
export interface ReadableSource extends Source {
  /** @throws WebApiError 403 when the table may not be read */
  readonly demand: (table: string) => void;
  /** Whether a row may be read: one that may not tells nothing about those that lead to it. */
  readonly sees: (table: Table, row: Row) => boolean;
}

/** A property reached from a row, perhaps over single-valued navigation properties. */
export interface ResolvedPath {
  readonly edm: string;
  readonly read: (row: Row) => Value;
  /** What rows are sorted by: the name of the row that a lookup leads to, else the value itself. */
  readonly sortKey: (row: Row) => Value;
}

/**
 * Finds what a path such as `primarycontactid/fullname` means.
 * @throws WebApiError 400 "Could not find a property named ..."; names are case-sensitive. 403 for a table on the way
 * that may not be read.
 */
export function resolvePath(
  source: ReadableSource,
  table: Table,
  [first = "", ...rest]: readonly string[],
): ResolvedPath {
  if (rest.length === 0) {
    const property = table.properties.get(first);
    if (property === undefined) throw noSuchProperty(table.logicalName, first);
    const read = (row: Row): Value => row.values[first] ?? null;
    const sortKey = property.lookup ? (row: Row): Value => lookupName(source, row, property.column) ?? null : read;
    return { edm: property.definition.edm, read, sortKey };
  }
  // A managed property is an object, whose value can be asked about: `iscustomizable/Value`.
  const managed = rest.length === 1 && rest[0] === "Value" ? table.properties.get(first) : undefined;
  if (managed?.definition.type === "ManagedProperty") {
    const read = (row: Row): Value => row.values[first] ?? null;
    return { edm: "Edm.Boolean", read, sortKey: read };
  }
  const navigation = Object.hasOwn(table.one, first) ? table.one[first] : undefined;
  if (navigation?.column === undefined) throw noSuchProperty(table.logicalName, first);
  const { column } = navigation;
  const target = targetTable(source.schema, navigation.table);
  source.demand(target.logicalName);
  const inner = resolvePath(source, target, rest);
  const onRelated =
    (get: (related: Row) => Value) =>
    (row: Row): Value => {
      const held = lookupOf(row, column);
      const related = held?.table === target.logicalName ? source.store.get(held.table, held.id) : undefined;
      return related === undefined || !source.sees(target, related) ? null : get(related);
    };
  return { edm: inner.edm, read: onRelated(inner.read), sortKey: onRelated(inner.sortKey) };
}
