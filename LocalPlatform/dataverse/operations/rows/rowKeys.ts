import type { Table } from "../../metadata/schema";
import type { Source } from "../../model/environment";
import type { JsonObject } from "../../model/payload";
import { noRowWithKey, takenKey, type AlternateKey, type FindByKey, type RowKey } from "../../model/rowKey";
import type { Row, Value } from "../../model/row";
import { doesNotExist, notImplemented } from "../../model/webApiError";
import { indexKey } from "../../model/rowIndex";

function same(one: Value, other: Value): boolean {
  return one === null || other === null ? one === other : indexKey(one) === indexKey(other);
}

/** The row that a key names, if it is there. Texts compare as everywhere: without regard to case and accents. */
export function findRow({ store }: Source, table: Table, key: RowKey): Row | undefined {
  if ("id" in key) return store.get(table.logicalName, key.id);
  const [known] = key.values.flatMap(({ property: { property }, value }) =>
    value === null ? [] : [{ property, key: indexKey(value) }],
  );
  const rows =
    known === undefined ? store.all(table.logicalName) : store.where(table.logicalName, known.property, [known.key]);
  return rows.find((row) =>
    key.values.every(({ property, value }) => same(row.values[property.property] ?? null, value)),
  );
}

/** The row that a key names. @throws WebApiError 404 0x80040217, or 0x80060891 for an alternate key. */
export function demandRow(source: Source, table: Table, key: RowKey): Row {
  const row = findRow(source, table, key);
  if (row === undefined) throw notThere(table, key);
  return row;
}

/** The refusal of a key that names no row. */
export function notThere(table: Table, key: RowKey): Error {
  return "id" in key ? doesNotExist(table.logicalName, key.id) : noRowWithKey(table);
}

/** How addresses in bodies are followed that name a row by an alternate key. */
export function byKey(source: Source): FindByKey {
  return (table, key) => demandRow(source, table, key).id;
}

/** Names in a body that write a column of the key. */
function writesKey(table: Table, { values }: AlternateKey, name: string): boolean {
  const navigation = name.replace(/@odata\.bind$/, "");
  const column = Object.hasOwn(table.one, navigation) ? table.one[navigation]?.column : undefined;
  return values.some(({ property }) => property.property === name || property.column === column);
}

/**
 * A body without what it says of the key's own columns: whoever names a row by a key cannot change that key. Source:
 * Microsoft, "Use Upsert to create or update a record", Guidance for composing requests.
 */
export function withoutKey(table: Table, key: RowKey, body: JsonObject): JsonObject {
  if ("id" in key) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !writesKey(table, key, name)));
}

/** A body for a new row with the key's values put in where it has none of its own. Source: the same section. */
export function withKey({ schema }: Source, table: Table, key: RowKey, body: JsonObject): JsonObject {
  if ("id" in key) return body;
  const names = Object.keys(body);
  const added = key.values.flatMap(({ property, value }): [string, unknown][] => {
    if (names.some((name) => writesKey(table, { values: [{ property, value }] }, name))) return [];
    if (!property.lookup) return [[property.property, value]];
    const ways = Object.entries(table.one).filter(([, one]) => one.column === property.column);
    const [way] = ways;
    const set = schema.tables.get(way?.[1].table ?? "")?.set;
    if (way === undefined || set === undefined || ways.length > 1)
      throw notImplemented(`A new row by a key with the lookup '${property.column}'`);
    return [[`${way[0]}@odata.bind`, `/${set}(${String(value)})`]];
  });
  return { ...body, ...Object.fromEntries(added) };
}

/**
 * Refuses a row whose alternate key another row has. A key with an empty column is none: Microsoft, "Define alternate
 * keys", Unique constraints and null values.
 * @throws WebApiError 412 0x80060892.
 */
export function refuseTakenKeys(source: Source, table: Table, id: string, values: Row["values"]): void {
  for (const [name, columns] of Object.entries(table.keys)) {
    const properties = [...table.properties.values()].filter(({ column }) => columns.includes(column));
    const wanted = properties.map((property) => ({ property, value: values[property.property] ?? null }));
    if (wanted.some(({ value }) => value === null)) continue;
    const other = findRow(source, table, { values: wanted });
    if (other !== undefined && other.id !== id) throw takenKey(name, columns);
  }
}
