import type { StringKey } from "../strings/keys";
import type { CallerFinding } from "./callerLookup";
import type { Problem } from "../host/problem";

/** What the panel is doing for the rep; buttons wait meanwhile. */
export type Busy =
  | { readonly action: "link"; readonly contactId: string }
  | { readonly action: "create" }
  | { readonly action: "unlink" };

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

/** Everything the caller panel shows. */
export interface PanelState {
  readonly stage: "unsaved" | "reading" | "searching" | "failed" | "known";
  /** Present in stage `known`. */
  readonly finding: CallerFinding | undefined;
  readonly busy: Busy | undefined;
  readonly failure: Failure | undefined;
  /** What was done last, for the screen and the screen reader. */
  readonly said: Sentence | undefined;
  /** The contact that was created but is not linked yet. */
  readonly createdId: string | undefined;
}

/** What happens to the panel. */
export type PanelEvent =
  | { readonly type: "unsaved" | "searching" | "settled" }
  | { readonly type: "reading"; readonly said: Sentence | undefined }
  | { readonly type: "known"; readonly finding: CallerFinding; readonly said?: Sentence }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "busy"; readonly busy: Busy }
  | { readonly type: "created"; readonly contactId: string };

/** Before anything is known. */
export const INITIAL: PanelState = {
  stage: "reading",
  finding: undefined,
  busy: undefined,
  failure: undefined,
  said: undefined,
  createdId: undefined,
};

/** The panel after an event. A failed action leaves what was known on the screen; only a failed read takes it away. */
export function panelReducer(state: PanelState, event: PanelEvent): PanelState {
  switch (event.type) {
    case "unsaved":
      return { ...INITIAL, stage: "unsaved" };
    case "reading":
      return { ...INITIAL, said: event.said };
    case "searching":
      return { ...state, stage: "searching" };
    case "known":
      return { ...INITIAL, stage: "known", finding: event.finding, said: event.said ?? state.said };
    case "failed":
      if (event.failure.what === "read") return { ...INITIAL, stage: "failed", failure: event.failure };
      return { ...state, busy: undefined, failure: event.failure, said: undefined };
    case "busy":
      return { ...state, busy: event.busy, failure: undefined, said: undefined };
    case "created":
      return { ...state, createdId: event.contactId };
    case "settled":
      return { ...state, busy: undefined };
  }
}
