import type { GalleryStateName } from "../states/galleryStates";
import { CALLER_CASES } from "./callerCases";
import type { GalleryCase } from "./caseOf";
import { LOOK_CASES } from "./lookCases";
import { SAID_CASES } from "./saidCases";
import { WORD_CASES } from "./wordCases";

/** The case of each state. Made when it is asked for: what is linked there is so until the page is loaded again. */
export const GALLERY_CASES: Readonly<Record<GalleryStateName, () => GalleryCase>> = {
  ...CALLER_CASES,
  ...WORD_CASES,
  ...SAID_CASES,
  ...LOOK_CASES,
};
