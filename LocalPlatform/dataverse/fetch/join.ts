import type { RowTest } from "../conditions/rowTest";
import type { Property } from "../metadata/schema";
import { indexKey } from "../model/rowIndex";
import { WebApiError } from "../model/webApiError";
import type { FetchLink, LinkType } from "./fetchQuery";
import type { FetchSource, Joined, Node } from "./fetchSource";

export type JoinedTest = RowTest<Joined>;

/** A link, with all that it names found. */
export interface Join {
  readonly type: LinkType;
  readonly parent: Node;
  readonly node: Node;
  readonly entity: FetchLink;
  /** Column of the parent, and column of this table, whose values are equal. */
  readonly to: Property;
  readonly from: Property;
  /** Filled once all links are there: a filter may name any of them. */
  filter: JoinedTest;
  readonly joins: readonly Join[];
}

/** Joined rows that one query may make on its way; the service ends such a one by time. */
const MOST_JOINED = 200_000;

function tooLong(): WebApiError {
  return new WebApiError(500, "0x80044151", "SQL timeout expired.");
}

/** What a link adds to a joined row: its rows of equal value that its filter and its own links keep. */
export function matchesOf(source: FetchSource, join: Join, joined: Joined): readonly Joined[] {
  const { parent, node, to, from, filter, joins } = join;
  const value = joined[parent.at]?.values[to.property] ?? null;
  if (value === null) return [];
  return source.store.where(node.table.logicalName, from.property, [indexKey(value)]).flatMap((row) => {
    if (!source.sees(node.table, row)) return [];
    const next = [...joined];
    next[node.at] = row;
    return filter.holds(next) ? joinAll(source, joins, [next]) : [];
  });
}

function joinOne(source: FetchSource, join: Join, joined: Joined): readonly Joined[] {
  const matches = matchesOf(source, join, joined);
  const [first] = matches;
  switch (join.type) {
    case "outer":
      return first === undefined ? [joined] : matches;
    case "matchfirstrowusingcrossapply":
      return [first ?? joined];
    case "exists":
    case "in":
      return first === undefined ? [] : [joined];
    default:
      return matches;
  }
}

/** Rows with all links put in, one after the other. @throws WebApiError 500 0x80044151 when they become too many */
export function joinAll(source: FetchSource, joins: readonly Join[], rows: readonly Joined[]): readonly Joined[] {
  let found = rows;
  for (const join of joins) {
    const next: Joined[] = [];
    for (const one of found) {
      next.push(...joinOne(source, join, one));
      if (next.length > MOST_JOINED) throw tooLong();
    }
    found = next;
  }
  return found;
}
