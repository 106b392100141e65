import type { Grants } from "../access/caller";
import type { Schema } from "../metadata/schema";
import type { Store } from "./store";

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
}
