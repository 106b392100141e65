import { apiUrl, odataContext, jsonAnswer, jsonBody, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { predicate } from "../odata/predicate";
import type { QueryOptions } from "../odata/queryOptions";
import type { JsonObject } from "../model/payload";
import { fetchedCollection } from "./fetchedRows";
import { readContextOf } from "./readContext";
import { readPage } from "./readRows";
import { representer, sorter } from "./representRow";
import { readRowKey, type RowKey } from "../model/rowKey";
import { etagOf, type Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { badQuery, duplicateKey, versionMismatch, wrongMethod } from "../model/webApiError";
import { deleteRow } from "./rows/deleteRow";
import { demandRow, findRow, notThere, withKey, withoutKey } from "./rows/rowKeys";
import { removeSolution } from "./solutions/removeSolution";
import { totals } from "./totals";
import { createRow, updateRow } from "./writeRows";

function selectText(options: QueryOptions): string {
  const parts = [
    ...(options.select ?? []),
    ...options.expand.map(({ navigation, options: inner }) => `${navigation}(${(inner.select ?? []).join(",")})`),
  ];
  return parts.length === 0 ? "" : `(${parts.join(",")})`;
}

/** A query that stands by itself lists rows, and fits nothing else. */
function refuseStored({ options: { stored } }: WebApiRequest): void {
  if (stored !== undefined) throw badQuery(`The query parameter ${stored.kind} is not supported`);
}

/**
 * How a row is to be shown under a request's options. Everything that the URL says is judged here, so this comes before
 * anything is written.
 * @throws WebApiError 400 for names that are not there, 403 for what may not be read, 501 for tables not here.
 */
function shower(request: WebApiRequest, table: Table): (row: Row) => JsonObject {
  const { options } = request;
  refuseStored(request);
  const context = readContextOf(request);
  const represent = representer(context, table, options);
  // Neither narrows one row, but a name in them must be there.
  if (options.filter !== undefined) predicate(context.source, table, options.filter);
  sorter(context.source, table, options.orderBy);
  return (row) => ({
    "@odata.context": odataContext(request, `${table.set}${selectText(options)}/$entity`),
    ...represent(row),
  });
}

/**
 * How a write is answered: by the row itself when that is asked for, else by nothing but its address, which is the one
 * that the request named it by.
 * @param key as the address has it; absent where the request names no row.
 */
export function writeAnswer(
  request: WebApiRequest,
  table: Table,
  key?: string,
): (row: Row, created: boolean) => Answer {
  const show = shower(request, table);
  const addressOf = (row: Row): string => `${apiUrl(request)}/${table.set}(${encodeURI(key ?? row.id)})`;
  if (!request.preferences.representation)
    return (row) => ({ status: 204, headers: { "odata-entityid": addressOf(row) }, address: addressOf(row) });
  request.caller.demand("Read", table.logicalName);
  return (row, created) => ({
    ...jsonAnswer(request, created ? 201 : 200, show(row), { etag: etagOf(row) }),
    address: addressOf(row),
  });
}

function checkIfMatch({ ifMatch }: WebApiRequest, row: Row): void {
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== etagOf(row)) throw versionMismatch();
}

/** `GET <set>(key)`. 304 only without $expand and annotations, as documented. */
export function readRow(request: WebApiRequest, table: Table, key: RowKey): Answer {
  const { caller, environment, ifNoneMatch, options, preferences } = request;
  caller.demand("Read", table.logicalName);
  const row = demandRow(environment, table, key);
  caller.demand("Read", table.logicalName, row);
  const body = shower(request, table)(row);
  if (ifNoneMatch === etagOf(row) && options.expand.length === 0 && preferences.annotations === undefined)
    return { status: 304, headers: { etag: etagOf(row) } };
  return jsonAnswer(request, 200, body, { etag: etagOf(row) });
}

/**
 * `PATCH <set>(key)`: update, or create where no row is; If-Match allows only the first, `If-None-Match: *` only the
 * second.
 */
function upsertRow(request: WebApiRequest, table: Table, text: string, key: RowKey): Answer {
  const { environment, ifMatch, ifNoneMatch } = request;
  const written = writeAnswer(request, table, "id" in key ? key.id : text);
  const body = jsonBody(request);
  const row = findRow(environment, table, key);
  if (row === undefined) {
    if (ifMatch !== undefined) throw notThere(table, key);
    const id = "id" in key ? key.id : undefined;
    return written(createRow(request, table, withKey(environment, table, key, body), id), true);
  }
  if (ifNoneMatch === "*") throw duplicateKey();
  checkIfMatch(request, row);
  return written(updateRow(request, table, row, withoutKey(table, key, body)), false);
}

/** `GET`, `PATCH`, `DELETE` on `<set>(key)`. */
export function rowRequest(request: WebApiRequest, table: Table, text: string): Answer {
  const key = readRowKey(table, text);
  switch (request.method) {
    case "GET":
      return readRow(request, table, key);
    case "PATCH":
      return upsertRow(request, table, text, key);
    case "DELETE": {
      shower(request, table);
      const row = demandRow(request.environment, table, key);
      checkIfMatch(request, row);
      if (table.logicalName === "solution") return removeSolution(request, row);
      deleteRow(request, table, row);
      return { status: 204 };
    }
    default:
      throw wrongMethod(request.method, ["GET", "PATCH", "DELETE"]);
  }
}

/** The next page's link: the same query with the cookie put in. */
function nextLink(request: WebApiRequest, cookie: string): string {
  const kept = request.query.split("&").filter((part) => part !== "" && !/^(\$|%24)skiptoken=/.test(part));
  const path = request.segments.map(({ name, key }) => (key === undefined ? name : `${name}(${key})`)).join("/");
  return `${apiUrl(request)}/${path}?${[...kept, `$skiptoken=${encodeURIComponent(cookie)}`].join("&")}`;
}

/** Rows of a table, or those within a collection-valued navigation property. */
export function readCollection(request: WebApiRequest, table: Table, within?: readonly Row[]): Answer {
  const { stored } = request.options;
  if (stored !== undefined) return fetchedCollection(request, table, stored, within);
  const page = readPage(readContextOf(request), table, request.options, within);
  return jsonAnswer(request, 200, {
    "@odata.context": odataContext(request, `${table.set}${selectText(request.options)}`),
    ...(request.options.count ? { "@odata.count": page.count } : {}),
    ...totals(request.preferences, request.options.count, page.count, page.exceeded),
    value: page.rows,
    ...(page.nextCookie === undefined ? {} : { "@odata.nextLink": nextLink(request, page.nextCookie) }),
  });
}

/** How many rows a filter keeps of a table, or of a collection, at most 5,000. Source: Web API, Count rows. */
export function countRows(request: WebApiRequest, table: Table, within?: readonly Row[]): Answer {
  refuseStored(request);
  const { count } = readPage(readContextOf(request), table, { ...request.options, top: 0 }, within);
  return { status: 200, body: String(count) };
}

/** `GET` and `POST` on `<set>`. */
export function collectionRequest(request: WebApiRequest, table: Table): Answer {
  switch (request.method) {
    case "GET":
      return readCollection(request, table);
    case "POST":
      return writeAnswer(request, table)(createRow(request, table, jsonBody(request)), true);
    default:
      throw wrongMethod(request.method, ["GET", "POST"]);
  }
}
