import { safeText } from "../text/safe";

/**
 * What counts of the texts that the service wrote into a case: SHA-256 of its UTF-8, as hexadecimal digits, is
 * `opencx_writtenhash`, by which an edit is known later. It is of both texts, since the turns are read from the
 * transcript when it has text and from the description when not.
 *
 * What can change between service and control without a person's doing does not count: line ends, which blanks there
 * are and how many in a row, blanks at either end, what {@link safeText} drops, and an empty text, which Dataverse
 * keeps as none. Every word counts, and where it begins and ends. What counts must not change: the hash of each case
 * that stands there already rests on it.
 */
export function writtenForm(description: string | undefined, transcript: string | undefined): string {
  return `${lasting(description)}\n${lasting(transcript)}`;
}

function lasting(text = ""): string {
  return safeText(text).replace(/\s+/g, " ").trim();
}
