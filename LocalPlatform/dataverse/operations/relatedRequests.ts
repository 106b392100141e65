import { addToQueue } from "./addToQueue";
import { contextOf, jsonAnswer, jsonBody, type Answer, type Exchange } from "../http/exchange";
import { collectionOf, tableBehind } from "../model/navigation";
import { readRowKey, type Segment } from "../http/resourcePath";
import { lookupOf, type Row } from "../model/row";
import { readCollection, readRow } from "./rowRequests";
import type { Table } from "../metadata/schema";
import { badPayload, doesNotExist, noResource, noSegment, notHere } from "../webApiError";
import { updateRow } from "./writeRows";

const NAMESPACE = "Microsoft.Dynamics.CRM.";

/** Actions bound to one row. */
function boundAction(exchange: Exchange, table: Table, id: string, name: string): Answer {
  if (table.logicalName !== "queue" || name !== "AddToQueue")
    throw notHere(`'${NAMESPACE}${name}' on the table '${table.logicalName}'`);
  if (exchange.method !== "POST") throw noResource(exchange.uri);
  const QueueItemId = addToQueue(exchange, id, jsonBody(exchange));
  return jsonAnswer(exchange, 200, {
    "@odata.context": contextOf(exchange.environment, `${NAMESPACE}AddToQueueResponse`),
    QueueItemId,
  });
}

/** `GET`, `PUT {"value": ...}` and `DELETE` on one column. */
function columnRequest(exchange: Exchange, table: Table, row: Row, property: string): Answer {
  switch (exchange.method) {
    case "GET": {
      exchange.caller.demand("Read", table.logicalName);
      const value = row.values[property] ?? null;
      return value === null
        ? { status: 204 }
        : jsonAnswer(exchange, 200, {
            "@odata.context": contextOf(exchange.environment, `${table.set}(${row.id})/${property}`),
            value,
          });
    }
    case "PUT": {
      const body = jsonBody(exchange);
      if (!Object.hasOwn(body, "value"))
        throw badPayload(table.set, `The body must be {"value": ...} for the column '${property}'.`);
      updateRow(exchange, table, row, { [property]: body.value });
      return { status: 204 };
    }
    case "DELETE":
      updateRow(exchange, table, row, { [property]: null });
      return { status: 204 };
    default:
      throw noResource(exchange.uri);
  }
}

/** `PUT {"@odata.id": ...}` and `DELETE` on the reference that a lookup holds. */
function referenceRequest(exchange: Exchange, table: Table, row: Row, navigation: string): Answer {
  const bind = `${navigation}@odata.bind`;
  if (exchange.method === "DELETE") updateRow(exchange, table, row, { [bind]: null });
  else if (exchange.method === "PUT") updateRow(exchange, table, row, { [bind]: jsonBody(exchange)["@odata.id"] });
  else throw noResource(exchange.uri);
  return { status: 204 };
}

function relatedRow(exchange: Exchange, table: Table, row: Row, navigation: string): Answer {
  const single = table.one[navigation];
  if (single?.table === "principal") throw notHere(`'${navigation}' below a row`);
  const target = tableBehind(exchange.environment.schema, single?.table ?? "");
  const held = single?.column === undefined ? undefined : lookupOf(row, single.column);
  return held?.table === target.logicalName ? readRow(exchange, target, held.id) : { status: 204 };
}

function relatedRows(exchange: Exchange, table: Table, row: Row, navigation: string): Answer {
  const { target, column } = collectionOf(exchange.environment.schema, table, navigation);
  const related = exchange.environment.store
    .all(target.logicalName)
    .filter((other) => other.values[`_${column}_value`] === row.id && other.targets[column] === table.logicalName);
  return readCollection(exchange, target, related);
}

/**
 * What stands below one row: its bound actions, columns, related rows and references.
 * @throws WebApiError 404 for segments that are not there, 501 for those that the real service has and this one has
 * not.
 */
export function relatedRequest(exchange: Exchange, table: Table, key: string, rest: readonly Segment[]): Answer {
  const [first, second, third] = rest;
  const name = first?.name ?? "";
  const id = readRowKey(table, key);
  if (name.startsWith(NAMESPACE)) return boundAction(exchange, table, id, name.slice(NAMESPACE.length));
  const row = exchange.environment.store.get(table.logicalName, id);
  if (row === undefined) throw doesNotExist(table.logicalName, id);
  const single = Object.hasOwn(table.one, name);
  if (single && second?.name === "$ref" && third === undefined) return referenceRequest(exchange, table, row, name);
  const known = single || table.properties.has(name) || Object.hasOwn(table.many, name);
  if (!known) throw noSegment(name);
  // $count, $value, references of a collection, columns of a related row: Dataverse has them all.
  if (second !== undefined)
    throw notHere(`'${name}/${[second, ...rest.slice(2)].map((segment) => segment.name).join("/")}' below a row`);
  if (table.properties.has(name)) return columnRequest(exchange, table, row, name);
  if (exchange.method !== "GET") throw noResource(exchange.uri);
  return single ? relatedRow(exchange, table, row, name) : relatedRows(exchange, table, row, name);
}
