import { readDateTime } from "../model/columnValue";
import type { Source } from "../model/environment";
import { isGuid } from "../../../Transcript/text/guid";
import { relatedRows, tableBehind } from "../model/navigation";
import type { Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { badQuery, WebApiError } from "../model/webApiError";
import { foldedWhole } from "./collation";
import type { Comparison, Expression, Operand } from "./expression";
import { like } from "./like";
import type { Literal } from "./literal";
import { resolvePath } from "./propertyPath";

type Predicate = (row: Row) => boolean;

const NUMBERS = ["Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double"];

function comparable(edm: string, literal: Literal["edm"]): boolean {
  return (
    literal === "null" ||
    edm === literal ||
    (NUMBERS.includes(edm) && NUMBERS.includes(literal)) ||
    (edm === "Edm.DateTimeOffset" && literal === "Edm.Date") ||
    (edm === "Edm.Date" && literal === "Edm.DateTimeOffset")
  );
}

const OPERATORS: Readonly<
  Record<
    Comparison,
    { readonly name: string; readonly holds: (order: number) => boolean; readonly swapped: Comparison }
  >
> = {
  eq: { name: "Equal", holds: (order) => order === 0, swapped: "eq" },
  ne: { name: "NotEqual", holds: (order) => order !== 0, swapped: "ne" },
  gt: { name: "GreaterThan", holds: (order) => order > 0, swapped: "lt" },
  ge: { name: "GreaterThanOrEqual", holds: (order) => order >= 0, swapped: "le" },
  lt: { name: "LessThan", holds: (order) => order < 0, swapped: "gt" },
  le: { name: "LessThanOrEqual", holds: (order) => order <= 0, swapped: "ge" },
};

/** Order of two values, as the service compares them. */
export function compareValues(a: string | number | boolean, b: string | number | boolean): number {
  const [x, y] = [typeof a === "string" ? foldedWhole(a) : a, typeof b === "string" ? foldedWhole(b) : b];
  return x === y ? 0 : x < y ? -1 : 1;
}

function constant(edm: string, literal: Literal): string | number | boolean | null {
  if (literal.edm === "Collection(Edm.String)")
    throw badQuery("A list of values cannot be compared with a column; use Microsoft.Dynamics.CRM.In.");
  if (edm !== "Edm.DateTimeOffset" || typeof literal.value !== "string") return literal.value;
  const time = readDateTime(literal.edm === "Edm.Date" ? `${literal.value}T00:00:00Z` : literal.value);
  if (time === undefined) throw badQuery(`'${literal.value}' is not a date and time.`);
  return time;
}

function incompatible(left: string, right: string, operator: string): WebApiError {
  return badQuery(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${operator}'.`,
  );
}

function compare(source: Source, table: Table, by: Comparison, path: readonly string[], literal: Literal): Predicate {
  const { edm, read } = resolvePath(source, table, path);
  const operator = OPERATORS[by];
  // A GUID in quotes is taken for one.
  const guid = edm === "Edm.Guid" && literal.edm === "Edm.String" && isGuid(literal.value);
  if (!guid && !comparable(edm, literal.edm)) throw incompatible(edm, literal.edm, operator.name);
  const wanted = constant(edm, literal);
  if (wanted === null) return (row) => (read(row) === null ? by === "eq" : by === "ne");
  const needle = typeof wanted === "string" ? foldedWhole(wanted) : wanted;
  if (by === "eq") {
    return (row) => {
      const value = read(row);
      return (typeof value === "string" ? foldedWhole(value) : value) === needle;
    };
  }
  // As in FetchXML, a row without a value is "not equal" to any value.
  return (row) => {
    const value = read(row);
    return value === null ? by === "ne" : operator.holds(compareValues(value, wanted));
  };
}

/** Two columns of the same row. Source: Microsoft, filter rows using OData, compare columns. */
function compareColumns(
  source: Source,
  table: Table,
  by: Comparison,
  left: readonly string[],
  right: readonly string[],
): Predicate {
  const [a, b] = [resolvePath(source, table, left), resolvePath(source, table, right)];
  const operator = OPERATORS[by];
  if (a.edm !== b.edm) throw incompatible(a.edm, b.edm, operator.name);
  return (row) => {
    const [x, y] = [a.read(row), b.read(row)];
    return x !== null && y !== null && operator.holds(compareValues(x, y));
  };
}

function comparison(source: Source, table: Table, by: Comparison, left: Operand, right: Operand): Predicate {
  if (left.kind === "path" && right.kind === "literal") return compare(source, table, by, left.path, right.literal);
  if (left.kind === "literal" && right.kind === "path")
    return compare(source, table, OPERATORS[by].swapped, right.path, left.literal);
  if (left.kind === "path" && right.kind === "path") return compareColumns(source, table, by, left.path, right.path);
  throw badQuery("A comparison needs a column on at least one side.");
}

function likePredicate(source: Source, table: Table, expression: Extract<Expression, { kind: "like" }>): Predicate {
  const { method, path, value } = expression;
  const { edm, read } = resolvePath(source, table, path);
  if (edm !== "Edm.String" || value.edm !== "Edm.String") {
    throw badQuery(
      `No function signature for the function with name '${method}' matches the specified arguments. The ` +
        `function signatures considered are: ${method}(Edm.String Nullable=true, Edm.String Nullable=true).`,
    );
  }
  // Microsoft names these two as unsupported; refusing them keeps a client from relying on what they happen to do.
  if (
    (method === "startswith" && value.value.startsWith("%")) ||
    (method === "endswith" && value.value.endsWith("%"))
  ) {
    throw badQuery(`A leading '%' in startswith and a trailing '%' in endswith are not supported: '${value.value}'.`);
  }
  const test = like(`${method === "startswith" ? "" : "%"}${value.value}${method === "endswith" ? "" : "%"}`);
  return (row) => {
    const text = read(row);
    return typeof text === "string" && test(text);
  };
}

/**
 * Microsoft: "strings up to 850 characters", beside numbers and unique identifiers without such a limit. Whether each
 * string or all together is not said; the stricter reading keeps a client within both.
 */
const IN_CHARACTERS = 850;

function inPredicate(table: Table, expression: Extract<Expression, { kind: "in" }>): Predicate {
  const { property, values, negated } = expression;
  const found = table.properties.get(property) ?? table.properties.get(`_${property}_value`);
  if (found === undefined) {
    throw new WebApiError(
      400,
      "0x80041103",
      `'${table.logicalName}' entity doesn't contain attribute with Name = '${property}' and NameMapping = 'Logical'.`,
    );
  }
  if (found.definition.edm === "Edm.Guid" && !values.every(isGuid))
    throw badQuery(`'${property}' holds GUIDs; PropertyValues must too.`);
  const characters = values.reduce((sum, text) => sum + text.length, 0);
  if (found.definition.edm === "Edm.String" && characters > IN_CHARACTERS)
    throw badQuery(
      `Microsoft.Dynamics.CRM.${negated ? "NotIn" : "In"} takes texts of up to ${IN_CHARACTERS} characters in all; ` +
        `those for '${property}' have ${characters}.`,
    );
  const wanted = new Set(values.map(foldedWhole));
  return (row) => {
    const value = row.values[found.property] ?? null;
    return value === null ? negated : wanted.has(foldedWhole(String(value))) !== negated;
  };
}

/** Drops the lambda variable from the paths of a condition, which then reads as one on the related row. */
function asRelated(expression: Expression, variable: string): Expression {
  const short = (path: readonly string[]): readonly string[] => (path[0] === variable ? path.slice(1) : path);
  const operand = (side: Operand): Operand => (side.kind === "path" ? { kind: "path", path: short(side.path) } : side);
  switch (expression.kind) {
    case "and":
    case "or":
      return { kind: expression.kind, parts: expression.parts.map((part) => asRelated(part, variable)) };
    case "not":
      return { kind: "not", part: asRelated(expression.part, variable) };
    case "compare":
      return { ...expression, left: operand(expression.left), right: operand(expression.right) };
    case "like":
      return { ...expression, path: short(expression.path) };
    case "in":
      return expression;
    case "lambda":
      // What stands within it is of its own variable.
      return { ...expression, navigation: short(expression.navigation.split("/")).join("/") };
  }
}

function lambda(source: Source, table: Table, expression: Extract<Expression, { kind: "lambda" }>): Predicate {
  const { navigation, quantifier, variable, part } = expression;
  const target = tableBehind(source.schema, table, navigation);
  const test = part === undefined ? (): boolean => true : predicate(source, target, asRelated(part, variable));
  return (row) => {
    const related = relatedRows(source, table, row.id, navigation);
    return quantifier === "any" ? related.some(test) : related.every(test);
  };
}

/**
 * A test for the rows of a table. Conditions on a row without a value are false, and `not` turns them.
 * @throws WebApiError 400 for names that are not there and types that cannot be compared.
 */
export function predicate(source: Source, table: Table, expression: Expression): Predicate {
  switch (expression.kind) {
    case "and":
    case "or": {
      const tests = expression.parts.map((part) => predicate(source, table, part));
      return expression.kind === "and"
        ? (row) => tests.every((test) => test(row))
        : (row) => tests.some((test) => test(row));
    }
    case "not": {
      const test = predicate(source, table, expression.part);
      return (row) => !test(row);
    }
    case "compare":
      return comparison(source, table, expression.by, expression.left, expression.right);
    case "like":
      return likePredicate(source, table, expression);
    case "in":
      return inPredicate(table, expression);
    case "lambda":
      return lambda(source, table, expression);
  }
}
