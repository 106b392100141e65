import { z } from "zod";
import { Fields } from "../opencx/fields";
import { isImpossibleTime } from "../opencx/time";
import { sessionId } from "../opencx/sessionId";
import { reasonsIn, sentimentWord } from "../opencx/words";
import { failedHandoffIdOf, handoffIdOf, untimedHandoffIdOf } from "./ids";
import { present } from "./present";

/**
 * An organization's id as PostgreSQL's text can hold it: what it cannot hold would be refused as if the inbox were away,
 * and sent again for ever.
 */
export const organizationIdField = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "must hold no control characters");

/**
 * `data` of `conversation.handoff_to_human`: the one field that the service cannot do without; the others are read as
 * far as they can be. Source: docs.open.cx, webhook types.
 */
export const handoffData = z.looseObject({
  conversation_id: sessionId,
  // One that cannot have been is a fault of the sender's, who has to know; one that is missing is made up for.
  timestamp: z
    .unknown()
    .refine((value) => !isImpossibleTime(value), "is a time that does not exist")
    .optional(),
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
  /** OpenCX's words for why it handed off. */
  readonly reasons?: readonly string[];
  readonly explanation?: string;
  readonly language?: string;
  /** The system that OpenCX says it has handed off to besides, `dynamics365`. */
  readonly thirdParty?: string;
  /** Whether it is told because that system did not take it. */
  readonly failed?: true;
}

/**
 * A handoff from the event's data.
 * @param receivedAt milliseconds since 1970: when the call was handed off, of an event that tells no time
 * @param failed whether the event says that another system did not take it
 * @param odd is given the names of fields that have another shape than documented
 */
export function handoffOf(
  organizationId: string,
  data: z.infer<typeof handoffData>,
  receivedAt: number,
  odd: Set<string>,
  failed = false,
): Handoff {
  const { conversation_id: conversationId } = data;
  const fields = new Fields(data, "webhook.data", odd);
  // The service does without it; that it changed is told all the same.
  fields.number("message_count");
  const time = fields.time("timestamp");
  const timestamp = new Date(time ?? receivedAt).toISOString();
  const { reasons, explanation } = reasonsIn(fields);
  return {
    id:
      time === undefined
        ? untimedHandoffIdOf(organizationId, conversationId, JSON.stringify(data))
        : (failed ? failedHandoffIdOf : handoffIdOf)(organizationId, conversationId, timestamp),
    organizationId,
    conversationId,
    timestamp,
    ...present({
      summary: fields.text("summary"),
      classification: fields.text("contact_reason"),
      sentiment: fields.word("user_sentiment", sentimentWord),
      explanation,
      language: fields.text("language"),
      thirdParty: fields.flag("was_handedoff_to_third_party") === false ? undefined : fields.text("third_party_name"),
    }),
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(failed ? { failed } : {}),
  };
}
