import { relatedRows, removeLinks, tableBehind } from "../../model/navigation";
import { readBindTarget } from "../../model/payload";
import { readRowKey } from "../../model/rowKey";
import { lookupOf, type Row } from "../../model/row";
import type { Table } from "../../metadata/schema";
import { badPayload, badQuery, doesNotExist, notImplemented, wrongMethod } from "../../model/webApiError";
import type { Segment } from "../../request/resourcePath";
import {
  apiUrl,
  jsonAnswer,
  jsonBody,
  odataContext,
  type Addressed,
  type Answer,
  type WebApiRequest,
} from "../../request/webApiRequest";
import { refuseOptions } from "../complexAnswer";
import { byKey, demandRow } from "./rowKeys";
import { relate, updateRow } from "../writeRows";

const DONE: Answer = { status: 204 };

/** Address of a row, as references are answered. */
export function addressOf(request: Addressed, table: Table, id: string): string {
  return `${apiUrl(request)}/${table.set}(${id})`;
}

/** `{"@odata.id": "<address>"}`. @throws WebApiError 400 */
function readAddress(request: WebApiRequest, table: Table): string {
  const address = jsonBody(request)["@odata.id"];
  if (typeof address !== "string")
    throw badPayload(table.set, 'The body of a reference must be {"@odata.id": "<address of a row>"}.');
  return address;
}

/** The reference that a lookup holds: `GET`, `PUT {"@odata.id": ...}` and `DELETE`. */
function singleReference(request: WebApiRequest, table: Table, row: Row, navigation: string): Answer {
  const { environment, caller } = request;
  refuseOptions(request.options);
  const bind = `${navigation}@odata.bind`;
  switch (request.method) {
    case "GET": {
      caller.demand("Read", table.logicalName, row);
      const { column, table: leadsTo = "" } = table.one[navigation] ?? {};
      const held = column === undefined ? undefined : lookupOf(row, column);
      const target = environment.schema.tables.get(held?.table ?? "");
      if (held === undefined || target === undefined || (leadsTo !== "principal" && held.table !== leadsTo))
        return DONE;
      return jsonAnswer(request, 200, {
        "@odata.context": odataContext(request, "$ref"),
        "@odata.id": addressOf(request, target, held.id),
      });
    }
    case "PUT":
      updateRow(request, table, row, { [bind]: readAddress(request, table) });
      return DONE;
    case "DELETE":
      updateRow(request, table, row, { [bind]: null });
      return DONE;
    default:
      throw wrongMethod(request.method, ["GET", "PUT", "DELETE"]);
  }
}

/** The row that `DELETE` is to part from the other: by a key behind the collection, or by `$id`. */
function namedRow(request: WebApiRequest, table: Table, { name, key }: Segment): Row {
  const { environment, options } = request;
  const target = tableBehind(environment.schema, table, name);
  if (key !== undefined) return demandRow(environment, target, readRowKey(target, key));
  if (options.id === undefined)
    throw badQuery("The row to be removed from the collection must be named, by its key or by the option $id.");
  const { id } = readBindTarget(environment.schema, table, name, target.logicalName, options.id, byKey(environment));
  return demandRow(environment, target, { id });
}

function disassociate(request: WebApiRequest, table: Table, row: Row, segment: Segment): void {
  const { environment, caller } = request;
  const { name } = segment;
  const target = tableBehind(environment.schema, table, name);
  const other = namedRow(request, table, segment);
  if (!relatedRows(environment, table, row.id, name).some(({ id }) => id === other.id))
    throw doesNotExist(target.logicalName, other.id);
  const partner = table.many[name]?.partner ?? "";
  if (Object.hasOwn(target.one, partner)) updateRow(request, target, other, { [`${partner}@odata.bind`]: null });
  else {
    caller.demand("Append", table.logicalName, row);
    caller.demand("AppendTo", target.logicalName, other);
    removeLinks(environment, table, row.id, name, other.id);
  }
}

/** References of a collection: `GET`, `POST {"@odata.id": ...}`, and `DELETE` of one that a key or `$id` names. */
function collectionReference(request: WebApiRequest, table: Table, row: Row, segment: Segment): Answer {
  const { environment, caller, method } = request;
  const { name, key } = segment;
  const target = tableBehind(environment.schema, table, name);
  refuseOptions(request.options, method === "DELETE" && key === undefined ? ["$id"] : []);
  if (method === "DELETE") {
    disassociate(request, table, row, segment);
    return DONE;
  }
  if (key !== undefined) throw notImplemented(`${method} on '${name}/$ref' below a row`);
  switch (method) {
    case "GET":
      caller.demand("Read", target.logicalName);
      return jsonAnswer(request, 200, {
        "@odata.context": odataContext(request, "Collection($ref)"),
        value: relatedRows(environment, table, row.id, name).map(({ id }) => ({
          "@odata.id": addressOf(request, target, id),
        })),
      });
    case "POST": {
      const address = readAddress(request, table);
      const { id } = readBindTarget(environment.schema, table, name, target.logicalName, address, byKey(environment));
      relate(request, table, row, name, id);
      return DONE;
    }
    default:
      throw wrongMethod(method, ["GET", "POST", "DELETE"]);
  }
}

/**
 * `.../<navigation>/$ref` below a row. Source: Microsoft, "Associate and disassociate table rows".
 * @throws WebApiError 400 for the body, 403 without the privileges, 404 for rows that are not there or not related.
 */
export function referenceRequest(request: WebApiRequest, table: Table, row: Row, segment: Segment): Answer {
  return Object.hasOwn(table.one, segment.name)
    ? singleReference(request, table, row, segment.name)
    : collectionReference(request, table, row, segment);
}
