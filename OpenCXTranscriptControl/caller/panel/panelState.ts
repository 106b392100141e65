import type { StringKey } from "../../strings/keys";
import type { CallerFinding, NumberCases } from "./callerLookup";
import type { CaseChange } from "./linking";
import type { Candidate } from "./phoneMatch";
import type { Problem } from "../../host/problem";

/** An action of the rep's that runs: buttons wait meanwhile. Names the string that says so. */
export type Acting = "linking" | "creating" | "unlinking" | "marking" | "undoing";

/** What the panel is at. */
export type Stage = "unsaved" | "reading" | "searching" | "failed" | "known" | Acting;

/** A sentence to be put together from the strings. */
export interface Sentence {
  readonly key: StringKey;
  readonly values: readonly string[];
}

/** What could not be done (`failed_<what>`) and why. */
export interface Failure {
  readonly what: "read" | "link" | "unlink" | "create" | "createdNotLinked" | "mark" | "undo" | "find" | "open";
  readonly problem: Problem;
}

/** The last change of the incident's, as long as it can be taken back. */
export interface Undoable extends CaseChange {
  /** Name of the contact that was created with it: that one is kept. */
  readonly created?: string | undefined;
}

/** Everything the caller panel shows; a new object with each change. */
export interface PanelState {
  /** undefined: not read yet. */
  readonly ofNumber?: NumberCases | undefined;
  readonly stage: Stage;
  /** Present while it is `known`, and while an action runs. */
  readonly finding?: CallerFinding | undefined;
  /** The contact that is being linked. */
  readonly linkingId?: string | undefined;
  readonly failure?: Failure | undefined;
  /** What was done last, for the screen and the screen reader. */
  readonly said?: Sentence | undefined;
  /** What *Undo* takes back; until the next action, or until the case is left. */
  readonly undo?: Undoable | undefined;
  /** Those who may be the contact that was to be created, which was not. */
  readonly duplicates?: readonly Candidate[] | undefined;
  /** The contact that was created but is not linked yet. */
  readonly createdId?: string | undefined;
}
