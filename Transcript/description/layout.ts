import type { CaseColumnName } from "../caseColumns";
import type { Caller, Conversation, Speaker } from "../conversation";

// The words of the case description, shared by the side that writes it and the side that reads it.

/** A header of the description that is one value of the conversation. */
export type HeaderKey = Exclude<keyof Conversation, "caller" | "turns">;

/** What each header starts with, without its colon. */
export const HEADER_LABELS: Readonly<Record<HeaderKey, string>> = {
  channel: "Channel",
  summary: "Summary",
  classification: "Classification",
  sentiment: "Sentiment",
  reason: "Reason",
  explanation: "Explanation",
  language: "Language",
  callStarted: "Call started",
  ticket: "Ticket",
  session: "Session",
};

/** The same of what is known of the caller, below `Customer Details:` and indented by two spaces. */
export const CALLER_LABELS: Readonly<Record<keyof Caller, string>> = { name: "Name", email: "Email", phone: "Phone" };

/** The word that a turn names its speaker by. */
export const SPEAKER_LABELS = {
  ai: "AI",
  customer: "Customer",
  agent: "Agent",
  other: "Other",
} as const satisfies Record<Speaker, string>;

/** The two headings, each on a line of its own. */
export const CUSTOMER_DETAILS = "Customer Details:";
export const TRANSCRIPT = "Transcript:";

/** What every line but the first of a value or a turn starts with. Nothing else in the description does. */
export const INDENT = "    ";

/** Where the whole text is when the description cannot hold it. */
export type WholeTextPlace = Extract<CaseColumnName, "opencx_transcript"> | "the attached note";

/**
 * The line that ends a description (or `opencx_transcript`) which does not hold everything. At the start of a line, so
 * nobody's words can forge it.
 */
export function closingLine(shown: number, total: number, place: WholeTextPlace): string {
  return `[Turns shown: ${shown} of ${total}. The whole text is in ${place}.]`;
}

/** Matches {@link closingLine}; captures shown and total. */
export const CLOSING_LINE =
  /^\[Turns shown: (\d{1,9}) of (\d{1,9})\. The whole text is in (?:opencx_transcript|the attached note)\.\]$/;

/** What of a conversation stands above its transcript. */
export type Header = Omit<Conversation, "turns">;
