import { parseXml } from "../../../Solution/xml";
import { rowsToTry } from "../conditions/rowTest";
import { readFetchCookie, writeFetchCookie } from "../fetch/fetchCookie";
import { rowTest } from "../odata/predicate";
import type { QueryOptions } from "../odata/queryOptions";
import type { JsonObject } from "../model/payload";
import { representer, sorter } from "./representRow";
import type { ReadContext } from "./readContext";
import type { Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { badQuery } from "../model/webApiError";

/** Rows on a page unless the request asks for fewer, and the most that $count tells. Source: Web API, query data. */
const MAX_PAGE = 5000;

/** A page of rows, and the cookie of the next one. */
export interface Page {
  readonly rows: readonly JsonObject[];
  /** All rows that match, at most 5,000. */
  readonly count: number;
  /** Whether more rows match than are counted. */
  readonly exceeded: boolean;
  readonly nextCookie?: string;
}

/** Which page comes next, and the row that the last one ended with. Clients use the cookie of it verbatim. */
function readCookie(cookie: string, key: string): { readonly page: number; readonly last: string } {
  try {
    const { pagenumber = "", pagingcookie = "" } = parseXml(cookie, "$skiptoken").attributes;
    const inner = decodeURIComponent(decodeURIComponent(pagingcookie));
    if (/^\d+$/.test(pagenumber)) return { page: Number(pagenumber), last: readFetchCookie(inner, key, []) };
  } catch {
    // Whatever is wrong with it, it is not one of ours.
  }
  throw badQuery("The $skiptoken is not a paging cookie of this service; use @odata.nextLink as it is.");
}

/** Where a page starts: behind the last row of the one before, or by count when that row has gone. */
function startOf(rows: readonly Row[], cookie: ReturnType<typeof readCookie> | undefined, size: number): number {
  if (cookie === undefined) return 0;
  const last = rows.findIndex((row) => row.id === cookie.last);
  return last < 0 ? (cookie.page - 1) * size : last + 1;
}

/**
 * The rows of a table that a filter keeps, in order. Rows come in the order of their creation unless $orderby says
 * otherwise.
 */
function matchingRows(
  { source, caller }: ReadContext,
  table: Table,
  { filter, orderBy }: QueryOptions,
  within?: readonly Row[],
): readonly Row[] {
  const sort = sorter(source, table, orderBy);
  const sees = caller.sees(table);
  const readable = (rows: readonly Row[]): readonly Row[] => (sees === undefined ? rows : rows.filter(sees));
  if (filter === undefined) return sort(readable(within ?? source.store.all(table.logicalName)));
  const { holds, among } = rowTest(source, table, filter);
  const rows = within ?? rowsToTry(source.store, table, among);
  return sort(readable(rows.filter(holds)));
}

/**
 * Answers a query on a table, page by page. `Prefer: odata.maxpagesize` sets the page and makes $top be ignored, as
 * documented.
 * @throws WebApiError 400 or 403.
 */
export function readPage(context: ReadContext, table: Table, options: QueryOptions, within?: readonly Row[]): Page {
  context.caller.demand("Read", table.logicalName);
  const show = representer(context, table, options);
  const all = matchingRows(context, table, options, within);
  const cookie = options.skipToken === undefined ? undefined : readCookie(options.skipToken, table.key);
  const size = Math.min(context.preferences.maxPageSize ?? MAX_PAGE, MAX_PAGE);
  const start = startOf(all, cookie, size);
  const limit = context.preferences.maxPageSize === undefined ? Math.min(options.top ?? size, size) : size;
  const rows = all.slice(start, start + limit);
  const [first, last] = [rows[0], rows.at(-1)];
  const more =
    first !== undefined &&
    last !== undefined &&
    start + rows.length < all.length &&
    (options.top === undefined || context.preferences.maxPageSize !== undefined);
  return {
    rows: rows.map(show),
    count: Math.min(all.length, MAX_PAGE),
    exceeded: all.length > MAX_PAGE,
    ...(more ? { nextCookie: writeFetchCookie(table.key, [], { page: cookie?.page ?? 1, first, last }) } : {}),
  };
}
