import { addToQueue } from "./addToQueue";
import { complexAnswer, refuseOptions } from "./complexAnswer";
import { odataContext, jsonAnswer, jsonBody, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { collectionOf, targetTable } from "../model/navigation";
import { NAMESPACE, readRowKey, type Segment } from "../request/resourcePath";
import { lookupOf, type Row } from "../model/row";
import { retrieveUserPrivileges } from "./retrieveUserPrivileges";
import { readCollection, readRow } from "./rowRequests";
import type { Table } from "../metadata/schema";
import {
  badPayload,
  doesNotExist,
  noResource,
  notImplemented,
  strayKey,
  operationNotHere,
  segmentNotHere,
} from "../model/webApiError";
import { updateRow } from "./writeRows";

/** Actions and functions bound to one row. */
function boundOperation(request: WebApiRequest, table: Table, id: string, { name, key }: Segment): Answer {
  if (table.logicalName === "systemuser" && name === "RetrieveUserPrivileges") {
    // A function's empty parentheses are no key.
    if (key !== undefined && key !== "") throw strayKey(NAMESPACE + name);
    return retrieveUserPrivileges(request, id);
  }
  if (table.logicalName !== "queue" || name !== "AddToQueue") throw operationNotHere(table.logicalName, name, "row");
  if (request.method !== "POST") throw noResource(request.uri);
  if (key !== undefined && key !== "") throw strayKey(NAMESPACE + name);
  const answer = complexAnswer(request, "AddToQueueResponse", ["QueueItemId"]);
  return answer({ QueueItemId: addToQueue(request, id, jsonBody(request)) });
}

/** `GET`, `PUT {"value": ...}` and `DELETE` on one column. */
function columnRequest(request: WebApiRequest, table: Table, row: Row, property: string): Answer {
  refuseOptions(request.options);
  switch (request.method) {
    case "GET": {
      request.caller.demand("Read", table.logicalName);
      const value = row.values[property] ?? null;
      return value === null
        ? { status: 204 }
        : jsonAnswer(request, 200, {
            "@odata.context": odataContext(request, `${table.set}(${row.id})/${property}`),
            value,
          });
    }
    case "PUT": {
      const body = jsonBody(request);
      if (!Object.hasOwn(body, "value"))
        throw badPayload(table.set, `The body must be {"value": ...} for the column '${property}'.`);
      updateRow(request, table, row, { [property]: body.value });
      return { status: 204 };
    }
    case "DELETE":
      updateRow(request, table, row, { [property]: null });
      return { status: 204 };
    default:
      throw noResource(request.uri);
  }
}

/** `PUT {"@odata.id": ...}` and `DELETE` on the reference that a lookup holds. */
function referenceRequest(request: WebApiRequest, table: Table, row: Row, navigation: string): Answer {
  refuseOptions(request.options);
  const bind = `${navigation}@odata.bind`;
  if (request.method === "DELETE") updateRow(request, table, row, { [bind]: null });
  else if (request.method === "PUT") updateRow(request, table, row, { [bind]: jsonBody(request)["@odata.id"] });
  else throw noResource(request.uri);
  return { status: 204 };
}

function relatedRow(request: WebApiRequest, table: Table, row: Row, navigation: string): Answer {
  const single = table.one[navigation];
  if (single?.table === "principal") throw notImplemented(`'${navigation}' below a row`);
  const target = targetTable(request.environment.schema, single?.table ?? "");
  const held = single?.column === undefined ? undefined : lookupOf(row, single.column);
  return held?.table === target.logicalName ? readRow(request, target, held.id) : { status: 204 };
}

/** All rows of a collection-valued navigation property, or the one that a key names. */
function relatedRows(request: WebApiRequest, table: Table, row: Row, { name: navigation, key }: Segment): Answer {
  const { target, column } = collectionOf(request.environment.schema, table, navigation);
  const related = request.environment.store
    .all(target.logicalName)
    .filter((other) => other.values[`_${column}_value`] === row.id && other.targets[column] === table.logicalName);
  if (key === undefined) return readCollection(request, target, related);
  const id = readRowKey(target, key);
  if (!related.some((other) => other.id === id)) throw doesNotExist(target.logicalName, id);
  return readRow(request, target, id);
}

/**
 * What stands below one row: its bound actions and functions, columns, related rows and references.
 * @throws WebApiError 404 for segments that are not there, 501 for those that the real service has and this one has
 * not.
 */
export function relatedRequest(request: WebApiRequest, table: Table, key: string, rest: readonly Segment[]): Answer {
  const [first, second, third] = rest;
  const name = first?.name ?? "";
  const id = readRowKey(table, key);
  const called = name.startsWith(NAMESPACE);
  const stray = rest.find(
    (segment, at) => segment.key !== undefined && !(at === 0 && (called || Object.hasOwn(table.many, name))),
  );
  if (stray !== undefined) throw strayKey(stray.name);
  if (called) return boundOperation(request, table, id, { ...first, name: name.slice(NAMESPACE.length) });
  const row = request.environment.store.get(table.logicalName, id);
  if (row === undefined) throw doesNotExist(table.logicalName, id);
  const single = Object.hasOwn(table.one, name);
  if (single && second?.name === "$ref" && third === undefined) return referenceRequest(request, table, row, name);
  const known = single || table.properties.has(name) || Object.hasOwn(table.many, name);
  if (!known) throw segmentNotHere(table.logicalName, name);
  // $count, $value, references of a collection, columns of a related row: Dataverse has them all.
  if (second !== undefined)
    throw notImplemented(
      `'${name}/${[second, ...rest.slice(2)].map((segment) => segment.name).join("/")}' below a row`,
    );
  if (table.properties.has(name)) return columnRequest(request, table, row, name);
  if (request.method !== "GET") {
    if (first?.key === undefined) throw noResource(request.uri);
    throw notImplemented(`${request.method} on '${name}' below a row`);
  }
  return single ? relatedRow(request, table, row, name) : relatedRows(request, table, row, first ?? { name });
}
