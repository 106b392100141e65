import type { StringKey } from "../../strings/keys";
import type { CallerFinding } from "./callerLookup";
import type { Problem } from "../../host/problem";

/** An action of the rep's that runs: buttons wait meanwhile. Names the string that says so. */
export type Acting = "linking" | "creating" | "unlinking";

/** What the panel is at. */
export type Stage = "unsaved" | "reading" | "searching" | "failed" | "known" | Acting;

/** A sentence to be put together from the strings. */
export interface Sentence {
  readonly key: StringKey;
  readonly values: readonly string[];
}

/** What could not be done (`failed_<what>`) and why. */
export interface Failure {
  readonly what: "read" | "link" | "unlink" | "create" | "createdNotLinked" | "open";
  readonly problem: Problem;
}

/** Everything the caller panel shows; a new object with each change. */
export interface PanelState {
  readonly stage: Stage;
  /** Present while it is `known`, and while an action runs. */
  readonly finding?: CallerFinding | undefined;
  /** The contact that is being linked. */
  readonly linkingId?: string | undefined;
  readonly failure?: Failure | undefined;
  /** What was done last, for the screen and the screen reader. */
  readonly said?: Sentence | undefined;
  /** The contact that was created but is not linked yet. */
  readonly createdId?: string | undefined;
}
