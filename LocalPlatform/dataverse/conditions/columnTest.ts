import { compareValues } from "../model/collation";
import type { Property } from "../metadata/schema";
import { indexKey } from "../model/rowIndex";
import type { Source } from "../model/environment";
import type { Value } from "../model/row";
import { notImplemented, WebApiError } from "../model/webApiError";
import type { Asker } from "./asker";
import { conditionValue, wholeValue } from "./columnValue";
import { comparisonOf } from "./comparisons";
import { dateWindow, dayOf, fiscalOf, type Window } from "./dateWindow";
import { like } from "./like";
import { HIERARCHY, hierarchyIds } from "./hierarchy";
import { OPERATORS, REPORTS } from "./operators";

type Present = Exclude<Value, null>;

/** Where a condition is asked, and by whom. */
export interface ConditionSource extends Source {
  readonly asker: Asker;
}

/** What a condition asks of one column's value. */
export interface ColumnTest {
  readonly holds: (value: Value) => boolean;
  /** Keys of the values that it holds for, as indexes have them; absent when they cannot be told one by one. */
  readonly keys?: readonly string[];
}

/** A condition that cannot be asked of the column. Code and first sentence: Microsoft's published error list. */
export function badCondition(why: string): WebApiError {
  return new WebApiError(400, "0x80041106", `Incorrect filter condition or conditions. ${why}`);
}

function isOneOf(values: readonly Present[]): ColumnTest {
  const keys = values.map(indexKey);
  const wanted = new Set(keys);
  return { holds: (value) => value !== null && wanted.has(indexKey(value)), keys };
}

/** What is asked of a value; a row without one fails it. */
function present(test: (value: Present) => boolean): ColumnTest {
  return { holds: (value) => value !== null && test(value) };
}

/** The contrary of a condition; an empty column, too, is unequal, as the service adds `or is null`. */
function contrary({ holds }: ColumnTest): ColumnTest {
  return { holds: (value) => !holds(value) };
}

const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
  like: (text) => text,
  "begins-with": (text) => `${text}%`,
  "ends-with": (text) => `%${text}`,
};

function within(window: Window): ColumnTest {
  const { from = -Infinity, until = Infinity } = window;
  return present((value) => {
    const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
    return time >= from && time < until;
  });
}

function demandDates(operator: string, property: Property): void {
  if (!property.definition.edm.startsWith("Edm.Date"))
    throw badCondition(`'${operator}' is for dates, and '${property.column}' is of type ${property.definition.type}.`);
}

function onDay(operator: string, property: Property, text: string): ColumnTest {
  const day = dayOf(Date.parse(String(conditionValue(property, text))));
  if (operator === "on") return within(day);
  return within(operator === "on-or-before" ? { until: day.until } : { from: day.from });
}

function fiscal(operator: string, values: readonly number[]): ColumnTest {
  const [first = 0, second = 0] = values;
  const wanted = second * 10 + first;
  return present((value) => {
    const { year, period } = fiscalOf(Date.parse(String(value)));
    if (operator === "in-fiscal-period") return period === first;
    if (operator === "in-fiscal-year") return year === first;
    const order = year * 10 + period - wanted;
    if (operator === "in-fiscal-period-and-year") return order === 0;
    return operator.startsWith("in-or-after") ? order >= 0 : order <= 0;
  });
}

function ofDates(operator: string, property: Property, values: readonly string[], { now }: Asker): ColumnTest {
  demandDates(operator, property);
  const [first = ""] = values;
  if (operator.startsWith("on")) return onDay(operator, property, first);
  const numbers = values.map((text) => wholeValue(property, text));
  if (operator.startsWith("in-")) return fiscal(operator, numbers);
  const [count = 1] = numbers;
  if (count <= 0) throw new WebApiError(400, "0x8004110c", "A value greater than zero must be specified.");
  return within(dateWindow(operator, now, count) ?? {});
}

function demandIds(operator: string, property: Property): void {
  if (property.definition.edm !== "Edm.Guid")
    throw badCondition(`'${operator}' is for lookups and ids, and '${property.column}' is none.`);
}

function ofAsker(operator: string, property: Property, asker: Asker): ColumnTest {
  const { userId, businessUnitId, teamIds, language } = asker;
  if (operator === "eq-userlanguage") return isOneOf([language]);
  demandIds(operator, property);
  const ids: Readonly<Record<string, () => readonly string[]>> = {
    userid: () => [userId],
    businessid: () => [businessUnitId],
    userteams: teamIds,
    useroruserteams: () => [userId, ...teamIds()],
  };
  const equal = isOneOf(ids[operator.slice("eq-".length)]?.() ?? []);
  return operator.startsWith("ne-") ? contrary(equal) : equal;
}

function between(property: Property, values: readonly string[]): ColumnTest {
  const [low = "", high = ""] = values.map((text) => conditionValue(property, text));
  return present((value) => compareValues(value, low) >= 0 && compareValues(value, high) <= 0);
}

function pattern(operator: string, property: Property, text: string): ColumnTest {
  const kind = operator
    .replace("not-", "")
    .replace(/^begin-/, "begins-")
    .replace(/^end-/, "ends-");
  if (property.definition.edm !== "Edm.String")
    throw badCondition(`'${operator}' is for texts, and '${property.column}' is of type ${property.definition.type}.`);
  const matches = like(PATTERNS[kind]?.(text) ?? text);
  const test = present((value) => matches(String(value)));
  return operator.startsWith("not-") ? contrary(test) : test;
}

function checkCount(operator: string, values: readonly string[]): void {
  const takes = OPERATORS.get(operator);
  const count = values.length;
  if (takes === undefined)
    throw new WebApiError(400, "0x80041120", `Unsupported condition operator. '${operator}' is none.`);
  const fits = { none: true, one: count === 1, two: count === 2, many: count > 0 }[takes];
  if (!fits)
    throw badCondition(
      `'${operator}' takes ${takes === "many" ? "one value or more" : `${takes} value${takes === "two" ? "s" : ""}`}, and has ${count}.`,
    );
}

/**
 * What an operator asks of a column: the one meaning of it, in FetchXML and in query functions of $filter.
 * @param operator by its name in FetchXML
 * @param values as texts
 * @throws WebApiError 400 for a value or column that does not fit it, 501 for hierarchical security
 */
export function columnTest(
  operator: string,
  property: Property,
  values: readonly string[],
  source: ConditionSource,
): ColumnTest {
  checkCount(operator, values);
  if (REPORTS.has(operator)) throw notImplemented(`The condition operator '${operator}'`);
  const { asker } = source;
  const [text = ""] = values;
  if (HIERARCHY.has(operator)) {
    demandIds(operator, property);
    const line = isOneOf(hierarchyIds(source, operator, property, String(conditionValue(property, text))));
    return operator === "not-under" ? contrary(line) : line;
  }
  switch (operator) {
    case "null":
      return { holds: (value) => value === null };
    case "not-null":
      return { holds: (value) => value !== null };
    case "eq":
      return isOneOf([conditionValue(property, text)]);
    case "ne":
    case "neq":
      return contrary(isOneOf([conditionValue(property, text)]));
    case "in":
      return isOneOf(values.map((one) => conditionValue(property, one)));
    case "not-in":
      return contrary(isOneOf(values.map((one) => conditionValue(property, one))));
    case "between":
      return between(property, values);
    case "not-between": {
      const { holds } = between(property, values);
      return present((value) => !holds(value));
    }
    case "contain-values":
    case "not-contain-values":
      throw badCondition(`'${operator}' is for columns of several choices, and '${property.column}' is none.`);
  }
  const comparison = comparisonOf(operator);
  if (comparison !== undefined) {
    const wanted = conditionValue(property, text);
    return present((value) => comparison.holds(compareValues(value, wanted)));
  }
  if (operator.endsWith("with") || operator.endsWith("like")) return pattern(operator, property, text);
  if (/^(eq|ne)-/.test(operator)) return ofAsker(operator, property, asker);
  return ofDates(operator, property, values, asker);
}
