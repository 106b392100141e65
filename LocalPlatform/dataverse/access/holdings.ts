import { greatestDepths, lesserDepth, type Depth } from "../model/depth";
import type { Environment, Source } from "../model/environment";
import { relatedRows } from "../model/navigation";
import type { RowReference } from "../model/row";

/** Privileges that come from one place: the user's own roles, or those of one team. */
export interface Holding {
  readonly privileges: ReadonlyMap<string, Depth>;
  /** The business unit that depths are counted from: the user's, or the team's. */
  readonly unit: string;
  /** The team whose rows alone are reached at the depth Basic; absent: the user's own and those of all its teams. */
  readonly team?: string;
}

/** What tells who holds what. */
export type Granting = Pick<Environment, "schema" | "store" | "grants" | "teamOnly" | "businessUnitId">;

function unitOf({ store, businessUnitId }: Granting, { table, id }: RowReference): string {
  const unit = store.get(table, id)?.values._businessunitid_value;
  return typeof unit === "string" ? unit : businessUnitId;
}

const NOTHING: ReadonlyMap<string, Depth> = new Map();

/** What a team's roles give it, and its members. */
function teamHoldings(source: Granting, id: string): readonly Holding[] {
  const unit = unitOf(source, { table: "team", id });
  return [
    { privileges: source.grants.get(id) ?? NOTHING, unit },
    { privileges: source.teamOnly.get(id) ?? NOTHING, unit, team: id },
  ].filter(({ privileges }) => privileges.size > 0);
}

/** The teams that a user is in. */
export function teamsOf({ schema, store }: Source, userId: string): readonly string[] {
  const users = schema.tables.get("systemuser");
  if (users === undefined) return [];
  return relatedRows({ schema, store }, users, userId, "teammembership_association").map(({ id }) => id);
}

/**
 * All that a user or a team holds. Source: Microsoft, "Security roles and privileges", Team member's privilege
 * inheritance: a role counts for the members of a team that has it, as if it were the user's own ("Direct User (Basic)
 * access level and Team privileges"), or for rows of the team alone ("Team privileges only").
 */
export function holdingsOf(source: Granting, { table, id }: RowReference): readonly Holding[] {
  if (table === "team") return teamHoldings(source, id);
  const own = source.grants.get(id) ?? NOTHING;
  return [
    ...(own.size === 0 ? [] : [{ privileges: own, unit: unitOf(source, { table, id }) }]),
    ...teamsOf(source, id).flatMap((team) => teamHoldings(source, team)),
  ];
}

/** Each privilege with the greatest depth that it is held with. */
export function merged(holdings: readonly Holding[]): ReadonlyMap<string, Depth> {
  return greatestDepths(holdings.map(({ privileges }) => privileges));
}

/** What of some holdings is left to one who acts in their holder's name: what both hold. */
export function sharedWith(holdings: readonly Holding[], real: ReadonlyMap<string, Depth>): readonly Holding[] {
  return holdings.map((holding) => ({
    ...holding,
    privileges: new Map(
      [...holding.privileges].flatMap(([privilege, depth]) => {
        const held = real.get(privilege);
        return held === undefined ? [] : [[privilege, lesserDepth(depth, held)] as const];
      }),
    ),
  }));
}
