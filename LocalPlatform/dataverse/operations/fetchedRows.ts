import { childrenOf } from "../conditions/hierarchy";
import type { AggregateCell } from "../fetch/aggregateRows";
import { fetchError } from "../fetch/fetchError";
import type { Joined } from "../fetch/fetchSource";
import type { OutputColumn } from "../fetch/outputColumns";
import { readFetch } from "../fetch/readFetch";
import { runFetch, type Fetched } from "../fetch/runFetch";
import { isGuid } from "../../../Transcript/text/guid";
import type { Table } from "../metadata/schema";
import { shownValue } from "../model/managedProperty";
import type { JsonObject } from "../model/payload";
import { etagOf, textOf, type Row, type Value } from "../model/row";
import { badQuery, doesNotExist, tableNotHere } from "../model/webApiError";
import { givenOptions, type StoredQuery } from "../odata/queryOptions";
import { wantsAnnotation } from "../request/preferences";
import { jsonAnswer, odataContext, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { readContextOf, type ReadContext } from "./readContext";
import { annotationsOf, FORMATTED } from "./representRow";
import { totals } from "./totals";

const ATTRIBUTE_NAME = "OData.Community.Display.V1.AttributeName";
const PAGING_COOKIE = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
const MORE_RECORDS = "Microsoft.Dynamics.CRM.morerecords";

/** The most that a total tells. Source: FetchXML, count rows. */
const MAX_TOTAL = 5000;

/** The FetchXML of a request: its own, or that of a view. @throws WebApiError 404 for a view that is not there */
function fetchXmlOf(request: WebApiRequest, table: Table, { kind, text }: StoredQuery): string {
  if (kind === "fetchXml") return text;
  const name = kind.toLowerCase();
  const { schema, store } = request.environment;
  if (!schema.tables.has(name)) throw tableNotHere(name);
  if (!isGuid(text)) throw badQuery(`Invalid value '${text}' for ${kind} query option found: it is not a GUID.`);
  request.caller.demand("Read", name);
  request.caller.demand("Read", name);
  const view = store.get(name, text.toLowerCase());
  if (view === undefined) throw doesNotExist(name, text.toLowerCase());
  request.caller.demand("Read", name, view);
  const of = textOf(view, "returnedtypecode");
  if (of !== table.logicalName) throw fetchError("otherEntity", `They are '${of}' and '${table.logicalName}'.`);
  return textOf(view, "fetchxml");
}

function annotated(context: ReadContext, column: OutputColumn, row: Row, formatted?: string): JsonObject {
  const { name, node, property, aliased } = column;
  const { preferences } = context;
  return {
    ...(aliased && wantsAnnotation(preferences, ATTRIBUTE_NAME)
      ? { [`${name}@${ATTRIBUTE_NAME}`]: property.column }
      : {}),
    ...annotationsOf(context, node.table, row, property, name),
    ...(formatted !== undefined && wantsAnnotation(preferences, FORMATTED)
      ? { [`${name}@${FORMATTED}`]: formatted }
      : {}),
  };
}

function storedValue({ source }: ReadContext, { node, property, attribute }: OutputColumn, row: Row): Value {
  if (attribute?.countChildren !== true) return row.values[property.property] ?? null;
  return childrenOf(source, node.table, row.id).filter((id) => {
    const child = source.store.get(node.table.logicalName, id);
    return child !== undefined && source.sees(node.table, child);
  }).length;
}

/** A row as it is shown: columns without a value are left out. Source: FetchXML, retrieve data. */
function shownRow(
  context: ReadContext,
  table: Table,
  columns: readonly OutputColumn[],
  joined: Joined,
  own: boolean,
): JsonObject {
  const shown: Record<string, unknown> = {};
  const [root] = joined;
  if (own && root !== undefined) shown["@odata.etag"] = etagOf(root);
  for (const column of columns) {
    const row = joined[column.node.at];
    if (row === undefined) continue;
    const value = storedValue(context, column, row);
    if (value === null) continue;
    Object.assign(shown, annotated(context, column, row));
    shown[column.name] = shownValue(column.property, value);
  }
  if (own && root !== undefined) shown[table.key] = root.id;
  return shown;
}

const NO_ROW: Row = { id: "", version: 0, values: {}, targets: {} };

function shownGroup(context: ReadContext, cells: readonly AggregateCell[]): JsonObject {
  const shown: Record<string, unknown> = {};
  for (const { column, value, formatted, example } of cells) {
    if (value === null) continue;
    const grouped = column.attribute?.groupBy === true && column.attribute.dateGrouping === undefined;
    const row = grouped ? (example[column.node.at] ?? NO_ROW) : NO_ROW;
    Object.assign(shown, annotated(context, column, row, formatted));
    shown[column.name] = value;
  }
  return shown;
}

function contextNames({ columns, groups }: Fetched, table: Table, own: boolean): string {
  const names = columns.map(({ name }) => name);
  return [...new Set([...names, ...(own && groups === undefined ? [table.key] : [])])].join(",");
}

/**
 * Answers FetchXML, by itself or of a view, on a table's set or on a collection of its rows. Source: FetchXML, retrieve
 * data; Web API, retrieve and execute predefined queries.
 * @throws WebApiError as the query demands; 400 for other query options than $count beside it
 */
export function fetchedCollection(
  request: WebApiRequest,
  table: Table,
  stored: StoredQuery,
  within?: readonly Row[],
): Answer {
  const beside = givenOptions(request.options).find((name) => name !== "$count" && name !== stored.kind);
  if (beside !== undefined) throw badQuery(`The query parameter ${beside} is not supported beside ${stored.kind}`);
  const { caller, options, preferences } = request;
  caller.demand("Read", table.logicalName);
  const context = readContextOf(request);
  const { source } = context;
  const query = readFetch(fetchXmlOf(request, table, stored));
  const { maxPageSize } = preferences;
  const fetched = runFetch(source, table, query, {
    ...(within === undefined ? {} : { within }),
    ...(maxPageSize === undefined ? {} : { pageSize: maxPageSize }),
  });
  const { rows, groups, columns, more, cookie, total } = fetched;
  // A row that stands for several has neither key nor version.
  const own = !query.distinct;
  const counted = query.returnTotal || options.count;
  const count = Math.min(total, MAX_TOTAL);
  const wants = (name: string): boolean => wantsAnnotation(preferences, name);
  return jsonAnswer(request, 200, {
    "@odata.context": odataContext(request, `${table.set}(${contextNames(fetched, table, own)})`),
    ...(counted ? { "@odata.count": count } : {}),
    ...totals(preferences, counted, count, total > MAX_TOTAL),
    ...(cookie !== undefined && wants(PAGING_COOKIE) ? { [`@${PAGING_COOKIE}`]: cookie } : {}),
    ...(more && wants(MORE_RECORDS) ? { [`@${MORE_RECORDS}`]: true } : {}),
    value:
      groups?.map((cells) => shownGroup(context, cells)) ??
      rows.map((row) => shownRow(context, table, columns, row, own)),
  });
}
