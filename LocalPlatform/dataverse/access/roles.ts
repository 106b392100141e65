import type { Schema } from "../metadata/schema";
import type { Depth } from "../model/depth";
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
  ...of("businessunit", "Read"),
  ...of("transactioncurrency", "Read", "AppendTo"),
  ...of("duplicaterule", "Read"),
  ...of("environmentvariabledefinition", "Read"),
  // What an app asks for before it shows anything, and what tells which solutions are there. Source: Microsoft, "Create or
  // edit a security role", minimum privileges.
  ...of("savedquery", "Read"),
  ...of("savedqueryvisualization", "Read"),
  ...of("systemform", "Read"),
  ...of("webresource", "Read"),
  ...of("role", "Read"),
  ...of("solution", "Read"),
  ...of("publisher", "Read"),
  ...of("importjob", "Read"),
  ...of("asyncoperation", "Read"),
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

/** To write metadata. Source: privilege names of the CRM SDK. */
const CUSTOMIZATION = [
  "prvWriteAttribute",
  ...["Attribute", "Relationship"].flatMap((one) => [`prvCreate${one}`, `prvDelete${one}`]),
];

const ADMINISTRATION = [
  ...CUSTOMIZATION,
  ...of("businessunit", "Create", "Write", "Delete", "Append", "AppendTo"),
  ...of("systemuser", "Create", "Write", "Append"),
  ...of("team", "Create", "Write", "Delete", "Append"),
  ...of("environmentvariabledefinition", "Create", "Write", "Delete", "Append", "AppendTo"),
  ...of("savedquery", "Create", "Write", "Delete"),
  ...of("solution", "Create", "Read", "Write", "Delete"),
  ...of("publisher", "Create", "Read", "Write", "Delete"),
  ...of("importjob", "Create", "Read", "Write", "Delete"),
  ...of("role", "Create", "Write", "Delete", "Assign", "Append", "AppendTo"),
  "prvImportCustomization",
  "prvActOnBehalfOfAnotherUser",
];

const EVERY_ACCESS: readonly Access[] = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

/** Every privilege that there is on the tables here. */
export function everyPrivilege(schema: Schema): ReadonlyMap<string, Depth> {
  return globally([
    ...[...schema.tables.keys()].flatMap((table) => of(table, ...EVERY_ACCESS)),
    ...CUSTOMIZATION,
    "prvImportCustomization",
    "prvActOnBehalfOfAnotherUser",
  ]);
}

/** Privileges to the rows of the whole organization. */
export function globally(privileges: readonly string[]): Map<string, Depth> {
  return new Map(privileges.map((privilege) => [privilege, "Global"]));
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
