import type { Depth } from "./depth";
import type { Schema } from "../metadata/schema";
import type { Store } from "./store";

/** Privileges with their depths by user; no entry or an empty one = the user has no role. */
export type Grants = ReadonlyMap<string, ReadonlyMap<string, Depth>>;

/** One Dataverse environment: its tables, its rows, its users' rights. */
export interface Environment {
  /** Environment URL without trailing slash. */
  readonly url: string;
  readonly schema: Schema;
  readonly store: Store;
  /** The next case's ticket number; numbers are never given twice. */
  readonly nextTicket: () => string;
  readonly grants: Grants;
  readonly businessUnitId: string;
  readonly organizationId: string;
  /** Most bytes of an attached file (organization.maxuploadfilesize). */
  readonly maxUploadBytes: number;
}

/** Where a query is run. */
export type Source = Pick<Environment, "schema" | "store">;
