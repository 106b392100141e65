import { isObject, readBindTarget, type JsonObject } from "../model/payload";
import { badPayload, badQuery, doesNotExist, WebApiError } from "../model/webApiError";
import { byKey } from "./rows/rowKeys";
import { updateDerived, type WriteContext } from "./writeRows";

const SET = "incidents";
const RESOLVED = 1;

/**
 * The unbound action CloseIncident `{IncidentResolution: {"incidentid@odata.bind": ...}, Status}`: the one way to
 * resolve a case. Status -1 means the state's default status reason. The resolution activity itself is not kept; its
 * table is not part of the local platform.
 * @throws WebApiError 400 for the body and for a case that is closed already, 403 without prvWriteIncident, 404 when
 * there is no such case.
 */
export function closeIncident(context: WriteContext, body: JsonObject): void {
  const { environment, caller } = context;
  const table = environment.schema.tables.get("incident");
  if (table === undefined) throw badQuery("The table 'incident' is not there.");
  const { IncidentResolution: resolution, Status: status } = body;
  const bind = isObject(resolution) ? resolution["incidentid@odata.bind"] : undefined;
  if (typeof bind !== "string")
    throw badPayload(SET, "The parameter 'IncidentResolution' must name the case in 'incidentid@odata.bind'.");
  if (typeof status !== "number")
    throw badPayload(
      SET,
      "The parameter 'Status' must be a whole number, a status reason of the state Resolved or -1.",
    );
  const { id } = readBindTarget(environment.schema, table, "incidentid", "incident", bind, byKey(environment));

  caller.demand("Write", "incident");
  const row = environment.store.get("incident", id);
  if (row === undefined) throw doesNotExist("incident", id);
  caller.demand("Write", "incident", row);
  if (row.values.statecode !== 0) throw new WebApiError(400, "0x80044411", "Already Closed or Canceled");
  const wanted =
    status === -1
      ? table.columns.statecode?.options?.find((option) => option.value === RESOLVED)?.defaultStatus
      : status;
  if (
    table.columns.statuscode?.options?.some((option) => option.value === wanted && option.state === RESOLVED) !== true
  ) {
    throw new WebApiError(
      400,
      "0x80048408",
      "State code is invalid or state code is valid but status code is invalid for a specified state code.",
    );
  }
  updateDerived(context, table, row, (draft) => {
    draft.values.statecode = RESOLVED;
    draft.values.statuscode = wanted ?? null;
  });
}
