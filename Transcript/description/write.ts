import { canonical } from "./canonical";
import type { Caller, Conversation, Speaker, Turn } from "../conversation";
import { timestamp } from "../text/timestamp";
import {
  CALLER_LABELS,
  CUSTOMER_DETAILS,
  HEADER_LABELS,
  INDENT,
  SPEAKER_LABELS,
  TRANSCRIPT,
  type Header,
  type HeaderKey,
} from "./layout";

/** The word that stands for a speaker in the description. */
export function speakerLabel(speaker: Speaker): "AI" | "Customer" | "Agent" | "Other" {
  return SPEAKER_LABELS[speaker];
}

/**
 * Continued lines are indented, so that no spoken or typed text can start a line and pass for a header or for another
 * turn.
 */
function indented(text: string): string {
  return text.replace(/\n/g, `\n${INDENT}`);
}

/** How long a text is once its continued lines are indented: counted, since long texts are asked about often. */
export function indentedLength(text: string): number {
  let length = text.length;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) length += INDENT.length;
  return length;
}

/** One turn of a canonical conversation as the description shows it; several lines when its text has several. */
export function writeTurn(turn: Turn): string {
  return `[${timestamp(turn.at)}] ${speakerLabel(turn.speaker)}: ${indented(turn.text)}`;
}

/**
 * The lines above the transcript of a canonical conversation, without the blank line that follows them; empty when
 * nothing is known.
 */
export function writeHeader(c: Header): string {
  const line = (key: HeaderKey): string[] =>
    c[key] === undefined ? [] : [`${HEADER_LABELS[key]}: ${indented(c[key])}`];
  const detail = (key: keyof Caller): string[] => {
    const known = c.caller[key];
    return known === undefined ? [] : [`  ${CALLER_LABELS[key]}: ${indented(known)}`];
  };
  const details = [...detail("name"), ...detail("email"), ...detail("phone")];
  return [
    ...line("channel"),
    ...line("summary"),
    ...line("classification"),
    ...line("sentiment"),
    ...line("reason"),
    ...line("explanation"),
    ...line("language"),
    ...(details.length > 0 ? [CUSTOMER_DETAILS, ...details] : []),
    ...line("callStarted"),
    ...line("ticket"),
    ...line("session"),
  ].join("\n");
}

/** Header and what follows it, with the blank line between them that the description has. */
export function joinParts(header: string, body: readonly string[]): string {
  return [header, body.join("\n")].filter((part) => part !== "").join("\n\n");
}

/**
 * A conversation as the text of a case's description: the header lines that are known, a blank line, `Transcript:`, and
 * a line `[HH:MM:SS] AI: ...` for each turn. Lines end in a line feed; the last one has none. The text can be of any
 * length: `fit` cuts it to a column.
 */
export function write(c: Conversation): string {
  const kept = canonical(c);
  return joinParts(writeHeader(kept), kept.turns.length > 0 ? [TRANSCRIPT, ...kept.turns.map(writeTurn)] : []);
}
