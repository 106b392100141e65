import type { Table } from "../../metadata/schema";
import { isObject, readAddress, typeIn, type JsonObject } from "../../model/payload";
import { readRowKey, type RowKey } from "../../model/rowKey";
import { badPayload, notByItself, operationNotHere, strayKey, wrongMethod } from "../../model/webApiError";
import { NAMESPACE, type Segment } from "../../request/resourcePath";
import { jsonBody, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { complexAnswer, refuseOptions } from "../complexAnswer";
import { createRow, updateRow } from "../writeRows";
import { demandRow, findRow, withKey, withoutKey } from "./rowKeys";

/** `Targets`, each of this table. @throws WebApiError 400, as Microsoft says of each item: it must have its type. */
function readTargets(table: Table, body: JsonObject, operation: string): readonly JsonObject[] {
  const unknown = Object.keys(body).find((name) => name !== "Targets" && !name.includes("@"));
  if (unknown !== undefined)
    throw badPayload(
      table.set,
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation '${operation}'.`,
    );
  const { Targets: targets } = body;
  if (!Array.isArray(targets) || targets.length === 0 || !targets.every(isObject))
    throw badPayload(table.set, "The parameter 'Targets' must be an array of objects, one at least.");
  for (const target of targets) {
    if (typeIn(target) !== table.logicalName)
      throw badPayload(
        table.set,
        `Each item of 'Targets' must name its type in '@odata.type': 'Microsoft.Dynamics.CRM.${table.logicalName}', not '${String(target["@odata.type"])}'.`,
      );
  }
  return targets;
}

/** The row that a target means: by `@odata.id`, or by its primary key; undefined when it names none. */
function keyOf(table: Table, target: JsonObject): RowKey | undefined {
  const { "@odata.id": address, [table.key]: id } = target;
  if (typeof address === "string") {
    const [set, key] = readAddress(address);
    if (set !== table.set) throw badPayload(table.set, `'${address}' is not the address of a row in '${table.set}'.`);
    return readRowKey(table, key);
  }
  return typeof id === "string" ? readRowKey(table, id) : undefined;
}

function demandKey(table: Table, target: JsonObject): RowKey {
  const key = keyOf(table, target);
  if (key === undefined)
    throw badPayload(table.set, `Each item of 'Targets' must name its row, by '${table.key}' or by '@odata.id'.`);
  return key;
}

function updateOne(request: WebApiRequest, table: Table, target: JsonObject): void {
  const key = demandKey(table, target);
  updateRow(request, table, demandRow(request.environment, table, key), withoutKey(table, key, target));
}

function upsertOne(request: WebApiRequest, table: Table, target: JsonObject): void {
  const { environment } = request;
  const key = keyOf(table, target);
  const row = key === undefined ? undefined : findRow(environment, table, key);
  if (key === undefined) createRow(request, table, target);
  else if (row === undefined)
    createRow(request, table, withKey(environment, table, key, target), "id" in key ? key.id : undefined);
  else updateRow(request, table, row, withoutKey(table, key, target));
}

/**
 * CreateMultiple, UpdateMultiple and UpsertMultiple, bound to a table's set: all rows or none. Source: Microsoft, "Use
 * bulk operation messages". DeleteMultiple is for elastic tables alone, and there are none here.
 * @throws WebApiError 400 for the body, and as each single write would be refused; 404 for an operation that is none.
 */
export function collectionOperation(request: WebApiRequest, table: Table, { name: whole, key }: Segment): Answer {
  const name = whole.slice(NAMESPACE.length);
  if (!["CreateMultiple", "UpdateMultiple", "UpsertMultiple", "DeleteMultiple"].includes(name))
    throw operationNotHere(table.logicalName, name, "set");
  if (key !== undefined && key !== "") throw strayKey(whole);
  if (request.method !== "POST") throw wrongMethod(request.method, ["POST"]);
  if (name === "DeleteMultiple") throw notByItself(name, table);
  if (name === "CreateMultiple") {
    const answer = complexAnswer(request, "CreateMultipleResponse", ["Ids"]);
    const targets = readTargets(table, jsonBody(request), name);
    return answer({ Ids: targets.map((target) => createRow(request, table, target).id) });
  }
  refuseOptions(request.options);
  const write = name === "UpdateMultiple" ? updateOne : upsertOne;
  readTargets(table, jsonBody(request), name).forEach((target) => write(request, table, target));
  return { status: 204 };
}
