import { CASE_COLUMNS } from "../../Transcript/caseColumns";
import { cut, ELLIPSIS } from "../../Transcript/text/cut";

/** The longest text of a field that the table does not name. */
const OTHERS = 1_000;

/** Free text that the description shows whole, above the transcript: five times what Microsoft's 2,000 characters hold. */
const PROSE = 10_000;

/**
 * How much of each text is read, in UTF-16 code units, by the field's name in OpenCX's documents: always more than the
 * column holds that it ends in, so that what people see is cut by the column and nothing else. Longer than this is
 * nobody's name, number or summary, and every pattern that looks at it would take as much longer.
 */
const LIMITS: Readonly<Record<string, number | undefined>> = {
  // contact.firstname and lastname, 50 each
  "session.contact.name": 500,
  "session.contact.non_verified_name": 500,
  // contact.emailaddress1, 100; RFC 5321 allows 254, and people copy noise with it
  "session.contact.email": 500,
  "session.contact.non_verified_email": 500,
  // opencx_callerphone and contact.mobilephone, 50; a SIP address with its parameters
  "session.contact.phone_number": 250,
  // opencx_ticketnumber, 50
  "session.ticket_number": 200,
  // opencx_language, 20
  "session.language": 200,
  "webhook.data.language": 200,
  // opencx_classification, 200; incident.title, 200
  "webhook.data.contact_reason": 1_000,
  // description alone
  "session.summary": PROSE,
  "session.handoff.summary": PROSE,
  "webhook.data.summary": PROSE,
  // opencx_explanation, 2,000
  "session.handoff.explanation": PROSE,
  "session.handoff.reason": PROSE,
  "webhook.data.explanation": PROSE,
  "webhook.data.reason": PROSE,
  // What was said is never cut: a longer text than the column of the whole transcript is told in a note.
  "history.event.content.text": 2 * CASE_COLUMNS.opencx_transcript.maxLength,
};

/** Elements of a list that are read, such as attachments of one message or reasons of one handoff. */
export const LIST_LIMIT = 100;

/** The text of a field as far as it is read; what was cut off shows. @param field by its name in OpenCX's documents */
export function clipped(field: string, text: string): string {
  return cut(text, LIMITS[field] ?? OTHERS, ELLIPSIS);
}
