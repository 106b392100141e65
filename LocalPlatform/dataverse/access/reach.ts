import type { Depth } from "../model/depth";
import type { Source } from "../model/environment";
import { relatedRows } from "../model/navigation";
import type { Row } from "../model/row";
import type { Table } from "../metadata/schema";
import type { Access, Principal } from "./privileges";
import { isShared } from "./shares";

/** A row, or one that is about to be. */
export type JudgedRow = Pick<Row, "id" | "values" | "targets">;

/** Whose rows a user reaches at each depth. */
export interface Reach {
  /** Whether a privilege of this depth is one to the row. */
  holds(depth: Depth, access: Access, table: Table, row: JudgedRow): boolean;
}

/** They go with what they belong to, whoever owns that. */
const UNOWNED: ReadonlySet<string> = new Set(["queueitem", "activityparty"]);

interface Ownership {
  readonly owner?: unknown;
  readonly unit: unknown;
}

/** Whether a table's rows belong to users and teams: they alone can be shared. */
export function isOwned({ logicalName, columns }: Table): boolean {
  return !UNOWNED.has(logicalName) && columns.ownerid?.type === "Owner" && columns.owningbusinessunit !== undefined;
}

/** Owner and business unit of a row; undefined for a table that belongs to the organization, where only one depth is. */
function ownershipOf({ logicalName, columns }: Table, { id, values }: JudgedRow): Ownership | undefined {
  if (logicalName === "systemuser" || logicalName === "team") return { owner: id, unit: values._businessunitid_value };
  if (logicalName === "businessunit") return { unit: id };
  if (UNOWNED.has(logicalName) || columns.ownerid === undefined || columns.owningbusinessunit === undefined)
    return undefined;
  return { owner: values._ownerid_value, unit: values._owningbusinessunit_value };
}

/**
 * What a user reaches. Source: Microsoft, "Security concepts in Microsoft Dataverse", access levels: User covers rows
 * that the user owns, that a team of the user's owns, and that are shared with one of them; Business Unit and
 * Parent: Child Business Units those of the user's unit, and of the units below it.
 */
export function reachOf({ schema, store }: Source, who: Pick<Principal, "userId" | "businessUnitId">): Reach {
  let own: readonly string[] | undefined;
  const ownIds = (): readonly string[] => {
    const users = schema.tables.get("systemuser");
    own ??= [
      who.userId,
      ...(users === undefined
        ? []
        : relatedRows({ schema, store }, users, who.userId, "teammembership_association").map(({ id }) => id)),
    ];
    return own;
  };
  const isBelow = (unit: unknown): boolean => {
    for (let at = unit; typeof at === "string"; at = store.get("businessunit", at)?.values._parentbusinessunitid_value)
      if (at === who.businessUnitId) return true;
    return false;
  };
  return {
    holds(depth, access, table, row) {
      if (depth === "Global") return true;
      const ownership = ownershipOf(table, row);
      if (ownership === undefined || ownIds().some((id) => id === ownership.owner)) return true;
      if (depth !== "Basic" && ownership.unit === who.businessUnitId) return true;
      if (depth === "Deep" && isBelow(ownership.unit)) return true;
      return isShared(store, table.logicalName, row, ownIds(), `${access}Access`);
    },
  };
}
