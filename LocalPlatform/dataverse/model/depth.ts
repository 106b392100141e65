/**
 * How far a privilege reaches: the rows of the user and of the user's teams, those of the business unit, those of the
 * units below it too, all. Source: Microsoft, "PrivilegeDepth EnumType"; a role's XML spells them the same.
 */
export const DEPTHS = ["Basic", "Local", "Deep", "Global"] as const;

export type Depth = (typeof DEPTHS)[number];

/** The one of two that reaches less far. */
export function lesserDepth(one: Depth, other: Depth): Depth {
  return DEPTHS.indexOf(one) < DEPTHS.indexOf(other) ? one : other;
}

/** The one of two that reaches further. */
function furtherDepth(one: Depth | undefined, other: Depth): Depth {
  return one !== undefined && DEPTHS.indexOf(one) > DEPTHS.indexOf(other) ? one : other;
}

/** What several roles give together: each privilege with the greatest depth that one of them gives it. */
export function greatestDepths(several: readonly ReadonlyMap<string, Depth>[]): Map<string, Depth> {
  const all = new Map<string, Depth>();
  for (const privileges of several)
    for (const [privilege, depth] of privileges) all.set(privilege, furtherDepth(all.get(privilege), depth));
  return all;
}
