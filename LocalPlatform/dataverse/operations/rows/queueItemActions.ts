import { dateTimeText } from "../../model/columnValue";
import { isObject } from "../../model/payload";
import type { Row } from "../../model/row";
import type { Table } from "../../metadata/schema";
import { badPayload, badQuery, doesNotExist, noResource } from "../../model/webApiError";
import { jsonBody, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { setLookup } from "../../rules/change";
import { refuseOptions } from "../complexAnswer";
import { updateDerived } from "../writeRows";

const SET = "queueitems";
const DONE: Answer = { status: 204 };

function demandItem(request: WebApiRequest, id: string): readonly [Table, Row] {
  const { environment, caller, method } = request;
  if (method !== "POST") throw noResource(request.uri);
  refuseOptions(request.options);
  const table = environment.schema.tables.get("queueitem");
  if (table === undefined) throw badQuery("The table 'queueitem' is not there.");
  const row = environment.store.get("queueitem", id);
  if (row === undefined) throw doesNotExist("queueitem", id);
  caller.demand("Write", "queueitem", row);
  return [table, row];
}

/** The item leaves its queue. It stays as an inactive row; no document says what becomes of it. */
function remove(request: WebApiRequest, table: Table, row: Row): void {
  updateDerived(request, table, row, ({ values }) => {
    values.statecode = 1;
    values.statuscode = 2;
  });
}

function giveTo(request: WebApiRequest, table: Table, row: Row, user: string | null): Row {
  return updateDerived(request, table, row, (draft) => {
    setLookup(draft, "workerid", user === null ? null : { table: "systemuser", id: user });
    draft.values.workeridmodifiedon = user === null ? null : dateTimeText(new Date());
  });
}

/** `RemoveFromQueue`, bound to a queue item. Source: the CSDL, and the RemoveFromQueue message. */
export function removeFromQueue(request: WebApiRequest, id: string): Answer {
  const [table, row] = demandItem(request, id);
  remove(request, table, row);
  return DONE;
}

/** `ReleaseToQueue`: nobody works on the item any more. Source: the CSDL, and the ReleaseToQueue message. */
export function releaseToQueue(request: WebApiRequest, id: string): Answer {
  const [table, row] = demandItem(request, id);
  giveTo(request, table, row, null);
  return DONE;
}

/**
 * `PickFromQueue {SystemUser, RemoveQueueItem}`: a user works on the item, which may leave its queue by that. Source:
 * the CSDL, and the PickFromQueue message.
 * @throws WebApiError 400 for the body, 404 for a user that is not there.
 */
export function pickFromQueue(request: WebApiRequest, id: string): Answer {
  const [table, row] = demandItem(request, id);
  const { SystemUser: given, RemoveQueueItem: removes } = jsonBody(request);
  const user = isObject(given) ? given.systemuserid : undefined;
  if (typeof user !== "string" || typeof removes !== "boolean")
    throw badPayload(SET, "PickFromQueue takes 'SystemUser' with its systemuserid, and 'RemoveQueueItem'.");
  if (request.environment.store.get("systemuser", user.toLowerCase()) === undefined)
    throw doesNotExist("systemuser", user);
  const picked = giveTo(request, table, row, user.toLowerCase());
  if (removes) remove(request, table, picked);
  return DONE;
}
