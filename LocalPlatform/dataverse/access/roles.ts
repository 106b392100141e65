import type { Schema } from "../metadata/schema";
import { privilegeName, type Access } from "./privileges";

function of(table: string, ...access: readonly Access[]): string[] {
  return access.map((one) => privilegeName(one, table));
}

/** What everybody who works with cases holds. */
const CASE_WORK = [
  ...of("incident", "Create", "Read", "Write", "Append", "AppendTo", "Assign"),
  ...of("contact", "Create", "Read", "Write", "Append", "AppendTo", "Assign"),
  ...of("account", "Read", "AppendTo"),
  ...of("annotation", "Create", "Read", "Write", "Append", "Assign"),
  ...of("task", "Create", "Read", "Write", "Append", "Assign"),
  ...of("queue", "Read", "AppendTo"),
  ...of("systemuser", "Read", "AppendTo"),
  ...of("team", "Read", "AppendTo"),
  ...of("environmentvariabledefinition", "Read"),
];

/** What a rep's manager holds beyond that. */
const MANAGEMENT = [
  ...of("incident", "Delete"),
  ...of("contact", "Delete"),
  ...of("account", "Create", "Write", "Delete", "Append", "Assign"),
  ...of("annotation", "Delete"),
  ...of("task", "Delete"),
  ...of("queue", "Create", "Write", "Delete", "Append", "Assign"),
];

const ADMINISTRATION = [
  ...of("systemuser", "Create", "Write", "Append"),
  ...of("team", "Create", "Write", "Delete", "Append"),
  ...of("environmentvariabledefinition", "Create", "Write", "Delete", "Append", "AppendTo"),
  "prvActOnBehalfOfAnotherUser",
];

const EVERY_ACCESS: readonly Access[] = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign"];

/** Every privilege that there is on the tables here. */
export function everyPrivilege(schema: Schema): ReadonlySet<string> {
  return new Set([
    ...[...schema.tables.keys()].flatMap((table) => of(table, ...EVERY_ACCESS)),
    "prvActOnBehalfOfAnotherUser",
  ]);
}

/**
 * Privileges of the seeded users' roles, by the user's short name. The application user holds what ingestion needs, and
 * no right to delete.
 */
export const ROLES: Readonly<Record<"rep" | "supervisor" | "admin" | "application", readonly string[]>> = {
  rep: CASE_WORK,
  supervisor: [...CASE_WORK, ...MANAGEMENT],
  admin: [...CASE_WORK, ...MANAGEMENT, ...ADMINISTRATION],
  application: CASE_WORK,
};
