import type { Table } from "../metadata/schema";
import type { Row, RowReference } from "../model/row";
import { holdingsOf, type Granting } from "./holdings";
import type { Access } from "./privileges";
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
  environment: Granting,
  principal: RowReference,
  table: Table,
  row: Row,
): readonly AccessRight[] {
  const reach = reachOf(environment, principal.id, holdingsOf(environment, principal));
  return RIGHTS.filter((right) => reach.holds(ACCESS[right], table, row));
}
