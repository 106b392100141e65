import { isGuid, plainGuid } from "../../Transcript/text/guid";

/** Column of incident with the contacts of whom a rep said that they did not call. */
export const NOT_CALLERS_COLUMN = "opencx_notcallers";

/** What the column holds, in UTF-16 code units. */
const LONGEST = 2000;

/**
 * Ids of contacts from the column's text: GUIDs with commas between them, oldest first. Whatever else stands there is
 * left out.
 */
export function readNotCallers(text: string): readonly string[] {
  return [...new Set(text.split(",").map((id) => plainGuid(id.trim())))].filter(isGuid);
}

/**
 * The column's text for these ids; the oldest fall out where not all of them fit.
 * @returns null: nobody
 */
export function writeNotCallers(ids: readonly string[]): string | null {
  const text = ids.join(",");
  if (text.length > LONGEST) return writeNotCallers(ids.slice(1));
  return text === "" ? null : text;
}

/** The ids with this contact as the newest, or without it. */
export function markedNotCaller(ids: readonly string[], contactId: string, isNot: boolean): readonly string[] {
  const others = ids.filter((id) => id !== contactId);
  return isNot ? [...others, contactId] : others;
}
