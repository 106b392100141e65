import type { Table } from "../metadata/schema";
import { relatedRows, tableBehind, targetTable } from "../model/navigation";
import { isObject } from "../model/payload";
import { lookupOf, type Row } from "../model/row";
import { readRowKey } from "../model/rowKey";
import {
  badPayload,
  doesNotExist,
  noResource,
  notImplemented,
  segmentNotHere,
  strayKey,
  wrongMethod,
} from "../model/webApiError";
import { NAMESPACE, type Segment } from "../request/resourcePath";
import { jsonBody, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { boundOperation } from "./boundOperations";
import { columnRequest, rawValue } from "./rows/columnRequests";
import { removeRow } from "./rows/deleteRow";
import { referenceRequest } from "./rows/references";
import { demandRow } from "./rows/rowKeys";
import { countRows, readCollection, readRow, writeAnswer } from "./rowRequests";
import { createRelated } from "./writeRows";

/** The row that a lookup holds, if it is of the table that the navigation property leads to. */
function heldRow(request: WebApiRequest, table: Table, row: Row, navigation: string): [Table, Row] | undefined {
  const single = table.one[navigation];
  if (single?.table === "principal") throw notImplemented(`'${navigation}' below a row`);
  const target = targetTable(request.environment.schema, single?.table ?? "");
  const held = single?.column === undefined ? undefined : lookupOf(row, single.column);
  const found = held?.table === target.logicalName ? request.environment.store.get(held.table, held.id) : undefined;
  return found === undefined ? undefined : [target, found];
}

/** What a single-valued navigation property leads to: the row, or what stands below it. */
function behindLookup(request: WebApiRequest, table: Table, row: Row, [first, ...rest]: readonly Segment[]): Answer {
  const held = heldRow(request, table, row, first?.name ?? "");
  if (held !== undefined && rest.length > 0) {
    request.caller.demand("Read", table.logicalName, row);
    return belowRow(request, held[0], held[1], rest);
  }
  if (request.method !== "GET") throw noResource(request.uri);
  return held === undefined ? { status: 204 } : readRow(request, held[0], { id: held[1].id });
}

/**
 * `PUT {"value": [...]}` on an activity's parties: these, in place of those that it had. Source: Microsoft, "Associate
 * and disassociate table rows", Associate on update using a collection-valued navigation property: activity parties alone
 * can be written so.
 */
function replaceParties(request: WebApiRequest, table: Table, row: Row, name: string): Answer {
  const { value: parties } = jsonBody(request);
  if (!Array.isArray(parties) || !parties.every(isObject))
    throw badPayload(table.set, 'The body of a list of parties must be {"value": [...]}, each of them an object.');
  request.caller.demand("Write", table.logicalName, row);
  const { environment } = request;
  const target = tableBehind(environment.schema, table, name);
  for (const party of relatedRows(environment, table, row.id, name)) removeRow(environment, target, party);
  for (const party of parties) createRelated(request, table, row, name, party);
  return { status: 204 };
}

/** All rows of a collection-valued navigation property, or the one that a key names; `POST` makes another. */
function behindCollection(request: WebApiRequest, table: Table, row: Row, { name, key }: Segment): Answer {
  const { environment, method } = request;
  const target = tableBehind(environment.schema, table, name);
  if (key === undefined && method === "POST")
    return writeAnswer(request, target)(createRelated(request, table, row, name, jsonBody(request)), true);
  const ofActivity = target.logicalName === "activityparty" && table.many[name]?.partner.startsWith("activityid");
  if (key === undefined && method === "PUT" && ofActivity === true) return replaceParties(request, table, row, name);
  if (key !== undefined && method !== "GET") throw notImplemented(`${method} on '${name}' below a row`);
  if (method !== "GET") throw wrongMethod(method, ["GET", "POST"]);
  const related = relatedRows(environment, table, row.id, name);
  if (key === undefined) return readCollection(request, target, related);
  const { id } = demandRow(environment, target, readRowKey(target, key));
  if (!related.some((other) => other.id === id)) throw doesNotExist(target.logicalName, id);
  return readRow(request, target, { id });
}

/** `<navigation>/$count`: how many rows of a collection the query keeps. */
function countBehind(request: WebApiRequest, table: Table, row: Row, name: string): Answer {
  const { environment, method } = request;
  if (method !== "GET") throw wrongMethod(method, ["GET"]);
  return countRows(
    request,
    tableBehind(environment.schema, table, name),
    relatedRows(environment, table, row.id, name),
  );
}

/** Only a row of a collection can have a key; what stands behind a lookup is judged once it is reached. */
function refuseStrayKeys(table: Table, segments: readonly Segment[]): void {
  const behind = Object.hasOwn(table.one, segments[0]?.name ?? "");
  const stray = segments.find(({ name, key }, at) => {
    if (key === undefined) return false;
    return at === 0 ? !Object.hasOwn(table.many, name) : !behind || name.startsWith("$");
  });
  if (stray !== undefined) throw strayKey(stray.name);
}

function belowRow(request: WebApiRequest, table: Table, row: Row, rest: readonly Segment[]): Answer {
  const [first, second, third] = rest;
  if (first === undefined) throw noResource(request.uri);
  const { name } = first;
  const [single, many] = [Object.hasOwn(table.one, name), Object.hasOwn(table.many, name)];
  refuseStrayKeys(table, rest);
  if ((single || many) && second?.name === "$ref" && third === undefined)
    return referenceRequest(request, table, row, first);
  if (!single && !many && !table.properties.has(name)) throw segmentNotHere(table.logicalName, name);
  if (single) return behindLookup(request, table, row, rest);
  if (second?.name === "$value" && third === undefined && !many) return rawValue(request, table, row, name);
  if (many && second?.name === "$count" && third === undefined && first.key === undefined)
    return countBehind(request, table, row, name);
  // Columns of a row in a collection: Dataverse has them.
  if (second !== undefined)
    throw notImplemented(
      `'${name}/${rest
        .slice(1)
        .map((segment) => segment.name)
        .join("/")}' below a row`,
    );
  return many ? behindCollection(request, table, row, first) : columnRequest(request, table, row, name);
}

/**
 * What stands below one row: its bound actions and functions, columns, related rows and references.
 * @throws WebApiError 404 for segments that are not there, 501 for those that the real service has and this one has
 * not.
 */
export function relatedRequest(request: WebApiRequest, table: Table, text: string, rest: readonly Segment[]): Answer {
  const [first, second] = rest;
  const key = readRowKey(table, text);
  if (first?.name.startsWith(NAMESPACE) === true) {
    if (second?.key !== undefined) throw strayKey(second.name);
    const { id } = "id" in key ? key : demandRow(request.environment, table, key);
    return boundOperation(request, table, id, { ...first, name: first.name.slice(NAMESPACE.length) });
  }
  const row = demandRow(request.environment, table, key);
  // What hangs on a row tells of it.
  if (request.method === "GET" && request.caller.sees(table)?.(row) === false)
    request.caller.demand("Read", table.logicalName, row);
  return belowRow(request, table, row, rest);
}
