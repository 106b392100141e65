import { isGuid } from "../../../../Transcript/text/guid";
import { PUBLISHED } from "../../metadata/published/types";
import type { JsonObject } from "../../model/payload";
import { badPayload, noResource } from "../../model/webApiError";
import { jsonBody, type WebApiRequest } from "../../request/webApiRequest";

/** Parameters that the document, of 2022, does not have yet. Source: the pages of the actions. */
const LATER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ImportSolutionAsync: { ImportJobId: "Edm.Guid" },
};

/** Whether a value is of a primitive type; of all others nothing is asked here. */
function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "Edm.Boolean":
      return typeof value === "boolean";
    case "Edm.String":
      return typeof value === "string";
    case "Edm.Guid":
      return typeof value === "string" && isGuid(value);
    case "Edm.Int32":
      return typeof value === "number" && Number.isInteger(value);
    case "Edm.Binary":
      return typeof value === "string" && /^(?:[A-Za-z0-9+/\s]{4})*[A-Za-z0-9+/=\s]*$/.test(value);
    default:
      return !type.startsWith("Edm.") || type.startsWith("Collection(");
  }
}

/**
 * The parameters of an unbound action, as the metadata document has them.
 * @throws WebApiError 404 for another method than POST; 400 for a parameter that the action does not have, that it needs
 * and that is not there, or that is of another type
 */
export function actionBody(request: WebApiRequest, action: string): JsonObject {
  if (request.method !== "POST") throw noResource(request.uri);
  const parameters: Readonly<Record<string, string>> = {
    ...PUBLISHED.operations[action]?.parameters,
    ...LATER[action],
  };
  // Without parameters there may be no body.
  const body = request.body === "" && Object.keys(parameters).length === 0 ? {} : jsonBody(request);
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(parameters, name) && !name.includes("@"));
  if (unknown !== undefined)
    throw badPayload(
      action,
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation '${action}'.`,
    );
  for (const [name, type] of Object.entries(parameters)) {
    const value = body[name] ?? null;
    if (value === null && type.endsWith("!"))
      throw badPayload(action, `The operation '${action}' needs the parameter '${name}', which the payload lacks.`);
    if (value !== null && !isOf(type.replace("!", ""), value))
      throw badPayload(action, `The value of the parameter '${name}' is not of the type '${type.replace("!", "")}'.`);
  }
  return body;
}
