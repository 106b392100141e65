import { badCondition, columnTest, type ConditionSource } from "../conditions/columnTest";
import { like } from "../conditions/like";
import { allOf, amongValues, anyOf, noneOf, type RowTest } from "../conditions/rowTest";
import { relatedRows, tableBehind } from "../model/navigation";
import type { Row } from "../model/row";
import type { Property, Table } from "../metadata/schema";
import { badQuery, noSuchColumn } from "../model/webApiError";
import { comparison } from "./comparison";
import type { Expression, Operand } from "./expression";
import { resolvePath, type ReadableSource } from "./propertyPath";

/** Where a query is run, and who asks it. */
export interface QuerySource extends ReadableSource, ConditionSource {}

function likeTest(source: ReadableSource, table: Table, expression: Extract<Expression, { kind: "like" }>): RowTest {
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
  return {
    holds: (row) => {
      const text = read(row);
      return typeof text === "string" && test(text);
    },
  };
}

/**
 * Microsoft: "strings up to 850 characters", beside numbers and unique identifiers without such a limit. Whether each
 * string or all together is not said; the stricter reading keeps a client within both.
 */
const IN_CHARACTERS = 850;

/** The column of that logical name, or of the name that a row carries it under. @throws WebApiError 400 0x80041103 */
function namedColumn(table: Table, name: string): Property {
  const found = table.properties.get(name) ?? table.properties.get(`_${name}_value`);
  if (found !== undefined) return found;
  throw noSuchColumn(table.logicalName, name);
}

function functionTest(source: QuerySource, table: Table, called: Extract<Expression, { kind: "function" }>): RowTest {
  const { name, operator, values } = called;
  const { property, definition } = namedColumn(table, called.property);
  const characters = values.reduce((sum, text) => sum + text.length, 0);
  if (operator.endsWith("in") && definition.edm === "Edm.String" && characters > IN_CHARACTERS)
    throw badQuery(
      `Microsoft.Dynamics.CRM.${name} takes texts of up to ${IN_CHARACTERS} characters in all; ` +
        `those for '${called.property}' have ${characters}.`,
    );
  const column = table.properties.get(property);
  if (column === undefined) throw badCondition(`'${property}' is no column.`);
  const { holds, keys } = columnTest(operator, column, values, source);
  const test = (row: Row): boolean => holds(row.values[property] ?? null);
  if (keys === undefined) return { holds: test };
  return { holds: test, among: amongValues(source.store, table, property, keys) };
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
    case "function":
      return { ...expression, property: short(expression.property.split("/")).join("/") };
    case "lambda":
      // What stands within it is of its own variable.
      return { ...expression, navigation: short(expression.navigation.split("/")).join("/") };
  }
}

function lambda(source: QuerySource, table: Table, expression: Extract<Expression, { kind: "lambda" }>): RowTest {
  const { navigation, quantifier, variable, part } = expression;
  const target = tableBehind(source.schema, table, navigation);
  source.demand(target.logicalName);
  const test = part === undefined ? (): boolean => true : rowTest(source, target, asRelated(part, variable)).holds;
  return {
    holds: (row) => {
      const related = relatedRows(source, table, row.id, navigation).filter((one) => source.sees(target, one));
      return quantifier === "any" ? related.some(test) : related.every(test);
    },
  };
}

/**
 * A test for the rows of a table. Conditions on a row without a value are false, and `not` turns them.
 * @throws WebApiError 400 for names that are not there and types that cannot be compared.
 */
export function rowTest(source: QuerySource, table: Table, expression: Expression): RowTest {
  switch (expression.kind) {
    case "and":
    case "or": {
      const tests = expression.parts.map((part) => rowTest(source, table, part));
      return expression.kind === "and" ? allOf(tests) : anyOf(tests);
    }
    case "not":
      return noneOf(rowTest(source, table, expression.part));
    case "compare":
      return comparison(source, table, expression.by, expression.left, expression.right);
    case "like":
      return likeTest(source, table, expression);
    case "function":
      return functionTest(source, table, expression);
    case "lambda":
      return lambda(source, table, expression);
  }
}

/** The test alone, for rows that are at hand. @throws as `rowTest` */
export function predicate(source: QuerySource, table: Table, expression: Expression): (row: Row) => boolean {
  return rowTest(source, table, expression).holds;
}
