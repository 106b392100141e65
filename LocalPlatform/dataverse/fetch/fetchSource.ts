import type { Asker } from "../conditions/asker";
import type { Source } from "../model/environment";
import { intersectTable } from "../model/navigation";
import type { Row } from "../model/row";
import type { Property, Table } from "../metadata/schema";
import { badCondition } from "../conditions/columnTest";
import { noSuchColumn, tableNotHere } from "../model/webApiError";

/** Where a FetchXML query is run, and for whom. */
export interface FetchSource extends Source {
  readonly asker: Asker;
  /** @throws WebApiError 403 when the table may not be read */
  readonly demand: (table: string) => void;
  /** Whether a row may be read. */
  readonly sees: (table: Table, row: Row) => boolean;
}

/** One table of a query: the one that it is of, or one of a link. */
export interface Node {
  /** Its place in a joined row. */
  readonly at: number;
  /** The table's, as the query has it. */
  readonly name: string;
  readonly alias: string;
  readonly table: Table;
}

/** Rows of all tables of a query that belong together, each at its node's place; a link without a match has none. */
export type Joined = readonly (Row | undefined)[];

/** @throws WebApiError 400 0x80041102, 501 for a table that is Dataverse's, and not here; 403 */
export function fetchTable({ schema, demand }: FetchSource, name: string): Table {
  const table = schema.tables.get(name);
  if (table === undefined) throw tableNotHere(name);
  demand(name);
  return table;
}

/**
 * The table of a link, which may be one that holds the links of a relationship of many to many: nobody has privileges to
 * that by itself.
 * @throws WebApiError as {@link fetchTable}
 */
export function linkedTable(source: FetchSource, name: string): Table {
  return intersectTable(source.schema, name) ?? fetchTable(source, name);
}

/** The column of a logical name. @throws WebApiError 400 0x80041103, 501 for one that is Dataverse's, and not here */
export function fetchColumn(table: Table, name: string): Property {
  const found = table.properties.get(name) ?? table.properties.get(`_${name}_value`);
  if (found?.column !== name) throw noSuchColumn(table.logicalName, name);
  return found;
}

/** A column with the node that it is of, named as `column` or `alias.column`. */
export interface Place {
  readonly node: Node;
  readonly property: Property;
}

/** @throws WebApiError 400 0x80041106 for columns of types that differ */
export function demandSameType(a: Property, b: Property): void {
  if (a.definition.edm !== b.definition.edm)
    throw badCondition(`'${a.column}' and '${b.column}' are of types that do not compare.`);
}
