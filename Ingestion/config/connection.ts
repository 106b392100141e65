import type { DataverseAccess } from "../dataverse/token";
import type { CaseSettings } from "../handoff/route";
import type { OpenCXAccess } from "../opencx/client";
import type { SignatureScheme } from "../webhook/signature";

/** One OpenCX organization, and the Dataverse environment in which its handoffs become cases. */
export interface Connection {
  /** The environment, and as whom the service works in it. */
  readonly dataverse: DataverseAccess;
  /** What the operator wants on every case. */
  readonly cases: CaseSettings;
  readonly opencx: OpenCXAccess;
  /** How OpenCX signs the webhooks of this organization. */
  readonly webhook: SignatureScheme;
}

/** What is settled for a whole installation: one or more connections. */
export type Connections<Part extends keyof Connection> = readonly [Pick<Connection, Part>, ...Pick<Connection, Part>[]];
