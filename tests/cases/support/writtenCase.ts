import { newContactRow } from "../../../Caller/contact/newContact";
import { callerContactOf } from "../../../Ingestion/handoff/callerContact";
import { draftIncident } from "../../../Ingestion/handoff/incident";
import { session } from "../../../Ingestion/opencx/session";

/** What OpenCX says of a caller and the call; a missing value is null there. */
export interface CalledIn {
  readonly phone_number?: string | null;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly contact_reason?: string | null;
  readonly summary?: string | null;
}

type Columns = Readonly<Record<string, unknown>>;

/** The columns of the case that the service makes of it. */
export function writtenCase({ contact_reason, summary, ...contact }: CalledIn): Columns {
  const id = "31c1630a-9b20-5c3b-bb3c-e8a367230216";
  const at = Date.parse("2026-03-01T10:01:00Z");
  return draftIncident({
    handoff: {
      id,
      organizationId: "org",
      conversationId: id,
      timestamp: new Date(at).toISOString(),
      ...(summary == null ? {} : { summary }),
      ...(contact_reason == null ? {} : { classification: contact_reason }),
    },
    session: session.parse({ id, channel: { type: "phone_voice" }, contact }),
    part: {
      handedOffAt: at,
      startedAt: at - 60_000,
      turns: [{ at: 3, speaker: "ai", text: "hello" }],
    },
    customer: { table: "account", id },
    channel: { word: "phone" },
    defaults: { priority: 2, ticketProperties: {}, sessionUrlTemplate: "https://platform.open.cx/inbox/{sessionId}" },
    properties: {},
    custom: { columns: {}, definitions: new Map() },
    limits: { description: 2_000, transcript: 1_048_576 },
    maskCards: false,
  }).columns;
}

/** The columns of the contact that the service makes of the caller; with an e-mail address, since it makes no other. */
export function madeContact({ phone_number, name, email }: CalledIn): Columns {
  const contact = callerContactOf({ contact: { phone_number, name, email: email ?? "ann@example.com" } });
  return contact === undefined ? {} : newContactRow("00000000-0000-4000-8000-00000000000a", contact, undefined);
}
