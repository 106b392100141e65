import { canonical } from "./canonical";
import type { Conversation } from "./conversation";
import { cutText } from "./safeText";

/** incident.title holds 200 characters. */
const TITLE_LENGTH = 200;
const JOIN = " - ";
/** Whatever else is cut, this much of who called stays readable. */
const CALLER_LENGTH = 80;

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

/**
 * The title of a case: `<classification> - <caller name or phone>`, `Support` and `Anonymous` where one is missing; on the e-mail channel
 * the sender's address stands in for a missing name and phone, as OpenCX does. One line of at most 200 UTF-16 code units.
 */
export function title(c: Conversation): string {
  const { caller, channel, classification } = canonical(c);
  const sender = channel === "email" ? (caller.name ?? caller.email ?? caller.phone) : (caller.name ?? caller.phone);
  const what = oneLine(classification ?? "Support");
  const room = Math.max(CALLER_LENGTH, TITLE_LENGTH - JOIN.length - what.length);
  const who = cutText(oneLine(sender ?? "Anonymous"), room);
  return `${cutText(what, TITLE_LENGTH - JOIN.length - who.length)}${JOIN}${who}`;
}
