import { closeIncident } from "../operations/closeIncident";
import { contextOf, jsonAnswer, jsonBody, viewingOf, type Answer, type Exchange } from "./exchange";
import { metadataRequest } from "../metadata/metadata";
import { readPage } from "../operations/readRows";
import { relatedRequest } from "../operations/relatedRequests";
import { collectionRequest, rowRequest } from "../operations/rowRequests";
import { noResource, noSegment, notHere } from "../webApiError";

const NAMESPACE = "Microsoft.Dynamics.CRM.";

function whoAmI(exchange: Exchange): Answer {
  const { environment, caller } = exchange;
  if (exchange.method !== "GET") throw noResource(exchange.uri);
  return jsonAnswer(exchange, 200, {
    "@odata.context": contextOf(environment, "Microsoft.Dynamics.CRM.WhoAmIResponse"),
    BusinessUnitId: caller.businessUnitId,
    UserId: caller.userId,
    OrganizationId: environment.organizationId,
  });
}

function close(exchange: Exchange): Answer {
  if (exchange.method !== "POST") throw noResource(exchange.uri);
  closeIncident(exchange, jsonBody(exchange));
  return { status: 204 };
}

/**
 * What stands beside the tables here in the published metadata. Any other name is a misspelt one, as far as this server
 * knows.
 */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...["$batch", "$metadata", "GlobalOptionSetDefinitions", "RelationshipDefinitions", "ApplyRoutingRule"],
  ...[
    "activityparties",
    "activitypointers",
    "businessunits",
    "incidentresolutions",
    "organizations",
    "phonecalls",
    "subjects",
    "transactioncurrencies",
  ],
]);

/** Functions, actions and resources that stand where an entity set would. */
const TOP_LEVEL: Readonly<Record<string, (exchange: Exchange) => Answer>> = {
  WhoAmI: whoAmI,
  CloseIncident: close,
};

/**
 * Finds what a request is for and does it.
 * @throws WebApiError as documented for the resource; 404 when there is none, 501 for what the real service has and
 * this one has not.
 */
export function dispatch(exchange: Exchange): Answer {
  const [first, ...rest] = exchange.segments;
  if (first === undefined) throw noResource(exchange.uri);
  if (first.name === "EntityDefinitions") return metadataRequest(exchange);
  const topLevel = Object.hasOwn(TOP_LEVEL, first.name) ? TOP_LEVEL[first.name] : undefined;
  if (topLevel !== undefined && rest.length === 0) return topLevel(exchange);
  if (ELSEWHERE.has(first.name)) throw notHere(`'${first.name}'`);
  const table = exchange.environment.schema.bySet.get(first.name);
  if (table === undefined) throw noSegment(first.name);
  const [second] = rest;
  if (first.key !== undefined)
    return second === undefined
      ? rowRequest(exchange, table, first.key)
      : relatedRequest(exchange, table, first.key, rest);
  if (second === undefined) return collectionRequest(exchange, table);
  if (second.name === "$count" && exchange.method === "GET")
    return { status: 200, body: String(readPage(viewingOf(exchange), table, exchange.options).count) };
  if (second.name.startsWith(NAMESPACE)) throw notHere(`'${second.name}' on the table '${table.logicalName}'`);
  throw noSegment(second.name);
}
