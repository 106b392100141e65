import { z } from "zod";
import { time } from "../opencx/time";
import { handoffIdOf, untimedHandoffIdOf } from "./ids";

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
  /** UUIDv5 of organization, conversation and time; of the whole event when it tells no time. */
  readonly id: string;
  readonly organizationId: string;
  readonly conversationId: string;
  /** When the call was handed off by the clock that OpenCX writes webhooks with, ISO 8601 in UTC. */
  readonly timestamp: string;
  readonly summary?: string;
  readonly classification?: string;
  readonly sentiment?: string;
}

/**
 * A handoff from the event's checked data.
 * @param receivedAt milliseconds since 1970: when the call was handed off, of an event that tells no time
 */
export function handoffOf(organizationId: string, data: z.infer<typeof handoffData>, receivedAt: number): Handoff {
  const { conversation_id: conversationId } = data;
  const timestamp = new Date(data.timestamp ?? receivedAt).toISOString();
  return {
    id:
      data.timestamp === undefined
        ? untimedHandoffIdOf(organizationId, conversationId, JSON.stringify(data))
        : handoffIdOf(organizationId, conversationId, timestamp),
    organizationId,
    conversationId,
    timestamp,
    ...(data.summary == null ? {} : { summary: data.summary }),
    ...(data.contact_reason == null ? {} : { classification: data.contact_reason }),
    ...(data.user_sentiment == null ? {} : { sentiment: data.user_sentiment }),
  };
}
