import { badQuery, noResource, WebApiError } from "../../model/webApiError";
import type { Answer, WebApiRequest } from "../../request/webApiRequest";
import { complexAnswer } from "../complexAnswer";
import { functionParameters } from "./functionParameters";

const PROPERTY = "EntityRecordCountCollection";

/** `["account","contact"]`, or the same in single quotes. */
function namesIn(text: string): readonly string[] {
  const list = /^\[(.*)\]$/s.exec(text.trim())?.[1];
  const names = list === undefined ? [] : list.split(",").map((name) => name.trim());
  if (list === undefined || !names.every((name) => /^(["'])\w+\1$/.test(name)))
    throw badQuery(`The value ${text} of the parameter 'EntityNames' is not a list of texts.`);
  return names.map((name) => name.slice(1, -1));
}

/**
 * The unbound function RetrieveTotalRecordCount: how many rows tables have, by their logical names. The service's own
 * figure is up to a day old; this one is of now.
 * @throws WebApiError 404 for a table that is not there.
 */
export function retrieveTotalRecordCount(request: WebApiRequest): Answer {
  if (request.method !== "GET") throw noResource(request.uri);
  const answer = complexAnswer(request, "RetrieveTotalRecordCountResponse", [PROPERTY]);
  const { EntityNames: names = "" } = functionParameters(request, ["EntityNames"]);
  const tables = namesIn(names);
  const { schema, store } = request.environment;
  const unknown = tables.find((name) => !schema.tables.has(name));
  if (unknown !== undefined)
    throw new WebApiError(
      404,
      "0x80041102",
      `The entity with a name = '${unknown}' was not found in the MetadataCache.`,
    );
  return answer({
    [PROPERTY]: {
      Count: tables.length,
      IsReadOnly: false,
      Keys: tables,
      Values: tables.map((name) => store.all(name).length),
    },
  });
}
