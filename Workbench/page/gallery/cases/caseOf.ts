import { fit } from "../../../../Transcript/description/fit";
import { write } from "../../../../Transcript/description/write";
import type { Conversation } from "../../../../Transcript/conversation";
import { CASE_COLUMNS } from "../../../../Transcript/caseColumns";
import { CONTACTS, INCIDENT_ID, INCIDENT_TITLE, UNKNOWN_CALLER } from "../../../sample/sampleCase";
import { sampleWebApi, type SampleRows } from "../../../sample/sampleWebApi";
import type { TableMetadata } from "../../dataverse/metadata";
import type { Row } from "../../dataverse/row";

/** What a state's case holds, and how Dataverse answers the control there. */
export interface GalleryCase {
  /** Empty: the case is not saved yet. */
  readonly id: string;
  /** The incident's columns, as the Web API gives them. */
  readonly row: Row;
  /** Where the record is of another table than the case's. */
  readonly table?: TableMetadata;
  /** Privileges that the rep's roles lack, such as `prvCreateContact`. */
  readonly lacks?: readonly string[];
  readonly webAPI: ComponentFramework.WebApi;
}

/** How long the description may be by default. */
const DESCRIPTION_LENGTH = 2000;

/** A case as the service writes it of that conversation. */
export function caseOf(conversation: Conversation, rows: Partial<SampleRows> = {}): GalleryCase {
  return {
    id: INCIDENT_ID,
    row: rowOf(conversation),
    webAPI: sampleWebApi({ contacts: CONTACTS, customer: UNKNOWN_CALLER, ...rows }),
  };
}

/** The columns as the service writes them. */
export function rowOf(conversation: Conversation): Row {
  const whole = write(conversation);
  const { description, transcript } =
    whole.length <= DESCRIPTION_LENGTH
      ? { description: whole, transcript: undefined }
      : fit(conversation, { description: DESCRIPTION_LENGTH, transcript: CASE_COLUMNS.opencx_transcript.maxLength });
  return {
    title: INCIDENT_TITLE,
    description,
    opencx_transcript: transcript ?? null,
    opencx_callerphone: conversation.caller.phone ?? null,
    opencx_classification: conversation.classification ?? null,
    opencx_sentiment: conversation.sentiment ?? null,
    opencx_reason: conversation.reason ?? null,
    opencx_explanation: conversation.explanation ?? null,
    opencx_language: conversation.language ?? null,
    opencx_ticketnumber: conversation.ticket ?? null,
    opencx_sessionurl: conversation.session ?? null,
    opencx_handoffon: "2026-10-05T14:03:58Z",
    modifiedon: "2026-10-05T14:04:10Z",
  };
}
