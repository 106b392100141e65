import type { DataverseAccess } from "../dataverse/token";
import type { CaseSettings } from "../handoff/route";
import type { OpenCXAccess } from "../opencx/client";
import type { SignatureScheme } from "../webhook/signature";

/** The application that erases a person's data: the service's own holds no right to delete. */
export interface EraseLogin {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Absent: the service's own. */
  readonly tenantId?: string | undefined;
}

/** One OpenCX organization, and the Dataverse environment in which its handoffs become cases. */
export interface Connection {
  /** What rows, logs and commands call it: small letters, digits and hyphens. */
  readonly name: string;
  /** The environment, and as whom the service works in it. */
  readonly dataverse: DataverseAccess;
  /** What the operator wants on every case. */
  readonly cases: CaseSettings;
  readonly opencx: OpenCXAccess;
  /** How OpenCX signs the webhooks of this organization. */
  readonly webhook: SignatureScheme;
  /** As whom `personal --erase` works; nothing else does. */
  readonly erase: EraseLogin;
}

/** A part of a connection's settings; its name it has always. */
export type ConnectionPart = Exclude<keyof Connection, "name">;

/** What is settled for a whole installation: one or more connections, each with its name. */
export type Connections<Part extends ConnectionPart> = readonly [
  Pick<Connection, Part | "name">,
  ...Pick<Connection, Part | "name">[],
];

/** Name of the one connection that environment variables describe. */
export const DEFAULT_CONNECTION = "default";
