import type { Environment, Source } from "./environment";
import type { Row } from "./row";
import type { Property, Schema, Table } from "../metadata/schema";
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

/** A relationship of many to many, seen from one side. */
interface ManyToMany {
  readonly target: Table;
  /** Name in the store of the table that holds its links. */
  readonly links: string;
  /** What the links hold the id of this side's row in, and of the other's. */
  readonly here: string;
  readonly there: string;
}

/** The relationship, when a collection-valued navigation property is one of many to many. */
export function manyToManyOf(schema: Schema, table: Table, navigation: string): ManyToMany | undefined {
  const relationship = Object.hasOwn(table.many, navigation) ? table.many[navigation] : undefined;
  const target = schema.tables.get(relationship?.table ?? "");
  if (relationship === undefined || target === undefined || !Object.hasOwn(target.many, relationship.partner))
    return undefined;
  const here = `${table.logicalName}.${navigation}`;
  const there = `${target.logicalName}.${relationship.partner}`;
  return { target, links: [here, there].sort().join(" "), here, there };
}

/** The columns of the table that holds a relationship's links: the keys of both sides. */
function idColumn(property: string, column: string): Property {
  return { property, column, lookup: false, definition: { type: "Uniqueidentifier", edm: "Edm.Guid" } };
}

/**
 * The table that holds the links of a relationship of many to many, such as `teammembership`: FetchXML can join over it.
 * Its rows have no address of their own here. Source: FetchXML, join tables, many-to-many relationships.
 */
export function intersectTable(schema: Schema, logicalName: string): Table | undefined {
  for (const table of schema.tables.values()) {
    const many = manyToManyOf(schema, table, `${logicalName}_association`);
    if (many === undefined) continue;
    const columns = [idColumn(many.here, table.key), idColumn(many.there, many.target.key)];
    return {
      logicalName: many.links,
      set: "",
      key: `${logicalName}id`,
      name: "",
      code: 0,
      label: logicalName,
      columns: Object.fromEntries(columns.map(({ column, definition }) => [column, definition])),
      keys: {},
      one: {},
      many: {},
      properties: new Map(columns.map((property) => [property.column, property])),
    };
  }
  return undefined;
}

/** Links two rows; linking them again changes nothing. */
export function link(
  { schema, store }: Environment,
  table: Table,
  id: string,
  navigation: string,
  other: string,
): void {
  const many = manyToManyOf(schema, table, navigation);
  if (many === undefined) return;
  const values = { [many.here]: id, [many.there]: other };
  const key = many.here < many.there ? `${id} ${other}` : `${other} ${id}`;
  if (store.get(many.links, key) === undefined) store.put(many.links, { id: key, values, targets: {} });
}

/** Takes away a row's links of one relationship: the one to `other`, or all. @returns whether there was one */
export function removeLinks(
  { schema, store }: Environment,
  table: Table,
  id: string,
  navigation: string,
  other?: string,
): boolean {
  const many = manyToManyOf(schema, table, navigation);
  if (many === undefined) return false;
  const held = store
    .where(many.links, many.here, [id])
    .filter(({ values }) => other === undefined || values[many.there] === other);
  held.forEach((one) => store.remove(many.links, one.id));
  return held.length > 0;
}

/**
 * The rows behind a collection-valued navigation property of one row, in the order of their creation.
 * @throws WebApiError as {@link collectionOf}.
 */
export function relatedRows({ schema, store }: Source, table: Table, id: string, navigation: string): readonly Row[] {
  const many = manyToManyOf(schema, table, navigation);
  if (many === undefined) {
    const { target, column } = collectionOf(schema, table, navigation);
    return store.related(target.logicalName, column, { table: table.logicalName, id });
  }
  const linked = store.where(many.links, many.here, [id]).flatMap(({ values }) => {
    const row = store.get(many.target.logicalName, String(values[many.there]));
    return row === undefined ? [] : [row];
  });
  return store.inOrder(many.target.logicalName, linked);
}

/**
 * The table behind a collection-valued navigation property, of whichever kind.
 * @throws WebApiError as {@link collectionOf}.
 */
export function tableBehind(schema: Schema, table: Table, navigation: string): Table {
  return manyToManyOf(schema, table, navigation)?.target ?? collectionOf(schema, table, navigation).target;
}
