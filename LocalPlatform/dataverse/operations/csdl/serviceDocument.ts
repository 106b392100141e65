import { noResource } from "../../model/webApiError";
import { apiUrl, jsonAnswer, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { DEFINITION_SETS } from "../definitions/definitionRequest";

/** `GET` on the root: the entity sets that are here. Source: Web API service documents. */
export function serviceDocument(request: WebApiRequest): Answer {
  if (request.method !== "GET") throw noResource(request.uri);
  const names = [...[...request.environment.schema.bySet.keys()].sort(), ...Object.keys(DEFINITION_SETS)];
  return jsonAnswer(request, 200, {
    "@odata.context": `${apiUrl(request)}/$metadata`,
    value: names.map((name) => ({ name, kind: "EntitySet", url: name })),
  });
}
