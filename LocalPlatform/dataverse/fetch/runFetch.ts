import { rowsToTry } from "../conditions/rowTest";
import type { Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { aggregateRows, type AggregateCell } from "./aggregateRows";
import { readFetchCookie, writeFetchCookie } from "./fetchCookie";
import { fetchError } from "./fetchError";
import { FetchPlan } from "./fetchPlan";
import type { FetchQuery } from "./fetchQuery";
import type { FetchSource, Joined } from "./fetchSource";
import { joinAll } from "./join";
import { orderRows, ordersOf, type SortedBy } from "./orderRows";
import { outputColumns, type OutputColumn } from "./outputColumns";

/** Rows on a page unless the query asks for fewer, and the most that a total tells. Source: FetchXML, page results. */
const MAX_PAGE = 5000;

/** What a query found. */
export interface Fetched {
  readonly columns: readonly OutputColumn[];
  /** Rows of a plain query. */
  readonly rows: readonly Joined[];
  /** Rows of one that counts together. */
  readonly groups?: readonly (readonly AggregateCell[])[];
  readonly more: boolean;
  /** All rows that match. */
  readonly total: number;
  readonly cookie?: string;
}

/** All rows of the query's own table with what its links add, unordered. */
function joinedRows(plan: FetchPlan, within: readonly Row[] | undefined): readonly Joined[] {
  const { source, root, filter, filterCrosses, joins } = plan;
  const rows = within ?? rowsToTry(source.store, root.table, filter.among);
  const visible = rows.filter((row) => source.sees(root.table, row)).map((row): Joined => [row]);
  const kept = filterCrosses ? visible : visible.filter(filter.holds);
  const joined = joinAll(source, joins, kept);
  return filterCrosses ? joined.filter(filter.holds) : joined;
}

function distinctRows(rows: readonly Joined[], columns: readonly OutputColumn[]): readonly Joined[] {
  const seen = new Set<string>();
  return rows.filter((joined) => {
    const key = JSON.stringify(columns.map(({ node, property }) => joined[node.at]?.values[property.property] ?? null));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether a row of the query's own table comes once, and is sorted by what is its own: then a cookie can name it. */
function cookieFits(plan: FetchPlan, { distinct }: FetchQuery, orders: readonly SortedBy[]): boolean {
  const toMany = plan.joins.some(function many(join): boolean {
    const one = join.from.column === join.node.table.key || !["inner", "outer"].includes(join.type);
    return !one || join.joins.some(many);
  });
  return !distinct && !toMany && orders.every(({ node }) => node === plan.root);
}

function startOf(
  plan: FetchPlan,
  query: FetchQuery,
  orders: readonly SortedBy[],
  rows: readonly Joined[],
  size: number,
): number {
  const bySize = (query.page - 1) * size;
  if (query.pagingCookie === undefined) return bySize;
  const last = readFetchCookie(query.pagingCookie, plan.root.table.key, orders);
  const at = rows.findIndex(([row]) => row?.id === last);
  // The row has gone in the meantime.
  return at < 0 ? bySize : at + 1;
}

/**
 * Runs a query.
 * @param table whose set it was sent to
 * @param within the rows of a collection; all of the table without it
 * @param pageSize rows on a page where the query says nothing
 * @throws WebApiError 400 for what it names and is not there, 403, 501
 */
export function runFetch(
  source: FetchSource,
  table: Table,
  query: FetchQuery,
  { within, pageSize = MAX_PAGE }: { readonly within?: readonly Row[]; readonly pageSize?: number } = {},
): Fetched {
  if (query.entity.name !== table.logicalName && source.schema.tables.has(query.entity.name))
    throw fetchError("otherEntity", `They are '${query.entity.name}' and '${table.logicalName}'.`);
  const plan = new FetchPlan(source, query.entity);
  const columns = outputColumns(plan, query);
  const size = Math.min(query.count ?? pageSize, MAX_PAGE);
  if (query.aggregate) {
    const all = aggregateRows(query, columns, joinedRows(plan, within));
    const start = query.top === undefined ? (query.page - 1) * size : 0;
    const groups = all.slice(start, start + (query.top ?? size));
    const more = query.top === undefined && start + groups.length < all.length;
    return { columns, rows: [], groups, more, total: all.length };
  }
  const orders = ordersOf(plan, query);
  const found = orderRows(source, joinedRows(plan, within), orders, query.rawOrder);
  const all = query.distinct ? distinctRows(found, columns) : found;
  const start = query.top === undefined ? startOf(plan, query, orders, all, size) : 0;
  const rows = all.slice(start, start + (query.top ?? size));
  const [first, last] = [rows[0]?.[0], rows.at(-1)?.[0]];
  const more = query.top === undefined && start + rows.length < all.length;
  const named = more && first !== undefined && last !== undefined && cookieFits(plan, query, orders);
  return {
    columns,
    rows,
    more,
    total: all.length,
    ...(named ? { cookie: writeFetchCookie(plan.root.table.key, orders, { page: query.page, first, last }) } : {}),
  };
}
