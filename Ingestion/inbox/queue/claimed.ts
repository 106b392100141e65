import type { FailureKind } from "../../failures/kind";
import type { FailureCode } from "../../failures/registry";
import type { Handoff } from "../../handoff/handoff";

/** A handoff that a worker has claimed. */
export interface ClaimedHandoff {
  readonly handoff: Handoff;
  /** Id of the webhook that brought it; absent for what the sweep found. */
  readonly webhookId?: string | undefined;
  /** Name of its connection. */
  readonly connection: string;
  /** The number of this claim: a later one of the same handoff has a higher. */
  readonly fence: string;
  /** Attempts before this one. */
  readonly attempts: number;
  /** How the attempts before have failed; undefined: none has since it was accepted or replayed. */
  readonly failing: Failing | undefined;
  /** Set for one that is tried while others wait, to see whether what holds them up is over. */
  readonly probe?: Probe;
}

/** What a probe is for: what a breaker has stopped for a cause, or all of the connection, which wait in an outage. */
export type Probe = {
  /** Probes before this one. */
  readonly probes: number;
} & (
  | { readonly cause: string; readonly outage?: undefined }
  // What names it.
  | { readonly outage: string; readonly cause?: undefined }
);

/** A run of failed attempts. */
export interface Failing {
  readonly kind: FailureKind;
  /** Milliseconds since the first of this kind in a row. */
  readonly for: number;
  readonly code: FailureCode;
  /** Milliseconds since the first of this code in a row. */
  readonly codeFor: number;
}
