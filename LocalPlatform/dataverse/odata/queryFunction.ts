import { OPERATORS, operatorOfFunction } from "../conditions/operators";
import { badQuery, notImplemented } from "../model/webApiError";
import type { Expression } from "./expression";
import type { Literal } from "./literal";

const NAMESPACE = "Microsoft.Dynamics.CRM.";
const VALUES = ["PropertyValue", "PropertyValues", "PropertyValue1", "PropertyValue2"];

function unknownFunction(name: string): Error {
  return badQuery(
    `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
  );
}

function texts({ edm, value }: Literal): readonly string[] {
  if (edm === "Collection(Edm.String)") return value;
  return value === null ? [] : [String(value)];
}

/**
 * A call of a query function: PropertyName, and as many values as it takes. Source: Web API, Query Function Reference.
 * @throws WebApiError 400 for a function that is none, and for parameters that are not its own
 */
export function queryFunction(whole: string, parameters: ReadonlyMap<string, Literal>): Expression {
  const name = whole.startsWith(NAMESPACE) ? whole.slice(NAMESPACE.length) : "";
  // It searches full-text indexes.
  if (name === "Contains") throw notImplemented(`The query function '${whole}'`);
  const operator = operatorOfFunction(name);
  if (operator === undefined) throw unknownFunction(whole);
  const property = parameters.get("PropertyName");
  if (property?.edm !== "Edm.String") throw badQuery(`'${whole}' takes PropertyName, the name of a column as text.`);
  const takes = OPERATORS.get(operator);
  const given = [...parameters.keys()].filter((key) => key !== "PropertyName");
  const stray = given.find((key) => !VALUES.includes(key));
  if (stray !== undefined || (takes === "none" && given.length > 0))
    throw badQuery(`'${whole}' does not take the parameter '${stray ?? given[0] ?? ""}'.`);
  const list = parameters.get("PropertyValues");
  if (takes === "many" && list?.edm !== "Collection(Edm.String)")
    throw badQuery(`'${whole}' takes PropertyName, a text, and PropertyValues, a JSON array of texts.`);
  const values = VALUES.flatMap((key) => texts(parameters.get(key) ?? { edm: "null", value: null }));
  return { kind: "function", name, operator, property: property.value, values };
}
