import { z } from "zod";
import { handoffIdOf } from "./ids";

/** OpenCX leaves a value out, or sends null; both mean "not known". */
const known = z.string().nullish();

/**
 * An id as PostgreSQL's text can hold it: what it cannot hold would be refused as if the inbox were away, and sent
 * again for ever. Nor `.` or `..`, which even percent-encoded are steps in an address: the session would be asked for
 * elsewhere.
 */
export const openCXId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "must hold no control characters")
  .regex(/^(?!\.{1,2}$)/, "must be an id");

/** Years of four digits: PostgreSQL does not read the longer ones that JavaScript writes. */
const time = z.string().refine((value) => /^\d{4}-/.test(value) && /^\d{4}-/.test(isoOf(value)), {
  message: "must be a date and time such as 2026-01-31T09:30:00Z",
});

function isoOf(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}

/**
 * `data` of `conversation.handoff_to_human`. Only what the service cannot do without is required; unknown fields are
 * let through, since OpenCX adds some without notice. The length limit is that of the column opencx_sessionid. Source:
 * docs.open.cx, webhook types.
 */
export const handoffData = z.looseObject({
  conversation_id: openCXId,
  timestamp: time,
  customer_id: known,
  reason: known,
  summary: known,
  contact_reason: known,
  user_sentiment: known,
  language: known,
  message_count: z.number().nullish(),
});

/** One handoff as it is kept in the inbox: thin, without a word of the transcript. */
export interface Handoff {
  /** UUIDv5 of organization, conversation and time. */
  readonly id: string;
  readonly organizationId: string;
  readonly conversationId: string;
  /** When the call was handed off, as OpenCX wrote it (ISO 8601). */
  readonly timestamp: string;
  readonly summary?: string;
  readonly classification?: string;
  readonly sentiment?: string;
}

/** A handoff from the event's checked data. */
export function handoffOf(organizationId: string, data: z.infer<typeof handoffData>): Handoff {
  return {
    id: handoffIdOf(organizationId, data.conversation_id, data.timestamp),
    organizationId,
    conversationId: data.conversation_id,
    timestamp: data.timestamp,
    ...(data.summary == null ? {} : { summary: data.summary }),
    ...(data.contact_reason == null ? {} : { classification: data.contact_reason }),
    ...(data.user_sentiment == null ? {} : { sentiment: data.user_sentiment }),
  };
}
