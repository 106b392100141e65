import type { Table } from "../../metadata/schema";
import type { Row, Value } from "../../model/row";
import { shownValue } from "../../model/managedProperty";
import { badPayload, wrongMethod } from "../../model/webApiError";
import { jsonAnswer, jsonBody, odataContext, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { refuseOptions } from "../complexAnswer";
import { updateRow } from "../writeRows";

function shownProperty(table: Table, name: string, value: Value): unknown {
  const property = table.properties.get(name);
  return property === undefined ? value : shownValue(property, value);
}

/** `GET`, `PUT {"value": ...}` and `DELETE` on one column. Source: Microsoft, "Update and delete table rows". */
export function columnRequest(request: WebApiRequest, table: Table, row: Row, property: string): Answer {
  refuseOptions(request.options);
  switch (request.method) {
    case "GET": {
      request.caller.demand("Read", table.logicalName, row);
      const value = row.values[property] ?? null;
      return value === null
        ? { status: 204 }
        : jsonAnswer(request, 200, {
            "@odata.context": odataContext(request, `${table.set}(${row.id})/${property}`),
            value: shownProperty(table, property, value),
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
      throw wrongMethod(request.method, ["GET", "PUT", "DELETE"]);
  }
}

/** `GET <column>/$value`: the value as plain text. Source: OData 4.0 Protocol, 11.2.3.1. */
export function rawValue(request: WebApiRequest, table: Table, row: Row, property: string): Answer {
  refuseOptions(request.options);
  if (request.method !== "GET") throw wrongMethod(request.method, ["GET"]);
  request.caller.demand("Read", table.logicalName, row);
  const value = row.values[property] ?? null;
  return value === null ? { status: 204 } : { status: 200, body: String(value) };
}
