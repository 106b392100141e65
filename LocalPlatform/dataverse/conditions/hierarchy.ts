import type { Property, Schema, Table } from "../metadata/schema";
import type { Source } from "../model/environment";
import { lookupOf } from "../model/row";
import { notImplemented, WebApiError } from "../model/webApiError";

/**
 * The lookup by which the rows of a table are one below another. Source: Microsoft, "Query hierarchical data", whose
 * examples are of accounts; "Hierarchy security", Manager hierarchy, for users.
 */
const PARENTS: Readonly<Record<string, string>> = { account: "parentaccountid", systemuser: "parentsystemuserid" };

/** Levels that a query follows. Source: Microsoft, "Query hierarchical data", Recursion limits. */
const MOST_LEVELS = 100;

export const HIERARCHY: ReadonlySet<string> = new Set(["above", "under", "eq-or-above", "eq-or-under", "not-under"]);

/**
 * The lookup by which a table's rows are one below another.
 * @throws WebApiError 400 0x80047020 for a table that cannot have a hierarchy, 501 for one of which it is not known
 */
export function hierarchyOf(table: Table, operator: string): string {
  const parent = PARENTS[table.logicalName];
  if (parent !== undefined) return parent;
  const itself = Object.values(table.one).some((one) => one.table === table.logicalName);
  if (itself) throw notImplemented(`'${operator}' on the table '${table.logicalName}'`);
  throw new WebApiError(
    400,
    "0x80047020",
    `This query uses a hierarchical operator, but the ${table.logicalName} entity doesn't have a hierarchical relationship.`,
  );
}

/** The tables that the values of a column are rows of. */
function tablesOf(schema: Schema, property: Property): readonly Table[] {
  const tables = [...schema.tables.values()];
  const own = tables.filter(({ key }) => key === property.column);
  if (own.length > 0) return own;
  return tables.filter(({ logicalName }) => PARENTS[logicalName] !== undefined);
}

/** Ids of the rows right below one. */
export function childrenOf({ store }: Source, table: Table, id: string): readonly string[] {
  const parent = hierarchyOf(table, "CountChildren");
  return store.related(table.logicalName, parent, { table: table.logicalName, id }).map((row) => row.id);
}

function parentsOf({ store }: Source, table: Table, id: string): readonly string[] {
  const row = store.get(table.logicalName, id);
  const parent = row === undefined ? undefined : lookupOf(row, PARENTS[table.logicalName] ?? "");
  return parent === undefined ? [] : [parent.id];
}

/**
 * Ids that an operator of hierarchies means: those above a row, or below it.
 * @param operator `not-under` means the same rows as `under`
 * @throws WebApiError as `hierarchyOf`
 */
export function hierarchyIds(source: Source, operator: string, property: Property, id: string): readonly string[] {
  const [first, ...others] = tablesOf(source.schema, property);
  const table = [first, ...others].find((one) => one !== undefined && source.store.get(one.logicalName, id)) ?? first;
  if (table === undefined) return [];
  hierarchyOf(table, operator);
  const next = operator.endsWith("above") ? parentsOf : childrenOf;
  const found = new Set<string>(operator.startsWith("eq-or-") ? [id] : []);
  let level: readonly string[] = [id];
  for (let depth = 0; level.length > 0 && depth < MOST_LEVELS; depth += 1) {
    level = level.flatMap((one) => next(source, table, one)).filter((one) => !found.has(one));
    level.forEach((one) => found.add(one));
  }
  return [...found];
}
