import type { FaultPlan } from "../faults/faults";
import type { AlternateKeys } from "./metadata/schema";
import type { Share } from "./access/shares";
import type { Depth } from "./model/depth";
import type { RowReference } from "./model/row";
import type { ImportHow } from "./model/environment";
import type { SolutionContent } from "./solution/read/readSolution";
import type { Certificate } from "../tls/certificate";
import type { Column } from "./metadata/schemaShape";

/** What the local Dataverse can be told. Everything has a default; see docs/local-platform.md. */
export interface LocalDataverseOptions {
  /** 0 or absent: a free port. Always 127.0.0.1. */
  readonly port?: number;
  /** Milliseconds that every answer waits. */
  readonly latency?: number;
  readonly faults?: readonly FaultPlan[];
  /** Service-protection limits per user; absent = off. */
  readonly limits?: {
    readonly requests: number;
    readonly windowSeconds: number;
    readonly concurrent: number;
    readonly executionMilliseconds?: number;
  };
  /** MaxLength of incident.description; 2,000 as shipped by Microsoft. */
  readonly descriptionMaxLength?: number;
  /** Most bytes of an attached file (organization.maxuploadfilesize); 5 MiB as shipped by Microsoft. */
  readonly maxUploadBytes?: number;
  /** Columns that a customiser has added to incident, by logical name. */
  readonly addedColumns?: Readonly<Record<string, Column>>;
  /** Alternate keys that a customiser has defined: columns by the name of the key, by table. */
  readonly alternateKeys?: AlternateKeys;
  /** Seconds that an access token lives; 3599 as documented. */
  readonly tokenLifetime?: number;
  /** PEM of a certificate by which the application may sign in, besides its secret. */
  readonly certificate?: string;
  /** What it speaks TLS with, on `https://127.0.0.1:PORT` and nothing else; absent: plain HTTP. */
  readonly tls?: Certificate | undefined;
  /** Whether the application user holds every privilege, beyond its role's. Default false. */
  readonly allPrivileges?: boolean;
  /**
   * Folder that rows are kept in between starts, made for its owner alone; absent: they live in memory. Where it holds
   * rows, nothing is seeded.
   */
  readonly persist?: string | undefined;
  /**
   * Solution zips that are imported at the start, in this order. With any, the product's columns and its environment
   * variable stand only if one of them brings them.
   */
  readonly solutions?: readonly Uint8Array[];
  /** Whether the product's solution is imported at the start, read from its source. Default true. */
  readonly solutionImported?: boolean;
}

/** One request as the server saw it, for tests that count round trips. */
export interface SeenRequest {
  readonly method: string;
  /** Path with query, without host. */
  readonly url: string;
  readonly status: number;
}

/** A running local Dataverse with its token authority on the same port. */
export interface LocalDataverse {
  /** `http://127.0.0.1:PORT`, no trailing slash: the environment URL. */
  readonly url: string;
  /** `http://127.0.0.1:PORT/authority`: token endpoint is `<authority>/<tenantId>/oauth2/v2.0/token`. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The queue handoffs go to. */
  readonly queueId: string;
  /** `account:GUID`, the customer of an unknown caller. */
  readonly customer: string;
  /** The seeded systemuser ids by a short name: `rep`, `supervisor`, `admin`, `application`. */
  readonly users: Readonly<Record<string, string>>;
  /** Access token of a user, as a browser session would hold one. */
  tokenFor(systemuserid: string): string;
  /**
   * Rows of a table as stored (plain column names; lookups as `_x_value`). For assertions; reading through HTTP is the
   * normal way.
   */
  rows(table: string): readonly Readonly<Record<string, unknown>>[];
  /** Rows that were looked at since the start, for tests of what reads them all and what does not. */
  readonly rowsRead: number;
  readonly seen: readonly SeenRequest[];
  /** Adds scripted faults to a running server; `clearFaults` ends all. */
  addFault(fault: FaultPlan): void;
  clearFaults(): void;
  /** Takes a privilege such as `prvCreateIncident` from a user's role, or gives it back; for all rows unless told. */
  setPrivilege(systemuserid: string, privilege: string, held: boolean, depth?: Depth): void;
  /** The solutions that were imported, in that order. */
  solutions(): readonly SolutionContent[];
  /**
   * Imports a solution zip: a new one, or another version of one that stands. An upgrade, which it is unless told, takes
   * away the columns that the new version has no more, with what they hold; an update leaves them.
   * @throws ImportError with the platform's code
   */
  importSolution(bytes: Uint8Array, how?: ImportHow): SolutionContent;
  /** Removes a solution with its columns, what they hold, and its environment variables. @throws ImportError */
  removeSolution(uniqueName: string): void;
  /**
   * Adds an application user that signs in with the same secret, and gives it one role of an imported solution.
   * @returns its client id, the same for the same name
   */
  addApplication(name: string, roleName: string): string;
  /** Gives a user one role of an imported solution, and no other. */
  setRole(systemuserid: string, roleName: string): void;
  /**
   * Gives a user or a team the privileges of one role alone, each with its depth.
   * @param inheritance what a team's role gives its members: all as if it were their own, or rights to the team's rows
   */
  setPrivileges(id: string, privileges: ReadonlyMap<string, Depth>, inheritance?: "user" | "team"): void;
  /** Shares a row with a user or team; no rights end the share. */
  share(target: RowReference, shared: Share): void;
  /** Called after each committed write to a table. Returns how to stop. */
  onWrite(listener: (table: string, id: string) => void): () => void;
  close(): Promise<void>;
}
