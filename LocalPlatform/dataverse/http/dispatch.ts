import { NAMESPACE } from "../request/resourcePath";
import type { Answer, WebApiRequest } from "../request/webApiRequest";
import { csdlRequest } from "../operations/csdl/csdl";
import { definitionRequest, isDefinitionRequest } from "../operations/definitions/definitionRequest";
import { relatedRequest } from "../operations/relatedRequests";
import { collectionRequest, countRows, rowRequest } from "../operations/rowRequests";
import { collectionOperation } from "../operations/rows/bulkOperations";
import { serviceDocument } from "../operations/csdl/serviceDocument";
import { unboundOperation } from "../operations/unboundOperations";
import { badQuery, noSegment, notByItself, strayKey, resourceNotHere } from "../model/webApiError";

function routed(request: WebApiRequest): Answer {
  const [first, ...rest] = request.segments;
  // Passed over, a row would seem to have been narrowed by it.
  if (request.options.id !== undefined && rest.at(-1)?.name !== "$ref")
    throw badQuery("The query parameter $id is not supported");
  if (first === undefined) return serviceDocument(request);
  if (isDefinitionRequest(request.segments)) return definitionRequest(request);
  if (first.name === "$metadata" && rest.length === 0 && first.key === undefined) return csdlRequest(request);
  const answer = unboundOperation(request);
  if (answer !== undefined) return answer;
  const table = request.environment.schema.bySet.get(first.name);
  if (table === undefined) throw resourceNotHere(first.name);
  if (table.logicalName === "activityparty" && request.method !== "GET") throw notByItself(request.method, table);
  const [second] = rest;
  if (first.key !== undefined)
    return second === undefined
      ? rowRequest(request, table, first.key)
      : relatedRequest(request, table, first.key, rest);
  if (second === undefined) return collectionRequest(request, table);
  if (second.key !== undefined && !second.name.startsWith(NAMESPACE)) throw strayKey(second.name);
  if (second.name === "$count" && request.method === "GET") return countRows(request, table);
  if (second.name.startsWith(NAMESPACE) && rest.length === 1) return collectionOperation(request, table, second);
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
