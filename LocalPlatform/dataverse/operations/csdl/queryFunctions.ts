import { REPORTS, operatorOfFunction } from "../../conditions/operators";
import { PUBLISHED } from "../../metadata/published/types";

/** Functions of `$filter` that are here. */
export const QUERY_FUNCTIONS: readonly string[] = Object.entries(PUBLISHED.operations).flatMap(
  ([name, { kind, bound }]) => {
    const operator = kind === "Function" && !bound ? operatorOfFunction(name) : undefined;
    return operator === undefined || REPORTS.has(operator) ? [] : [name];
  },
);
