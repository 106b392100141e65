import type { JsonObject } from "../model/payload";
import { badQuery, noSuchProperty } from "../model/webApiError";
import { givenOptions, type QueryOptions } from "../odata/queryOptions";
import { NAMESPACE } from "../request/resourcePath";
import { jsonAnswer, odataContext, type Answer, type WebApiRequest } from "../request/webApiRequest";

/**
 * Refuses the options that have nothing to work on in an answer: passed over, they would look as if they had worked.
 * @throws WebApiError 400, in the service's words for an option that a resource does not take.
 */
export function refuseOptions(options: QueryOptions, but: readonly string[] = []): void {
  const unfit = givenOptions(options).find((name) => !but.includes(name));
  if (unfit !== undefined) throw badQuery(`The query parameter ${unfit} is not supported`);
}

/**
 * How a function or an action answers with its complex type, of which $select may want a part. To be asked before
 * anything is done.
 * @throws WebApiError 400 for another option, or a name that the type does not have.
 */
export function complexAnswer(
  request: WebApiRequest,
  type: string,
  properties: readonly string[],
): (values: JsonObject) => Answer {
  const { options } = request;
  refuseOptions(options, ["$select"]);
  const unknown = options.select?.find((name) => !properties.includes(name));
  if (unknown !== undefined) throw noSuchProperty(type, unknown);
  const shown = options.select ?? properties;
  return (values) =>
    jsonAnswer(request, 200, {
      "@odata.context": odataContext(request, NAMESPACE + type),
      ...Object.fromEntries(shown.map((name) => [name, values[name]])),
    });
}
