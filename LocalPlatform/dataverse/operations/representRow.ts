import { formattedValue } from "../model/formattedValue";
import { relatedRows, tableBehind, targetTable } from "../model/navigation";
import { shownValue } from "../model/managedProperty";
import { compareKeys } from "../model/collation";
import { predicate } from "../odata/predicate";
import { resolvePath, type ReadableSource } from "../odata/propertyPath";
import { compositeOf } from "../rules/derivedColumns";
import { writeFetchCookie } from "../fetch/fetchCookie";
import { onlySelectAndFilter, ordersOrCuts } from "../odata/queryLimits";
import type { ExpandItem, OrderItem, QueryOptions } from "../odata/queryOptions";
import type { JsonObject } from "../model/payload";
import { wantsAnnotation } from "../request/preferences";
import { etagOf, lookupOf, type Row } from "../model/row";
import type { Property, Table } from "../metadata/schema";
import type { ReadContext } from "./readContext";
import { badQuery, noSuchProperty } from "../model/webApiError";

export const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
const NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";

/**
 * What comes along with a selected property: the currency with an amount of money, the whole address with its part.
 * Source: Microsoft, "Retrieve a table row", Retrieve specific properties.
 */
function broughtBy({ column, definition }: Property): readonly string[] {
  const composite = compositeOf(column);
  return [
    ...(definition.type === "Money" ? ["_transactioncurrencyid_value"] : []),
    ...(composite === undefined ? [] : [composite]),
  ];
}

/**
 * The properties that a $select means, with those that come along; without one, all. The key is always there.
 * @throws WebApiError 400 "Could not find a property named ...".
 */
function selectProperties(table: Table, select: readonly string[] | undefined): readonly Property[] {
  if (select === undefined) return [...table.properties.values()];
  const properties = select.map((name) => {
    const column = Object.hasOwn(table.one, name) ? table.one[name]?.column : undefined;
    const property =
      table.properties.get(name) ?? (column === undefined ? undefined : table.properties.get(`_${column}_value`));
    if (property === undefined) throw noSuchProperty(table.logicalName, name);
    return property;
  });
  // Users and teams have two keys: their own, and that of the principal which both are.
  const along = [table.key, "ownerid", ...properties.flatMap(broughtBy)];
  return [...new Set([...properties, ...along.flatMap((name) => table.properties.get(name) ?? [])])];
}

/** Annotations of a value that are asked for. @param name under which the answer has it */
export function annotationsOf(
  { source, preferences }: ReadContext,
  table: Table,
  row: Row,
  property: Property,
  name = property.property,
): JsonObject {
  const value = row.values[property.property] ?? null;
  const found: Record<string, unknown> = {};
  const formatted = wantsAnnotation(preferences, FORMATTED) ? formattedValue(source, row, property, value) : undefined;
  if (formatted !== undefined) found[`${name}@${FORMATTED}`] = formatted;
  const target = property.lookup ? lookupOf(row, property.column) : undefined;
  if (target === undefined) return found;
  if (wantsAnnotation(preferences, NAVIGATION)) {
    const navigation = Object.entries(table.one).find(
      ([, one]) => one.column === property.column && (one.table === target.table || one.table === "principal"),
    )?.[0];
    if (navigation !== undefined) found[`${name}@${NAVIGATION}`] = navigation;
  }
  if (wantsAnnotation(preferences, LOGICAL_NAME)) found[`${name}@${LOGICAL_NAME}`] = target.table;
  return found;
}

/**
 * Sorts as $orderby says, lookups by name; rows without a value come first in ascending order, as in SQL Server.
 * @throws WebApiError 400 for a name that is not there, rows or none.
 */
export function sorter(
  source: ReadableSource,
  table: Table,
  orderBy: readonly OrderItem[],
): (rows: readonly Row[]) => readonly Row[] {
  const keys = orderBy.map(({ path, descending }) => ({
    ...resolvePath(source, table, path),
    direction: descending ? -1 : 1,
  }));
  if (keys.length === 0) return (rows) => rows;
  const compare = (a: Row, b: Row): number => {
    for (const { sortKey, direction } of keys) {
      const order = compareKeys(sortKey(a), sortKey(b));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
  return (rows) => [...rows].sort(compare);
}

/** Puts what an $expand asks for into a row that is shown. */
type Expansion = (row: Row, shown: Record<string, unknown>) => void;

/** Most rows that one row brings with it. Source: Microsoft, "Join tables using OData", Single $expand. */
const MOST_EXPANDED = 5000;

/** What is written in a link must be read as it was: values are encoded, but commas stay, as the service leaves them. */
function written(option: string): string {
  const equals = option.indexOf("=");
  const value = encodeURIComponent(option.slice(equals + 1).trim()).replaceAll("%2C", ",");
  return `${option.slice(0, equals).trim()}=${value}`;
}

/**
 * Related rows, and the link to them: to all of them, or where pages apply, to those that a full page leaves. Source:
 * Microsoft, "Join tables using OData", Expand collection-valued navigation properties.
 */
function expandMany(
  context: ReadContext,
  table: Table,
  { navigation, options, written: texts = [] }: ExpandItem,
  paged: boolean,
): Expansion {
  const { source, caller, preferences, root } = context;
  const target = tableBehind(source.schema, table, navigation);
  caller.demand("Read", target.logicalName);
  const shownOf = representer(context, target, options, paged);
  const test = options.filter === undefined ? (): boolean => true : predicate(source, target, options.filter);
  const sort = sorter(source, target, options.orderBy);
  const sees = caller.sees(target);
  const size = (paged ? preferences.maxPageSize : undefined) ?? MOST_EXPANDED;
  return (row, shown) => {
    const related = sort(
      relatedRows(source, table, row.id, navigation).filter((one) => test(one) && (sees?.(one) ?? true)),
    );
    const rows = related.slice(0, Math.min(options.top ?? size, size));
    shown[navigation] = rows.map(shownOf);
    const [first, last] = [rows[0], rows.at(-1)];
    if (paged && (last === undefined || rows.length < size)) return;
    const token =
      paged && first !== undefined && last !== undefined
        ? [`$skiptoken=${writeFetchCookie(target.key, [], { page: 1, first, last })}`]
        : [];
    const query = [...texts, ...token].map(written).join("&");
    shown[`${navigation}@odata.nextLink`] =
      `${root}/${table.set}(${row.id})/${navigation}${query === "" ? "" : `?${query}`}`;
  };
}

function expandOne(
  context: ReadContext,
  table: Table,
  navigation: string,
  options: QueryOptions,
): (row: Row) => unknown {
  const { source, caller } = context;
  const single = table.one[navigation];
  const { column } = single ?? {};
  if (ordersOrCuts(options)) throw onlySelectAndFilter();
  if (single === undefined || column === undefined) return () => null;
  const target = single.table === "principal" ? undefined : targetTable(source.schema, single.table);
  if (target !== undefined) caller.demand("Read", target.logicalName);
  const shown = target === undefined ? undefined : representer(context, target, options, true);
  const test =
    target === undefined || options.filter === undefined
      ? (): boolean => true
      : predicate(source, target, options.filter);
  const sees = target === undefined ? undefined : caller.sees(target);
  return (row) => {
    const held = lookupOf(row, column);
    const related =
      held === undefined || (single.table !== "principal" && held.table !== single.table)
        ? undefined
        : source.store.get(held.table, held.id);
    if (related === undefined || held === undefined || !test(related) || sees?.(related) === false) return null;
    // An owner is a user or a team; as `principal` it shows no more than its id.
    return shown === undefined
      ? { "@odata.type": `#Microsoft.Dynamics.CRM.${held.table}`, "@odata.etag": etagOf(related), ownerid: related.id }
      : shown(related);
  };
}

/**
 * `lookup/$ref`. Source: Microsoft, "Join tables using OData", Return references, whose text the refusal is.
 * @throws WebApiError 400 for a collection.
 */
function expandReference({ root, source }: ReadContext, table: Table, navigation: string): (row: Row) => unknown {
  if (Object.hasOwn(table.many, navigation))
    throw badQuery("Expand with $ref is only supported on lookup type navigation property.");
  const single = Object.hasOwn(table.one, navigation) ? table.one[navigation] : undefined;
  if (single === undefined) throw noSuchProperty(table.logicalName, navigation);
  return (row) => {
    const held = single.column === undefined ? undefined : lookupOf(row, single.column);
    const fits = held !== undefined && (single.table === "principal" || single.table === held.table);
    return fits ? { "@odata.id": `${root}/${source.schema.tables.get(held.table)?.set ?? ""}(${held.id})` } : null;
  };
}

/**
 * How the rows of a table are to look under a request's options.
 * @param paged whether pages apply to the collections expanded here: they do once any $expand holds another.
 * @throws WebApiError 400 for names that are not there, 403 when an expanded table may not be read.
 */
export function representer(
  context: ReadContext,
  table: Table,
  options: QueryOptions,
  paged = false,
): (row: Row) => JsonObject {
  const properties = selectProperties(table, options.select);
  const pagedHere = paged || options.expand.some((item) => item.options.expand.length > 0);
  const expands = options.expand.map((item): Expansion => {
    const { navigation } = item;
    if (item.reference !== true && !Object.hasOwn(table.one, navigation))
      return expandMany(context, table, item, pagedHere);
    const show =
      item.reference === true
        ? expandReference(context, table, navigation)
        : expandOne(context, table, navigation, item.options);
    return (row, shown) => {
      shown[navigation] = show(row);
    };
  });
  const annotated = context.preferences.annotations !== undefined;
  return (row) => {
    const shown: Record<string, unknown> = { "@odata.etag": etagOf(row) };
    for (const property of properties) {
      if (annotated) Object.assign(shown, annotationsOf(context, table, row, property));
      shown[property.property] = shownValue(property, row.values[property.property] ?? null);
    }
    for (const expand of expands) expand(row, shown);
    return shown;
  };
}
