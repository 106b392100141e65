import type { Depth } from "./depth";
import type { Customization } from "../metadata/broughtTables";
import type { Schema } from "../metadata/schema";
import type { Store } from "./store";

/** Privileges with their depths by user and team; no entry or an empty one = no role. */
export type Grants = ReadonlyMap<string, ReadonlyMap<string, Depth>>;

/** What an import does with what the new version has no more: taken away, left, or decided later. */
export type ImportHow = "upgrade" | "update" | "holding";

/** A solution as its import answers. */
export interface InstalledSolution {
  /** Of its row. */
  readonly id: string;
  readonly uniqueName: string;
  readonly version: string;
}

/** The solutions of an environment, for requests that import and remove them. */
export interface Solutions {
  /** @throws WebApiError 400 with the code of the published error list */
  import(bytes: Uint8Array, how: ImportHow): InstalledSolution;
  /** Lets a solution that was imported for later take the place of the one before. @throws WebApiError 400 */
  promote(uniqueName: string): InstalledSolution;
  /** @throws WebApiError 400 while something else needs what would go */
  remove(uniqueName: string): void;
  /** Replaces what requests have made of columns and relationships. @throws WebApiError 400 while something needs what goes */
  customize(change: (own: Customization) => Customization): void;
}

/** One Dataverse environment: its tables, its rows, its users' rights. */
export interface Environment {
  /** Environment URL without trailing slash. */
  readonly url: string;
  readonly schema: Schema;
  readonly store: Store;
  /** The next case's ticket number; numbers are never given twice. */
  readonly nextTicket: () => string;
  readonly grants: Grants;
  /** What roles give to teams for the teams' rows alone: those with "Team privileges only". */
  readonly teamOnly: Grants;
  readonly solutions: Solutions;
  readonly businessUnitId: string;
  readonly organizationId: string;
  /** Most bytes of an attached file (organization.maxuploadfilesize). */
  readonly maxUploadBytes: number;
}

/** Where a query is run. */
export type Source = Pick<Environment, "schema" | "store">;
