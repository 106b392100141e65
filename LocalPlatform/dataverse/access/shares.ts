import type { RowReference } from "../model/row";
import type { Store } from "../model/store";

/** Rights to one row that can be shared, with their bits. Source: Microsoft, "AccessRights EnumType". */
export const ACCESS_RIGHTS = {
  ReadAccess: 1,
  WriteAccess: 2,
  AppendAccess: 4,
  AppendToAccess: 16,
  CreateAccess: 32,
  DeleteAccess: 65_536,
  ShareAccess: 262_144,
  AssignAccess: 524_288,
} as const;

export type AccessRight = keyof typeof ACCESS_RIGHTS;

/** The table of shares by its own name; it is no part of the schema here, so no request reaches it. */
const TABLE = "principalobjectaccess";

/** A share: what a user or team may do with a row besides what roles give. */
export interface Share {
  readonly principal: RowReference;
  readonly rights: readonly AccessRight[];
}

function keyOf(target: RowReference, principalId: string): string {
  return `${target.table} ${target.id} ${principalId}`;
}

function rightsIn(mask: number): readonly AccessRight[] {
  return (Object.keys(ACCESS_RIGHTS) as AccessRight[]).filter((right) => (mask & ACCESS_RIGHTS[right]) !== 0);
}

/** Shares a row with a user or team: these rights, in place of those that were shared with it before; none ends it. */
export function share(store: Store, target: RowReference, { principal, rights }: Share): void {
  const key = keyOf(target, principal.id);
  const mask = rights.reduce((sum, right) => sum | ACCESS_RIGHTS[right], 0);
  if (mask === 0) store.remove(TABLE, key);
  else
    store.put(TABLE, {
      id: key,
      values: { principalid: principal.id, objectid: target.id, accessrightsmask: mask },
      targets: { principalid: principal.table, objectid: target.table },
    });
}

/** With whom a row is shared. */
export function sharesOf(store: Store, target: RowReference): readonly Share[] {
  return store
    .where(TABLE, "objectid", [target.id])
    .filter(({ targets }) => targets.objectid === target.table)
    .map(({ values, targets }) => ({
      principal: { table: targets.principalid ?? "systemuser", id: String(values.principalid) },
      rights: rightsIn(Number(values.accessrightsmask)),
    }));
}

/** Whether a row is shared, with this right, with one of these users and teams. */
export function isShared(
  store: Store,
  target: RowReference,
  principalIds: readonly string[],
  right: AccessRight,
): boolean {
  return principalIds.some((id) => {
    const mask = store.get(TABLE, keyOf(target, id))?.values.accessrightsmask;
    return typeof mask === "number" && (mask & ACCESS_RIGHTS[right]) !== 0;
  });
}
