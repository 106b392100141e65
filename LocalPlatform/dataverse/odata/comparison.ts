import { isGuid } from "../../../Transcript/text/guid";
import { COMPARISONS, type Comparison } from "../conditions/comparisons";
import { amongEqual, type RowTest } from "../conditions/rowTest";
import { compareValues } from "../model/collation";
import { readDateTime } from "../model/columnValue";
import { indexKey } from "../model/rowIndex";
import type { Table } from "../metadata/schema";
import { badQuery, type WebApiError } from "../model/webApiError";
import type { Operand } from "./expression";
import type { Literal } from "./literal";
import { resolvePath, type ReadableSource } from "./propertyPath";

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

/** The comparison that says the same with its sides changed. */
const SWAPPED: Readonly<Record<Comparison, Comparison>> = {
  eq: "eq",
  ne: "ne",
  gt: "lt",
  ge: "le",
  lt: "gt",
  le: "ge",
};

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

function compare(
  source: ReadableSource,
  table: Table,
  by: Comparison,
  path: readonly string[],
  literal: Literal,
): RowTest {
  const { edm, read } = resolvePath(source, table, path);
  const operator = COMPARISONS[by];
  // A GUID in quotes is taken for one.
  const guid = edm === "Edm.Guid" && literal.edm === "Edm.String" && isGuid(literal.value);
  if (!guid && !comparable(edm, literal.edm)) throw incompatible(edm, literal.edm, operator.kind);
  const wanted = constant(edm, literal);
  if (wanted === null) return { holds: (row) => (read(row) === null ? by === "eq" : by === "ne") };
  if (by === "eq") {
    const needle = indexKey(wanted);
    const [property = "", ...rest] = path;
    const holds: RowTest["holds"] = (row) => {
      const value = read(row);
      return value !== null && indexKey(value) === needle;
    };
    return rest.length > 0 ? { holds } : { holds, among: amongEqual(source.store, table, property, wanted) };
  }
  // As in FetchXML, a row without a value is "not equal" to any value.
  return {
    holds: (row) => {
      const value = read(row);
      return value === null ? by === "ne" : operator.holds(compareValues(value, wanted));
    },
  };
}

/** Two columns of the same row. Source: Microsoft, filter rows using OData, compare columns. */
function compareColumns(
  source: ReadableSource,
  table: Table,
  by: Comparison,
  left: readonly string[],
  right: readonly string[],
): RowTest {
  const [a, b] = [resolvePath(source, table, left), resolvePath(source, table, right)];
  const operator = COMPARISONS[by];
  if (a.edm !== b.edm) throw incompatible(a.edm, b.edm, operator.kind);
  return {
    holds: (row) => {
      const [x, y] = [a.read(row), b.read(row)];
      return x !== null && y !== null && operator.holds(compareValues(x, y));
    },
  };
}

/** A comparison of a column with a constant or with another column. @throws WebApiError 400 for types that do not fit */
export function comparison(
  source: ReadableSource,
  table: Table,
  by: Comparison,
  left: Operand,
  right: Operand,
): RowTest {
  if (left.kind === "path" && right.kind === "literal") return compare(source, table, by, left.path, right.literal);
  if (left.kind === "literal" && right.kind === "path")
    return compare(source, table, SWAPPED[by], right.path, left.literal);
  if (left.kind === "path" && right.kind === "path") return compareColumns(source, table, by, left.path, right.path);
  throw badQuery("A comparison needs a column on at least one side.");
}
