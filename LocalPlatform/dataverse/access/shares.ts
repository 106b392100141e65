import { lookupOf, type Row, type RowReference } from "../model/row";
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

/** Ends all shares of a row, and all with a user or team, that is no more: another may come under its id. */
export function endShares(store: Store, id: string): void {
  if (store.size(TABLE) === 0) return;
  for (const property of ["objectid", "principalid"])
    for (const row of store.where(TABLE, property, [id])) store.remove(TABLE, row.id);
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

/**
 * Lookups whose row is shared along with the one that they lead to. Source: Microsoft, table reference, many-to-one
 * relationships, CascadeConfiguration: those with `Share: Cascade`, as far as it was found published.
 */
const SHARED_WITH: Readonly<Record<string, string>> = {
  incident: "customerid",
  annotation: "objectid",
  task: "regardingobjectid",
  phonecall: "regardingobjectid",
  account: "parentaccountid",
};

/** A row with those above it, whose shares are its own too. */
function lineOf(store: Store, table: string, row: SharedRow): readonly RowReference[] {
  const line: RowReference[] = [{ table, id: row.id }];
  let at: SharedRow | undefined = row;
  for (
    let [of, above] = [table, SHARED_WITH[table]];
    at !== undefined && above !== undefined;
    above = SHARED_WITH[of]
  ) {
    const parent = lookupOf(at, above);
    if (parent === undefined || line.some(({ id }) => id === parent.id)) break;
    line.push(parent);
    of = parent.table;
    at = store.get(parent.table, parent.id);
  }
  return line;
}

/** A row, or one that is about to be. */
type SharedRow = Pick<Row, "id" | "values" | "targets">;

/**
 * With whom a row is shared: by itself, or along with a row that it belongs to. Both together are what counts. Source:
 * Microsoft, "Sharing and assigning", Sharing and inheritance.
 */
export function effectiveShares(store: Store, table: string, row: SharedRow): readonly Share[] {
  const shares = new Map<string, Share>();
  for (const target of lineOf(store, table, row))
    for (const { principal, rights } of sharesOf(store, target)) {
      const before = shares.get(principal.id)?.rights ?? [];
      const all = (Object.keys(ACCESS_RIGHTS) as AccessRight[]).filter((one) => [...before, ...rights].includes(one));
      shares.set(principal.id, { principal, rights: all });
    }
  return [...shares.values()];
}

/** Whether a row is shared, with this right, with one of these users and teams. */
export function isShared(
  store: Store,
  table: string,
  row: SharedRow,
  principalIds: readonly string[],
  right: AccessRight,
): boolean {
  // Most environments share nothing, and every row out of reach asks.
  if (store.size(TABLE) === 0) return false;
  return lineOf(store, table, row).some((target) =>
    principalIds.some((id) => {
      const mask = store.get(TABLE, keyOf(target, id))?.values.accessrightsmask;
      return typeof mask === "number" && (mask & ACCESS_RIGHTS[right]) !== 0;
    }),
  );
}
