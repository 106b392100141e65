import { z } from "zod";
import { isGuid } from "../../Transcript/text/guid";
import { CASE_COLUMNS } from "../../Transcript/caseColumns";

/** Characters of the column that holds it. */
const LONGEST = CASE_COLUMNS.opencx_sessionid.maxLength;

/**
 * The id of a session, wherever it comes from: webhook, list, answer. OpenCX documents UUIDs; any opaque token is taken
 * whose characters mean nothing in an address, a filter or a log. Two dots, even percent-encoded, are a step in an
 * address: another session would be asked for.
 */
export const sessionId = z
  .string()
  .min(1)
  .max(LONGEST)
  .regex(/^[\w:.-]+$/, "must hold letters, digits, `-`, `_`, `.` and `:` alone")
  .regex(/^(?!\.$)(?!.*\.\.)/, "must be an id");

/** Whether a text is the id of a session. */
export function isSessionId(text: string): boolean {
  return sessionId.safeParse(text).success;
}

/** The one way to write an id: a UUID has two spellings, any other token has one. */
export function oneSpelling(id: string): string {
  return isGuid(id) ? id.toLowerCase() : id;
}

/** Whether two ids are one. */
export function isSameSession(a: string, b: string): boolean {
  return a === b || oneSpelling(a) === oneSpelling(b);
}
