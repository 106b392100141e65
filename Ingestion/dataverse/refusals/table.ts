import { DATABASE_REFUSALS } from "./database";
import { ENVIRONMENT_REFUSALS } from "./environment";
import type { RefusalFailure, RefusalTable } from "./line";
import { REQUEST_REFUSALS } from "./request";
import { REFUSAL_TEXTS } from "./texts";

/**
 * What a refusal means, by Dataverse's error code. Source of codes, names and texts: Microsoft's published error list
 * (3,407 codes); what a line has otherwise it says.
 */
export const REFUSALS: RefusalTable = { ...ENVIRONMENT_REFUSALS, ...DATABASE_REFUSALS, ...REQUEST_REFUSALS };

/**
 * Every other code: none of them can come of the requests that this service sends, so that one that comes tells
 * nothing.
 */
const OTHER_CODES: RefusalFailure = "dataverse-unclear";

/**
 * What a refusal in Dataverse's own words means: its code, and where that says nothing its text.
 * @param code `0x` and eight digits, lower case; empty for none
 */
export function meaningOf(code: string, message: string): RefusalFailure {
  const byCode = Object.entries(REFUSALS).find(([each]) => each === code)?.[1].failure ?? OTHER_CODES;
  if (byCode !== OTHER_CODES) return byCode;
  return REFUSAL_TEXTS.find(({ pattern }) => pattern.test(message))?.failure ?? OTHER_CODES;
}
