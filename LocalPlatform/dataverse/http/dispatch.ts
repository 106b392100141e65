import { closeIncident } from "../operations/closeIncident";
import { NAMESPACE } from "../request/resourcePath";
import { jsonBody, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { refuseOptions } from "../operations/complexAnswer";
import { definitionRequest, isDefinitionRequest } from "../operations/definitions/definitionRequest";
import { readContextOf } from "../operations/readContext";
import { readPage } from "../operations/readRows";
import { relatedRequest } from "../operations/relatedRequests";
import { collectionRequest, rowRequest } from "../operations/rowRequests";
import { whoAmI } from "../operations/whoAmI";
import {
  badQuery,
  noResource,
  noSegment,
  notByItself,
  notImplemented,
  strayKey,
  operationNotHere,
  resourceNotHere,
} from "../model/webApiError";

function closeIncidentRequest(request: WebApiRequest): Answer {
  if (request.method !== "POST") throw noResource(request.uri);
  refuseOptions(request.options);
  closeIncident(request, jsonBody(request));
  return { status: 204 };
}

/** What stands in no list of names, since the metadata document is the list. */
const NOT_IMPLEMENTED: ReadonlySet<string> = new Set(["$metadata"]);

/** Functions, actions and resources that stand where an entity set would. */
const TOP_LEVEL: Readonly<Record<string, (request: WebApiRequest) => Answer>> = {
  WhoAmI: whoAmI,
  CloseIncident: closeIncidentRequest,
};

function routed(request: WebApiRequest): Answer {
  const [first, ...rest] = request.segments;
  // Passed over, a row would seem to have been narrowed by it.
  if (request.options.id !== undefined && rest.at(-1)?.name !== "$ref")
    throw badQuery("The query parameter $id is not supported");
  if (first === undefined) throw noResource(request.uri);
  if (isDefinitionRequest(request.segments)) return definitionRequest(request);
  const topLevel = Object.hasOwn(TOP_LEVEL, first.name) ? TOP_LEVEL[first.name] : undefined;
  // A function's empty parentheses are no key.
  if (topLevel !== undefined) {
    const [below] = rest;
    if (below !== undefined) throw noSegment(below.name);
    if ((first.key ?? "") !== "") throw noSegment(first.name);
    return topLevel(request);
  }
  const table = request.environment.schema.bySet.get(first.name);
  if (table === undefined)
    throw NOT_IMPLEMENTED.has(first.name) ? notImplemented(`'${first.name}'`) : resourceNotHere(first.name);
  if (table.logicalName === "activityparty" && request.method !== "GET") throw notByItself(request.method, table);
  const [second] = rest;
  if (first.key !== undefined)
    return second === undefined
      ? rowRequest(request, table, first.key)
      : relatedRequest(request, table, first.key, rest);
  if (second === undefined) return collectionRequest(request, table);
  if (second.key !== undefined && !second.name.startsWith(NAMESPACE)) throw strayKey(second.name);
  if (second.name === "$count" && request.method === "GET")
    return { status: 200, body: String(readPage(readContextOf(request), table, request.options).count) };
  if (second.name.startsWith(NAMESPACE))
    throw operationNotHere(table.logicalName, second.name.slice(NAMESPACE.length), "set");
  throw noSegment(second.name);
}

/**
 * Finds what a request is for and does it: a write and its answer together or neither, so that an answer that cannot be
 * given leaves nothing written.
 * @throws WebApiError as documented for the resource; 404 when there is none, 501 for what the real service has and
 * this one has not.
 */
export function dispatch(request: WebApiRequest): Answer {
  return request.method === "GET" ? routed(request) : request.environment.store.transaction(() => routed(request));
}
