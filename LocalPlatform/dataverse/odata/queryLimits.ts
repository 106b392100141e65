import { badQuery, WebApiError } from "../model/webApiError";
import type { Expression, Operand } from "./expression";
import type { ExpandItem, QueryOptions } from "./queryOptions";

/** Source: Microsoft, "Filter rows using OData", Condition limits. */
const MOST_CONDITIONS = 500;
/** Source: Microsoft, "Join tables using OData". */
const MOST_EXPANDS = 15;

/**
 * Conditions of a filter, joins counted: each list is one, however many values it has; each way over navigation
 * properties is one, however often it is gone; each any and all is one.
 */
class ConditionCount {
  private conditions = 0;
  private readonly joins = new Set<string>();

  get total(): number {
    return this.conditions + this.joins.size;
  }

  /** @param prefixes ways to the related row that a lambda variable stands for, by variable. */
  add(expression: Expression, prefixes: ReadonlyMap<string, string> = new Map()): void {
    switch (expression.kind) {
      case "and":
      case "or":
        expression.parts.forEach((part) => this.add(part, prefixes));
        return;
      case "not":
        this.add(expression.part, prefixes);
        return;
      case "compare":
        this.conditions += 1;
        this.addOperand(expression.left, prefixes);
        this.addOperand(expression.right, prefixes);
        return;
      case "like":
        this.conditions += 1;
        this.addPath(expression.path, prefixes);
        return;
      case "function":
        this.conditions += 1;
        return;
      case "lambda":
        this.conditions += 1;
        if (expression.part !== undefined)
          this.add(expression.part, new Map([...prefixes, [expression.variable, `${expression.navigation}:`]]));
    }
  }

  private addOperand(operand: Operand, prefixes: ReadonlyMap<string, string>): void {
    if (operand.kind === "path") this.addPath(operand.path, prefixes);
  }

  private addPath(path: readonly string[], prefixes: ReadonlyMap<string, string>): void {
    const prefix = prefixes.get(path[0] ?? "");
    const way = (prefix === undefined ? path : path.slice(1)).slice(0, -1);
    if (way.length > 0) this.joins.add(`${prefix ?? ""}${way.join("/")}`);
  }
}

function allExpands(expand: readonly ExpandItem[]): readonly ExpandItem[] {
  return expand.flatMap((item) => [item, ...allExpands(item.options.expand)]);
}

function conditionsOf({ filter }: QueryOptions): number {
  const count = new ConditionCount();
  if (filter !== undefined) count.add(filter);
  return count.total;
}

/** The refusal of $orderby and $top in $expand. Source: Microsoft, "Join tables using OData", whose text it is. */
export function onlySelectAndFilter(): WebApiError {
  return badQuery(
    "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested " +
      "one-to-many relationship.",
  );
}

/** Whether an $expand has options that only a single one of several rows can have. */
export function ordersOrCuts({ orderBy, top }: QueryOptions): boolean {
  return orderBy.length > 0 || top !== undefined;
}

/**
 * Holds a query against the documented limits.
 * @throws WebApiError 400 0x8004430d for more than 15 $expand, 0x8004430c for more than 500 conditions and joins,
 * 0x80060888 for $orderby or $top in $expand where one is nested anywhere.
 */
export function checkQueryLimits(options: QueryOptions): void {
  const expands = allExpands(options.expand);
  if (expands.length > MOST_EXPANDS)
    throw new WebApiError(400, "0x8004430d", "Number of link entities in query exceeded maximum limit.");
  const nested = expands.some((item) => item.options.expand.length > 0);
  if (nested && expands.some((item) => ordersOrCuts(item.options))) throw onlySelectAndFilter();
  const conditions = [options, ...expands.map((item) => item.options)].reduce(
    (sum, part) => sum + conditionsOf(part),
    expands.length,
  );
  if (conditions > MOST_CONDITIONS)
    throw new WebApiError(400, "0x8004430c", "Number of conditions in query exceeded maximum limit.");
}
