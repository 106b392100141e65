import { fetchError } from "./fetchError";
import type { FetchEntity, FetchFilter, FetchQuery } from "./fetchQuery";

/** Source: FetchXML, join tables, limitations. */
const MOST_LINKS = 15;
/** Source: FetchXML reference, filter element: conditions of a query, links counted. */
const MOST_CONDITIONS = 500;
/** Source: FetchXML reference, fetch element, `top`. */
const MOST_ROWS = 5000;

interface Size {
  readonly links: number;
  readonly conditions: number;
}

function sum(sizes: readonly Size[]): Size {
  return sizes.reduce((all, one) => ({ links: all.links + one.links, conditions: all.conditions + one.conditions }), {
    links: 0,
    conditions: 0,
  });
}

function ofFilter({ parts }: FetchFilter): Size {
  return sum(
    parts.map((part) => {
      if (part.kind === "condition") return { links: 0, conditions: 1 };
      return part.kind === "filter" ? ofFilter(part) : sum([{ links: 1, conditions: 1 }, ofEntity(part)]);
    }),
  );
}

function ofEntity({ filter, links }: FetchEntity): Size {
  return sum([ofFilter(filter), ...links.map((link) => sum([{ links: 1, conditions: 1 }, ofEntity(link)]))]);
}

/**
 * Holds a query against the documented limits.
 * @param paged whether it names a page
 * @throws WebApiError 400 0x8004430d for more than 15 links, 0x8004430c for more than 500 conditions, 0x80040203 for a
 * `top` over 5,000 and one beside pages or a total
 */
export function checkFetchLimits({ entity, top, returnTotal }: FetchQuery, paged: boolean): void {
  const { links, conditions } = ofEntity(entity);
  if (links > MOST_LINKS) throw fetchError("tooManyLinks");
  if (conditions > MOST_CONDITIONS) throw fetchError("tooManyConditions");
  if (top === undefined) return;
  if (top > MOST_ROWS) throw fetchError("invalidArgument", `'top' cannot exceed ${MOST_ROWS}.`);
  if (paged) throw fetchError("invalidArgument", "'top' does not go together with 'page'.");
  if (returnTotal) throw fetchError("invalidArgument", "'top' does not go together with 'returntotalrecordcount'.");
}
