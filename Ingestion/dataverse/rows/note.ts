import { Failure } from "../../failures/failure";
import { noteIdOf } from "../../handoff/ids";
import type { DataverseClient } from "../client";
import { CODE } from "../refusal";
import { escapedLines, pieces } from "./pieces";

/** Bytes below which no environment limits its files; one that refuses so small a file takes none. */
const SMALLEST_FILE = 16_384;
/** Characters of annotation's notetext. */
const NOTE_TEXT = 100_000;

/** A note of the transcript, without what says where it stands. */
type NoteColumns = Readonly<Record<string, string | boolean>>;

/**
 * Attaches the whole transcript to the incident as a text file, for a call that fits no column. Whatever is repeated, one
 * note: several only where the environment takes no file so large (organization.maxuploadfilesize), each of whole lines;
 * and notes of text where it blocks text files.
 * @param text the whole case text
 * @param key what the notes' keys follow from: the incident's id, where it has one transcript alone
 */
export async function attachTranscript(
  client: DataverseClient,
  incidentId: string,
  text: string,
  key = incidentId,
): Promise<void> {
  const attach = async (part: string, columns: NoteColumns): Promise<void> => {
    await client.request("PATCH", `annotations(${noteIdOf(key, part)})`, {
      what: "attaching the transcript",
      headers: { "If-None-Match": "*" },
      accepts: [412],
      body: { ...columns, "objectid_incident@odata.bind": `/incidents(${incidentId})` },
    });
  };
  const total = Buffer.byteLength(text);
  for (let most = total; most >= Math.min(total, SMALLEST_FILE); most = Math.ceil(most / 2)) {
    const parts = pieces(text, most, bytesOf);
    // The largest first: where that is taken all are, and no part of a division that is not leaves a note behind.
    const order = parts.map((part, index) => ({ part, index })).sort((a, b) => sizeOf(b) - sizeOf(a));
    try {
      for (const { part, index } of order) await attach(...fileNote(part, index + 1, parts.length));
      return;
    } catch (thrown) {
      const code = thrown instanceof Failure ? thrown.remoteCode : undefined;
      if (code === CODE.attachmentBlocked) break;
      if (code !== CODE.fileTooLarge) throw thrown;
    }
  }
  const parts = pieces(escapedLines(text), NOTE_TEXT, ({ length }) => length);
  for (const [index, part] of parts.entries()) await attach(...textNote(part, index + 1, parts.length));
}

function sizeOf({ part }: { readonly part: string }): number {
  return bytesOf(part);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function fileNote(text: string, number: number, of: number): [part: string, NoteColumns] {
  const columns = {
    subject: subjectOf(number, of),
    isdocument: true,
    filename: of === 1 ? "transcript.txt" : `transcript-${number}-of-${of}.txt`,
    mimetype: "text/plain",
    documentbody: Buffer.from(text, "utf8").toString("base64"),
  };
  return [of === 1 ? "" : `${number} of ${of}`, columns];
}

function textNote(text: string, number: number, of: number): [part: string, NoteColumns] {
  return [`text ${number} of ${of}`, { subject: subjectOf(number, of), notetext: text }];
}

const SUBJECT = "Transcript of the call";

function subjectOf(number: number, of: number): string {
  return of === 1 ? SUBJECT : `${SUBJECT} (${number} of ${of})`;
}

/** Whether a note's subject is one that the notes of a transcript have. */
export function isTranscriptSubject(subject: string): boolean {
  return subject.startsWith(SUBJECT) && /^(?: \(\d+ of \d+\))?$/.test(subject.slice(SUBJECT.length));
}
