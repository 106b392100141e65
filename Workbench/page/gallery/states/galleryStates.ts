import { readSettings, type Settings } from "../../settings";
import { CALLER_STATES } from "./callerStates";
import type { GalleryState } from "./galleryState";
import { LOOK_STATES } from "./lookStates";
import { SAID_STATES } from "./saidStates";
import { WORD_STATES } from "./wordStates";

type States = typeof CALLER_STATES | typeof WORD_STATES | typeof SAID_STATES | typeof LOOK_STATES;

export type GalleryStateName = States[number]["name"];

interface NamedState extends GalleryState {
  readonly name: GalleryStateName;
}

/** Every state, in the order in which the gallery shows them. */
export const GALLERY_STATES: readonly NamedState[] = [...CALLER_STATES, ...WORD_STATES, ...SAID_STATES, ...LOOK_STATES];

/**
 * The page's settings of a state.
 * @param search of the address: what it says wins, so that any state can be seen in any look
 */
export function gallerySettings(state: GalleryState, search: string): Settings {
  return readSettings(`?${new URLSearchParams({ ...state.query, ...queryOf(search) }).toString()}`);
}

function queryOf(search: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(search));
}
