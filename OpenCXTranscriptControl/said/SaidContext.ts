import * as React from "react";
import type { Place } from "../../Transcript/find/textIndex";
import type { Evidenced } from "../../Transcript/said/evidence";
import type { Heard, Mark } from "../../Transcript/said/heard";

/** What was said on the call, for everything on the screen that tells of it. */
export interface Said {
  /** undefined until the call is read. */
  readonly heard: Heard | undefined;
  /** BCP 47 tag of what is spoken, as it was told or as the words show it. */
  readonly language: string;
  /** Whether the call holds numbers of payment cards. */
  readonly hasCards: boolean;
  /** Whether they are shown. */
  readonly revealed: boolean;
  /** Shows or masks them; undefined where an admin forbids to show them. */
  readonly onReveal: ((revealed: boolean) => void) | undefined;
  /** A text of the case as it may be shown: without the numbers of cards, unless they are revealed. */
  readonly shownText: (text: string) => string;
  /** The sentences of the summary, and the turns that carry each. */
  readonly evidence: readonly Evidenced[];
  /** When a turn was said, as reps read it; its number where the text gave it no time. */
  readonly timeOf: (turn: number) => string;
  /** Where marks of turns are among the items. */
  readonly placesOf: (marks: readonly Mark[]) => readonly Place[];
  /** The places that a press asked to see; a new object for each press. */
  readonly wanted: { readonly places: readonly Place[]; readonly focus: boolean } | undefined;
  /** Shows the turns of these marks; the focus moves there, or stays where something is left to do. */
  readonly show: (marks: readonly Mark[], focus?: boolean) => void;
}

const SaidContext = React.createContext<Said>({
  heard: undefined,
  language: "en",
  hasCards: false,
  revealed: false,
  onReveal: undefined,
  shownText: (text) => text,
  evidence: [],
  timeOf: String,
  placesOf: () => [],
  wanted: undefined,
  show: () => undefined,
});

export const SaidProvider = SaidContext.Provider;

/** What was said on the call that is shown. */
export function useSaid(): Said {
  return React.useContext(SaidContext);
}
