import type { FailureCode } from "../../failures/registry";

/** What the service makes of a refusal; the registry says of each whether it waits or is dead. */
export type RefusalFailure = Extract<
  FailureCode,
  | "environment-closed"
  | "environment-busy"
  | "database-busy"
  | "plug-ins-away"
  | "storage-full"
  | "no-application-user"
  | "no-security-role"
  | "no-license"
  | "user-disabled"
  | "unauthorized"
  | "table-missing"
  | "dataverse-limit"
  | "dataverse-unclear"
  | "missing-privilege"
  | "value-too-long"
  | "option-unknown"
  | "column-unknown"
  | "record-missing"
  | "plugin-refused"
  | "dataverse-refused"
>;

/** One error code of Dataverse's. */
export interface RefusalLine {
  /** As Microsoft's published list has it. */
  readonly name: string;
  readonly failure: RefusalFailure;
  /** Why it waits, or why it is dead. */
  readonly why: string;
}

/** Lines by code: `0x` and eight digits, lower case. */
export type RefusalTable = Readonly<Record<`0x${string}`, RefusalLine>>;

/** A line of a table. */
export function line(name: string, failure: RefusalFailure, why: string): RefusalLine {
  return { name, failure, why };
}
