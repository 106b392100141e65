import { isGuid } from "../../../../Transcript/text/guid";
import type { Schema, Table } from "../../metadata/schema";
import { isObject, readAddress, typeIn } from "../../model/payload";
import { readRowKey } from "../../model/rowKey";
import type { Row, RowReference } from "../../model/row";
import { badPayload, badQuery, resourceNotHere } from "../../model/webApiError";
import type { WebApiRequest } from "../../request/webApiRequest";
import { jsonParameter } from "../functions/jsonParameter";
import { demandRow } from "./rowKeys";

/** The key of a row in a body: users and teams also have that of the principal which both are. */
function keyIn(table: Table, given: Readonly<Record<string, unknown>>): unknown {
  const principal = table.logicalName === "systemuser" || table.logicalName === "team";
  return given[table.key] ?? (principal ? given.ownerid : undefined);
}

/**
 * Reads a parameter that is a row of any table: `{"incidentid": "...", "@odata.type": "Microsoft.Dynamics.CRM.incident"}`.
 * @param resource that the refusal names
 * @throws WebApiError 400
 */
export function readReference(schema: Schema, resource: string, parameter: string, given: unknown): RowReference {
  if (!isObject(given))
    throw badPayload(
      resource,
      `The parameter '${parameter}' must be an object that names a row by its key and '@odata.type'.`,
    );
  const name = typeIn(given);
  // The parameter is declared with an abstract type, so the body has to say which table it means.
  if (name === undefined)
    throw badPayload(
      resource,
      `The parameter '${parameter}' is of the abstract type 'Microsoft.Dynamics.CRM.crmbaseentity'; name its type in '@odata.type'.`,
    );
  const table = schema.tables.get(name);
  if (table === undefined)
    throw badPayload(
      resource,
      `A resource with the name 'Microsoft.Dynamics.CRM.${name}' was found in '@odata.type' of '${parameter}', but it is no table of this environment.`,
    );
  const id = keyIn(table, given);
  if (typeof id !== "string" || !isGuid(id))
    throw badPayload(resource, `The parameter '${parameter}' lacks its key '${table.key}'.`);
  return { table: name, id: id.toLowerCase() };
}

/**
 * The row that a function's parameter names: `{'@odata.id':'accounts(...)'}`, in single or double quotes, the address
 * from the set on or whole. Source: Microsoft, "Use Web API functions", Pass reference to a record to a function.
 * @throws WebApiError 400; 404 for a row or a set that is not there
 */
export function referredRow({ environment }: WebApiRequest, parameter: string, text: string): readonly [Table, Row] {
  const { "@odata.id": address } = jsonParameter(parameter, text);
  const [set, key] = readAddress(typeof address === "string" ? address : "");
  if (set === "")
    throw badQuery(`The value ${text} of the parameter '${parameter}' is not {"@odata.id":"<address of a row>"}.`);
  const table = environment.schema.bySet.get(set);
  if (table === undefined) throw resourceNotHere(set);
  return [table, demandRow(environment, table, readRowKey(table, key))];
}
