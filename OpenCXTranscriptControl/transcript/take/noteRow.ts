import { cut, ELLIPSIS } from "../../../Transcript/text/cut";

/** A note on a case, as it is created. */
export type NoteRow = Readonly<
  Record<"annotationid" | "subject" | "notetext" | "objectid_incident@odata.bind", string>
>;

/** Lengths of annotation's columns, in UTF-16 code units (metadata of a standard environment). */
const MOST = { subject: 500, notetext: 100_000 } as const;

/** The note of some quotes. `noteId` is chosen by us, so that a second try makes no second note. */
export function noteRow(noteId: string, incidentId: string, subject: string, text: string): NoteRow {
  return {
    annotationid: noteId,
    subject: cut(subject, MOST.subject, ELLIPSIS),
    notetext: cut(text, MOST.notetext, ELLIPSIS),
    "objectid_incident@odata.bind": `/incidents(${incidentId})`,
  };
}
