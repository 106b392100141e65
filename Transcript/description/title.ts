import { canonical } from "./canonical";
import type { Conversation } from "../conversation";
import { cut, ELLIPSIS } from "../text/cut";

/** incident.title holds 200 characters. */
const TITLE_LENGTH = 200;
const JOIN = " - ";
/** Whatever else is cut, this much of who called stays readable. */
const CALLER_LENGTH = 80;

/**
 * One line; undefined for a value of which nothing is seen, such as a name of zero-width spaces: the title would end in
 * nothing.
 */
function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, " ");
  return line === undefined || /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(line) ? undefined : line;
}

/**
 * The title of a case: `<classification> - <caller name or phone>`, `Support` and `Anonymous` where one is missing; on
 * the e-mail channel the sender's address stands in for a missing name and phone, as OpenCX does. One line of at most
 * 200 UTF-16 code units.
 */
export function title(c: Conversation): string {
  const { caller, channel, classification } = canonical(c);
  const [name, phone, email] = [caller.name, caller.phone, caller.email].map(oneLine);
  const what = oneLine(classification) ?? "Support";
  const sender = (channel === "email" ? (name ?? email ?? phone) : (name ?? phone)) ?? "Anonymous";
  const who = cut(sender, Math.max(CALLER_LENGTH, TITLE_LENGTH - JOIN.length - what.length), ELLIPSIS);
  return `${cut(what, TITLE_LENGTH - JOIN.length - who.length, ELLIPSIS)}${JOIN}${who}`;
}
