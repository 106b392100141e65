import type { Table } from "../metadata/schema";
import type { Environment } from "../model/environment";
import type { Row, RowReference } from "../model/row";
import { privilegeName, type Access } from "./privileges";
import { reachOf } from "./reach";
import { ACCESS_RIGHTS, type AccessRight } from "./shares";

const ACCESS: Readonly<Record<AccessRight, Access>> = {
  ReadAccess: "Read",
  WriteAccess: "Write",
  AppendAccess: "Append",
  AppendToAccess: "AppendTo",
  CreateAccess: "Create",
  DeleteAccess: "Delete",
  ShareAccess: "Share",
  AssignAccess: "Assign",
};

/** All rights that there are, in the order of their bits. */
export const RIGHTS = Object.keys(ACCESS_RIGHTS) as readonly AccessRight[];

/** What a user or a team may do with a row, by roles and shares together. */
export function rightsOn(
  { schema, store, grants, businessUnitId }: Pick<Environment, "schema" | "store" | "grants" | "businessUnitId">,
  principal: RowReference,
  table: Table,
  row: Row,
): readonly AccessRight[] {
  const unit = store.get(principal.table, principal.id)?.values._businessunitid_value;
  const reach = reachOf(
    { schema, store },
    { userId: principal.id, businessUnitId: typeof unit === "string" ? unit : businessUnitId },
  );
  return RIGHTS.filter((right) => {
    const access = ACCESS[right];
    const depth = grants.get(principal.id)?.get(privilegeName(access, table.logicalName));
    return depth !== undefined && reach.holds(depth, access, table, row);
  });
}
