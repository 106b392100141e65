import { fiscalOf } from "../conditions/dateWindow";
import { indexKey } from "../model/rowIndex";
import type { Value } from "../model/row";
import { fetchError } from "./fetchError";
import type { FetchOrder, FetchQuery } from "./fetchQuery";
import type { Joined } from "./fetchSource";
import { compareKeys } from "../model/collation";
import type { OutputColumn } from "./outputColumns";

/** One value of a group. */
export interface AggregateCell {
  readonly column: OutputColumn;
  readonly value: Value;
  /** The text that people see, where the column's own does not say it. */
  readonly formatted?: string;
  /** A joined row of the group, to tell what a lookup leads to. */
  readonly example: Joined;
}

/** Source: FetchXML, aggregate data, limitations. */
const MOST_ROWS = 50_000;

const DAY = 86_400_000;
const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 10 });

/** Weeks as SQL Server counts them: from Sunday, the first one with 1 January. */
function weekOf(date: Date): number {
  const first = Date.UTC(date.getUTCFullYear(), 0, 1);
  return Math.floor((Math.floor((date.getTime() - first) / DAY) + new Date(first).getUTCDay()) / 7) + 1;
}

const GROUPINGS: Readonly<Record<string, (date: Date) => readonly [number, string?]>> = {
  day: (date) => [date.getUTCDate()],
  week: (date) => [weekOf(date)],
  month: (date) => [date.getUTCMonth() + 1],
  quarter: (date) => [Math.floor(date.getUTCMonth() / 3) + 1],
  year: (date) => [date.getUTCFullYear()],
  "fiscal-period": (date) => {
    const { year, period } = fiscalOf(date.getTime());
    return [year * 100 + period, `Quarter ${period} FY${year}`];
  },
  "fiscal-year": (date) => {
    const { year } = fiscalOf(date.getTime());
    return [year, `FY${year}`];
  },
};

function valueOf({ node, property }: OutputColumn, joined: Joined): Value {
  return joined[node.at]?.values[property.property] ?? null;
}

function groupOf(column: OutputColumn, joined: Joined): readonly [Value, string?] {
  const value = valueOf(column, joined);
  const by = column.attribute?.dateGrouping;
  if (by === undefined) return [value];
  const part = GROUPINGS[by];
  if (part === undefined || !column.property.definition.edm.startsWith("Edm.Date"))
    throw fetchError("dateGrouping", `It is '${by}'.`);
  return value === null ? [null] : part(new Date(String(value)));
}

const NUMBERS = ["Integer", "BigInt", "Decimal", "Double", "Money"];

function calculated(column: OutputColumn, rows: readonly Joined[]): Value {
  const { aggregate = "", distinct = false } = column.attribute ?? {};
  const { type } = column.property.definition;
  if (aggregate === "count") return rows.length;
  const values = rows.flatMap((joined) => valueOf(column, joined) ?? []);
  if (aggregate === "countcolumn") return distinct ? new Set(values.map(indexKey)).size : values.length;
  if (aggregate === "min" || aggregate === "max") {
    const sorted = [...values].sort(compareKeys);
    return (aggregate === "min" ? sorted[0] : sorted.at(-1)) ?? null;
  }
  if (aggregate !== "sum" && aggregate !== "avg") throw fetchError("aggregate", `'${aggregate}' is no function.`);
  if (!NUMBERS.includes(type))
    throw fetchError("aggregate", `Aggregate ${aggregate} is not supported for attribute of type ${type}.`);
  const sum = values.reduce<number>((all, value) => all + Number(value), 0);
  if (aggregate === "sum") return sum;
  if (values.length === 0) return null;
  const average = sum / values.length;
  return type === "Integer" || type === "BigInt" ? Math.trunc(average) : average;
}

function order(cells: readonly (readonly AggregateCell[])[], orders: readonly FetchOrder[]): void {
  for (const { alias, attribute } of orders) {
    if (attribute !== undefined) throw fetchError("orderByAttribute");
    if (alias === undefined) throw fetchError("orderWithoutAlias");
  }
  const keyOf = (row: readonly AggregateCell[], alias: string | undefined): Value =>
    row.find(({ column }) => column.name === alias)?.value ?? null;
  (cells as (readonly AggregateCell[])[]).sort((a, b) => {
    for (const { alias, descending } of orders) {
      const by = compareKeys(keyOf(a, alias), keyOf(b, alias));
      if (by !== 0) return descending ? -by : by;
    }
    return 0;
  });
}

/**
 * Rows counted together, one for each group. Source: FetchXML, aggregate data.
 * @throws WebApiError 400 0x8004e023 for more than 50,000 rows, or the query's own limit
 */
export function aggregateRows(
  { entity, aggregateLimit = MOST_ROWS }: FetchQuery,
  columns: readonly OutputColumn[],
  rows: readonly Joined[],
): readonly (readonly AggregateCell[])[] {
  if (rows.length > Math.min(aggregateLimit, MOST_ROWS)) throw fetchError("tooManyRows");
  const groups = columns.filter(({ attribute }) => attribute?.groupBy === true);
  const found = new Map<string, Joined[]>();
  for (const joined of rows) {
    const key = JSON.stringify(
      groups.map((column) => {
        const [value] = groupOf(column, joined);
        return value === null ? null : indexKey(value);
      }),
    );
    const group = found.get(key);
    if (group === undefined) found.set(key, [joined]);
    else group.push(joined);
  }
  // Without a group there is one row, even of nothing.
  if (groups.length === 0 && found.size === 0) found.set("", []);
  const cells = [...found.values()].map((group) =>
    columns.map((column): AggregateCell => {
      const example = group[0] ?? [];
      if (column.attribute?.groupBy !== true) {
        const value = calculated(column, group);
        return { column, value, example, ...(typeof value === "number" ? { formatted: NUMBER.format(value) } : {}) };
      }
      const [value, formatted] = groupOf(column, example);
      const number = column.attribute.dateGrouping !== undefined && value !== null ? String(value) : undefined;
      const shown = formatted ?? number;
      return { column, value, example, ...(shown === undefined ? {} : { formatted: shown }) };
    }),
  );
  order(cells, entity.orders);
  return cells;
}
