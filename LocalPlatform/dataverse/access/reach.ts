import type { Depth } from "../model/depth";
import type { Source } from "../model/environment";
import type { Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { teamsOf, type Holding } from "./holdings";
import { privilegeName, type Access } from "./privileges";
import { isShared } from "./shares";

/** A row, or one that is about to be. */
export type JudgedRow = Pick<Row, "id" | "values" | "targets">;

/** Whose rows a user or a team reaches. */
export interface Reach {
  /** Whether one of the privileges of this access is one to the row. */
  holds(access: Access, table: Table, row: JudgedRow): boolean;
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
 * What a user or a team reaches by what it holds. Source: Microsoft, "Security concepts in Microsoft Dataverse", access
 * levels: User covers rows that the user owns, that a team of the user's owns, and that are shared with one of them;
 * Business Unit and Parent: Child Business Units those of the holder's unit, and of the units below it.
 */
export function reachOf(source: Source, holderId: string, holdings: readonly Holding[]): Reach {
  const { store } = source;
  let own: readonly string[] | undefined;
  const ownIds = (): readonly string[] => (own ??= [holderId, ...teamsOf(source, holderId)]);
  const isBelow = (unit: unknown, top: string): boolean => {
    for (let at = unit; typeof at === "string"; at = store.get("businessunit", at)?.values._parentbusinessunitid_value)
      if (at === top) return true;
    return false;
  };
  const reaches = (depth: Depth, { unit, team }: Holding, { owner, unit: of }: Ownership): boolean => {
    const owners = team === undefined ? ownIds() : [team];
    if (owners.some((id) => id === owner)) return true;
    if (depth !== "Basic" && of === unit) return true;
    return depth === "Deep" && isBelow(of, unit);
  };
  return {
    holds(access, table, row) {
      const privilege = privilegeName(access, table.logicalName);
      const held = holdings.flatMap((holding) => {
        const depth = holding.privileges.get(privilege);
        return depth === undefined ? [] : [[depth, holding] as const];
      });
      if (held.length === 0) return false;
      if (held.some(([depth]) => depth === "Global")) return true;
      const ownership = ownershipOf(table, row);
      if (ownership === undefined || held.some(([depth, holding]) => reaches(depth, holding, ownership))) return true;
      return isShared(store, table.logicalName, row, ownIds(), `${access}Access`);
    },
  };
}
