import { apiUrl, contextOf, jsonAnswer, jsonBody, viewingOf, type Answer, type Exchange } from "../http/exchange";
import type { QueryOptions } from "../odata/queryOptions";
import type { JsonObject } from "../model/payload";
import { readPage } from "./readRows";
import { representer } from "./representRow";
import { readRowKey } from "../http/resourcePath";
import { etagOf, type Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { doesNotExist, duplicateKey, noResource, versionMismatch } from "../webApiError";
import { createRow, deleteRow, updateRow } from "./writeRows";

function selectText(options: QueryOptions): string {
  const parts = [
    ...(options.select ?? []),
    ...options.expand.map(({ navigation, options: inner }) => `${navigation}(${(inner.select ?? []).join(",")})`),
  ];
  return parts.length === 0 ? "" : `(${parts.join(",")})`;
}

function rowUrl(exchange: Exchange, table: Table, row: Row): string {
  return `${apiUrl(exchange.environment)}/${table.set}(${row.id})`;
}

function show(exchange: Exchange, table: Table, row: Row): JsonObject {
  return {
    "@odata.context": contextOf(exchange.environment, `${table.set}${selectText(exchange.options)}/$entity`),
    ...representer(viewingOf(exchange), table, exchange.options)(row),
  };
}

/** The answer to a write: the row itself when asked for, else nothing but its address. */
function written(exchange: Exchange, table: Table, row: Row, created: boolean): Answer {
  if (exchange.preferences.representation) return jsonAnswer(exchange, created ? 201 : 200, show(exchange, table, row));
  return { status: 204, headers: { "odata-entityid": rowUrl(exchange, table, row) } };
}

function find(exchange: Exchange, table: Table, id: string): Row {
  const row = exchange.environment.store.get(table.logicalName, id);
  if (row === undefined) throw doesNotExist(table.logicalName, id);
  return row;
}

function checkIfMatch({ ifMatch }: Exchange, row: Row): void {
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== etagOf(row)) throw versionMismatch();
}

/** `GET <set>(id)`. 304 only without $expand and annotations, as documented. */
export function readRow(exchange: Exchange, table: Table, id: string): Answer {
  const { caller, ifNoneMatch, options, preferences } = exchange;
  caller.demand("Read", table.logicalName);
  const row = find(exchange, table, id);
  const body = show(exchange, table, row);
  if (ifNoneMatch === etagOf(row) && options.expand.length === 0 && preferences.annotations === undefined)
    return { status: 304, headers: { etag: etagOf(row) } };
  return jsonAnswer(exchange, 200, body, { etag: etagOf(row) });
}

/**
 * `PATCH <set>(id)`: update, or create where no row is; If-Match allows only the first, `If-None-Match: *` only the
 * second.
 */
function upsertRow(exchange: Exchange, table: Table, id: string): Answer {
  const { environment, ifMatch, ifNoneMatch } = exchange;
  const body = jsonBody(exchange);
  const row = environment.store.get(table.logicalName, id);
  if (row === undefined) {
    if (ifMatch !== undefined) throw doesNotExist(table.logicalName, id);
    return written(exchange, table, createRow(exchange, table, body, id), true);
  }
  if (ifNoneMatch === "*") throw duplicateKey();
  checkIfMatch(exchange, row);
  return written(exchange, table, updateRow(exchange, table, row, body), false);
}

/** `GET`, `PATCH`, `DELETE` on `<set>(id)`. */
export function rowRequest(exchange: Exchange, table: Table, key: string): Answer {
  const id = readRowKey(table, key);
  switch (exchange.method) {
    case "GET":
      return readRow(exchange, table, id);
    case "PATCH":
      return upsertRow(exchange, table, id);
    case "DELETE": {
      const row = find(exchange, table, id);
      checkIfMatch(exchange, row);
      deleteRow(exchange, table, row);
      return { status: 204 };
    }
    default:
      throw noResource(exchange.uri);
  }
}

/** The next page's link: the same query with the cookie put in. */
function nextLink(exchange: Exchange, cookie: string): string {
  const kept = exchange.query.split("&").filter((part) => part !== "" && !/^(\$|%24)skiptoken=/.test(part));
  const path = exchange.segments.map(({ name, key }) => (key === undefined ? name : `${name}(${key})`)).join("/");
  return `${apiUrl(exchange.environment)}/${path}?${[...kept, `$skiptoken=${encodeURIComponent(cookie)}`].join("&")}`;
}

/** Rows of a table, or those within a collection-valued navigation property. */
export function readCollection(exchange: Exchange, table: Table, within?: readonly Row[]): Answer {
  const page = readPage(viewingOf(exchange), table, exchange.options, within);
  return jsonAnswer(exchange, 200, {
    "@odata.context": contextOf(exchange.environment, `${table.set}${selectText(exchange.options)}`),
    ...(exchange.options.count ? { "@odata.count": page.count } : {}),
    value: page.rows,
    ...(page.nextCookie === undefined ? {} : { "@odata.nextLink": nextLink(exchange, page.nextCookie) }),
  });
}

/** `GET` and `POST` on `<set>`. */
export function collectionRequest(exchange: Exchange, table: Table): Answer {
  switch (exchange.method) {
    case "GET":
      return readCollection(exchange, table);
    case "POST":
      return written(exchange, table, createRow(exchange, table, jsonBody(exchange)), true);
    default:
      throw noResource(exchange.uri);
  }
}
