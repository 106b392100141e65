import { compareKeys } from "../model/collation";
import { lookupName } from "../model/formattedValue";
import type { Row, Value } from "../model/row";
import { fetchError } from "./fetchError";
import type { FetchPlan } from "./fetchPlan";
import type { FetchOrder, FetchQuery } from "./fetchQuery";
import { fetchColumn, type FetchSource, type Joined, type Node, type Place } from "./fetchSource";

/** A place that rows are sorted by. */
export interface SortedBy extends Place {
  readonly descending: boolean;
}

function sortedBy(plan: FetchPlan, here: Node, order: FetchOrder): SortedBy {
  const { attribute, alias, entityName, descending } = order;
  if (alias !== undefined) throw fetchError("orderByAlias", `It is '${alias}'.`);
  if (attribute === undefined) throw fetchError("orderWithoutAttribute");
  const node = entityName === undefined ? here : plan.named(entityName);
  return { node, property: fetchColumn(node.table, attribute), descending };
}

/**
 * What a query's rows are sorted by: the orders of its own table first, then those of its links. Source: FetchXML, order
 * rows, process link-entity orders first.
 */
export function ordersOf(plan: FetchPlan, { entity }: FetchQuery): readonly SortedBy[] {
  const own = entity.orders.map((order) => sortedBy(plan, plan.root, order));
  const links = plan.joins.flatMap(function below(join): readonly SortedBy[] {
    return [...join.entity.orders.map((order) => sortedBy(plan, join.node, order)), ...join.joins.flatMap(below)];
  });
  return [...own, ...links];
}

const CHOICES = ["Picklist", "State", "Status"];

/** Lookups by the name of the row they lead to, choices by label unless `useraworderby` says otherwise. */
function keyOf(source: FetchSource, { property }: Place, row: Row, raw: boolean): Value {
  const value = row.values[property.property] ?? null;
  if (property.lookup) return lookupName(source, row, property.column) ?? null;
  const { options, type } = property.definition;
  if (raw || !CHOICES.includes(type)) return value;
  return options?.find((option) => option.value === value)?.label ?? value;
}

/** Rows in order; those without a value come first in ascending order, as in SQL Server. */
export function orderRows(
  source: FetchSource,
  rows: readonly Joined[],
  orders: readonly SortedBy[],
  raw: boolean,
): readonly Joined[] {
  if (orders.length === 0) return rows;
  const keyed = rows.map((joined) => ({
    joined,
    keys: orders.map((order) => {
      const row = joined[order.node.at];
      return row === undefined ? null : keyOf(source, order, row, raw);
    }),
  }));
  keyed.sort((a, b) => {
    for (const [at, { descending }] of orders.entries()) {
      const order = compareKeys(a.keys[at] ?? null, b.keys[at] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ joined }) => joined);
}
