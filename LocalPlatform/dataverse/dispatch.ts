import { addToQueue } from "./addToQueue";
import { contextOf, jsonAnswer, jsonBody, type Answer, type Exchange } from "./exchange";
import { metadataRequest } from "./metadata";
import { readRowKey, type Segment } from "./resourcePath";
import { collectionRequest, rowRequest } from "./rowRequests";
import type { Table } from "./schema";
import { noResource, noSegment } from "./webApiError";

const NAMESPACE = "Microsoft.Dynamics.CRM.";

const whoAmI = (exchange: Exchange): Answer => {
  const { environment, caller } = exchange;
  return jsonAnswer(exchange, 200, {
    "@odata.context": contextOf(environment, `${NAMESPACE}WhoAmIResponse`),
    BusinessUnitId: caller.businessUnitId,
    UserId: caller.userId,
    OrganizationId: environment.organizationId,
  });
};

/** Actions bound to one row, by table and name. */
const boundAction = (exchange: Exchange, table: Table, key: string, name: string): Answer => {
  if (exchange.method !== "POST" || table.logicalName !== "queue" || name !== "AddToQueue") throw noSegment(name);
  const QueueItemId = addToQueue(exchange, readRowKey(table, key), jsonBody(exchange));
  return jsonAnswer(exchange, 200, { "@odata.context": contextOf(exchange.environment, `${NAMESPACE}AddToQueueResponse`), QueueItemId });
};

const belowRow = (exchange: Exchange, table: Table, key: string, rest: readonly Segment[]): Answer => {
  const [segment] = rest;
  if (segment?.name.startsWith(NAMESPACE) === true) return boundAction(exchange, table, key, segment.name.slice(NAMESPACE.length));
  throw noSegment(segment?.name ?? "");
};

/**
 * Finds what a request is for and does it.
 * @throws WebApiError as documented for the resource; 404 when there is none.
 */
export const dispatch = (exchange: Exchange): Answer => {
  const [first, ...rest] = exchange.segments;
  if (first === undefined) throw noResource(exchange.uri);
  if (first.name === "EntityDefinitions") return metadataRequest(exchange);
  if (first.name === "WhoAmI" && rest.length === 0) {
    if (exchange.method !== "GET") throw noResource(exchange.uri);
    return whoAmI(exchange);
  }
  const table = exchange.environment.schema.bySet.get(first.name);
  if (table === undefined) throw noSegment(first.name);
  if (first.key === undefined && rest.length === 0) return collectionRequest(exchange, table);
  if (first.key === undefined) throw noSegment(rest[0]?.name ?? "");
  return rest.length === 0 ? rowRequest(exchange, table, first.key) : belowRow(exchange, table, first.key, rest);
};
