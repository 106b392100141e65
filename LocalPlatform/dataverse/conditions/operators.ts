/** How many values an operator takes: none, one, two, or any number from one on. */
export type Takes = "none" | "one" | "two" | "many";

const X_UNITS = ["hours", "days", "weeks", "months", "years", "fiscal-periods", "fiscal-years"];
const WHOLE_UNITS = ["week", "month", "year", "fiscal-period", "fiscal-year"];

function every(names: readonly string[], takes: Takes): [string, Takes][] {
  return names.map((name) => [name, takes]);
}

/**
 * The operators of conditions, by the names that FetchXML has for them, and how many values each takes. Source:
 * Microsoft, FetchXML reference, condition operator values.
 */
export const OPERATORS: ReadonlyMap<string, Takes> = new Map([
  ...every(["eq", "ne", "neq", "gt", "ge", "lt", "le"], "one"),
  ...every(["like", "not-like", "begins-with", "not-begin-with", "ends-with", "not-end-with"], "one"),
  ...every(["in", "not-in", "contain-values", "not-contain-values"], "many"),
  ...every(["between", "not-between"], "two"),
  ...every(["null", "not-null"], "none"),
  ...every(["today", "yesterday", "tomorrow", "last-seven-days", "next-seven-days"], "none"),
  ...every(
    WHOLE_UNITS.flatMap((unit) => [`last-${unit}`, `this-${unit}`, `next-${unit}`]),
    "none",
  ),
  ...every(
    X_UNITS.flatMap((unit) => [`last-x-${unit}`, `next-x-${unit}`]),
    "one",
  ),
  ...every(
    ["minutes", "hours", "days", "weeks", "months", "years"].map((unit) => `olderthan-x-${unit}`),
    "one",
  ),
  ...every(["on", "on-or-before", "on-or-after"], "one"),
  ...every(["in-fiscal-period", "in-fiscal-year"], "one"),
  ...every(
    ["in-fiscal-period-and-year", "in-or-after-fiscal-period-and-year", "in-or-before-fiscal-period-and-year"],
    "two",
  ),
  ...every(["eq-userid", "ne-userid", "eq-userteams", "eq-useroruserteams", "eq-businessid", "ne-businessid"], "none"),
  ...every(["eq-userlanguage"], "none"),
  ...every(["eq-useroruserhierarchy", "eq-useroruserhierarchyandteams"], "none"),
  ...every(["above", "under", "eq-or-above", "eq-or-under", "not-under"], "one"),
]);

/** Operators of hierarchical security, which is not here. */
export const REPORTS: ReadonlySet<string> = new Set(["eq-useroruserhierarchy", "eq-useroruserhierarchyandteams"]);

const FUNCTIONS: Readonly<Record<string, string>> = {
  Above: "above",
  AboveOrEqual: "eq-or-above",
  ContainValues: "contain-values",
  DoesNotContainValues: "not-contain-values",
  EqualBusinessId: "eq-businessid",
  EqualUserId: "eq-userid",
  EqualUserLanguage: "eq-userlanguage",
  EqualUserOrUserHierarchy: "eq-useroruserhierarchy",
  EqualUserOrUserHierarchyAndTeams: "eq-useroruserhierarchyandteams",
  EqualUserOrUserTeams: "eq-useroruserteams",
  EqualUserTeams: "eq-userteams",
  Last7Days: "last-seven-days",
  Next7Days: "next-seven-days",
  NotEqualBusinessId: "ne-businessid",
  NotEqualUserId: "ne-userid",
  NotUnder: "not-under",
  Under: "under",
  UnderOrEqual: "eq-or-under",
};

const NOT_FUNCTIONS = /^(eq|ne|neq|gt|ge|lt|le|like|not-like|.*(begin|end)s?-with|null|not-null)$/;

/**
 * The operator that a query function stands for.
 * @param name without its namespace, such as `LastXDays`. Source: Web API, Query Function Reference.
 * @returns undefined for a name that is none
 */
export function operatorOfFunction(name: string): string | undefined {
  const special = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (special !== undefined) return special;
  const words = name.match(/[A-Z][a-z]*/g) ?? [];
  if (words.join("") !== name) return undefined;
  const operator = words.join("-").toLowerCase().replace("older-than", "olderthan");
  return OPERATORS.has(operator) && !NOT_FUNCTIONS.test(operator) ? operator : undefined;
}
