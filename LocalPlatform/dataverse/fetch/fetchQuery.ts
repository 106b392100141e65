/** A column that is asked for, or that groups. */
export interface FetchAttribute {
  readonly name: string;
  readonly alias?: string;
  readonly aggregate?: string;
  readonly groupBy: boolean;
  readonly dateGrouping?: string;
  /** Whether it stands for how many rows are right below. */
  readonly countChildren: boolean;
  /** For `countcolumn`: only values that differ. */
  readonly distinct: boolean;
}

export interface FetchOrder {
  readonly attribute?: string;
  readonly alias?: string;
  readonly entityName?: string;
  readonly descending: boolean;
}

export interface FetchCondition {
  readonly kind: "condition";
  readonly attribute: string;
  readonly operator: string;
  readonly values: readonly string[];
  /** The column that is compared with, perhaps behind an alias and a dot. */
  readonly otherColumn?: string;
  /** Alias or name of the link that the column is of, where it is not of the table around. */
  readonly entityName?: string;
}

export interface FetchFilter {
  readonly kind: "filter";
  readonly or: boolean;
  readonly parts: readonly (FetchCondition | FetchFilter | FetchLink)[];
}

/** A table, and what is asked of it. */
export interface FetchEntity {
  readonly name: string;
  readonly attributes: readonly FetchAttribute[];
  readonly allAttributes: boolean;
  readonly orders: readonly FetchOrder[];
  readonly filter: FetchFilter;
  readonly links: readonly FetchLink[];
}

export const JOINS = ["inner", "outer", "exists", "in", "matchfirstrowusingcrossapply"] as const;
/** Link types that stand within a filter. */
export const QUANTIFIERS = ["any", "not any", "all", "not all"] as const;
export type LinkType = (typeof JOINS)[number] | (typeof QUANTIFIERS)[number];

export interface FetchLink extends FetchEntity {
  readonly kind: "link";
  readonly from?: string;
  readonly to?: string;
  readonly alias?: string;
  readonly type: LinkType;
}

/** A FetchXML query, read. */
export interface FetchQuery {
  readonly entity: FetchEntity;
  readonly distinct: boolean;
  readonly aggregate: boolean;
  readonly aggregateLimit?: number;
  readonly top?: number;
  readonly count?: number;
  readonly page: number;
  readonly pagingCookie?: string;
  readonly returnTotal: boolean;
  /** Whether choices are sorted by number instead of by label. */
  readonly rawOrder: boolean;
}
