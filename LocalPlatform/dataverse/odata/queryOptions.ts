import type { Expression } from "./expression";

export interface OrderItem {
  readonly path: readonly string[];
  readonly descending: boolean;
}

export interface ExpandItem {
  readonly navigation: string;
  /** `lookup/$ref`: the address of the related row instead of the row. */
  readonly reference?: boolean;
  /** Its options as they were written, such as `$select=subject`, for the address of what is expanded. */
  readonly written?: readonly string[];
  readonly options: QueryOptions;
}

/** A query that stands by itself: FetchXML, or the id of a view that has it. */
export interface StoredQuery {
  readonly kind: "fetchXml" | "savedQuery" | "userQuery";
  readonly text: string;
}

/** The system query options of a request or of one expanded navigation property. */
export interface QueryOptions {
  readonly select?: readonly string[];
  readonly expand: readonly ExpandItem[];
  readonly filter?: Expression;
  readonly orderBy: readonly OrderItem[];
  readonly top?: number;
  readonly count: boolean;
  readonly skipToken?: string;
  /** Address of the row that a reference is to be removed to. */
  readonly id?: string;
  readonly stored?: StoredQuery;
}

/** Names of the system query options that a request gives. `$select=*` is as good as none. */
export function givenOptions(options: QueryOptions): readonly string[] {
  const { select, expand, filter, orderBy, top, count, skipToken, id, stored } = options;
  return Object.entries({
    $filter: filter !== undefined,
    $orderby: orderBy.length > 0,
    $top: top !== undefined,
    $count: count,
    $expand: expand.length > 0,
    $select: select !== undefined,
    $skiptoken: skipToken !== undefined,
    $id: id !== undefined,
    ...(stored === undefined ? {} : { [stored.kind]: true }),
  }).flatMap(([name, given]) => (given ? [name] : []));
}
