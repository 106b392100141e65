import type { Table } from "../metadata/schema";
import { noResource, operationNotHere, strayKey } from "../model/webApiError";
import { NAMESPACE, type Segment } from "../request/resourcePath";
import { jsonBody, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { addToQueue } from "./addToQueue";
import { pickFromQueue, releaseToQueue, removeFromQueue } from "./rows/queueItemActions";
import { complexAnswer } from "./complexAnswer";
import { retrieveUserPrivileges } from "./retrieveUserPrivileges";
import { retrievePrincipalAccess } from "./sharing/sharedAccess";

/** @param id of the row that it is bound to */
type Operation = (request: WebApiRequest, id: string, table: Table) => Answer;

function addToQueueRequest(request: WebApiRequest, id: string): Answer {
  if (request.method !== "POST") throw noResource(request.uri);
  const answer = complexAnswer(request, "AddToQueueResponse", ["QueueItemId"]);
  return answer({ QueueItemId: addToQueue(request, id, jsonBody(request)) });
}

/** Functions and actions that are bound to a row, by its table and their name; `$metadata` tells of them. */
export const BOUND: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  queue: { AddToQueue: addToQueueRequest },
  queueitem: { PickFromQueue: pickFromQueue, ReleaseToQueue: releaseToQueue, RemoveFromQueue: removeFromQueue },
  systemuser: { RetrievePrincipalAccess: retrievePrincipalAccess, RetrieveUserPrivileges: retrieveUserPrivileges },
  team: { RetrievePrincipalAccess: retrievePrincipalAccess },
};

/** Those of them that take something in their parentheses. */
const WITH_PARAMETERS = new Set(["RetrievePrincipalAccess"]);

/**
 * Runs a function or an action that is bound to a row.
 * @throws WebApiError 501 for one that Dataverse has and this platform has not, 404 for a misspelt one.
 */
export function boundOperation(request: WebApiRequest, table: Table, id: string, { name, key }: Segment): Answer {
  const ofTable = BOUND[table.logicalName] ?? {};
  const operation = Object.hasOwn(ofTable, name) ? ofTable[name] : undefined;
  if (operation === undefined) throw operationNotHere(table.logicalName, name, "row");
  // A function's empty parentheses are no key.
  if (key !== undefined && key !== "" && !WITH_PARAMETERS.has(name)) throw strayKey(NAMESPACE + name);
  return operation(request, id, table);
}
