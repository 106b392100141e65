import { randomUUID } from "node:crypto";
import type { CallFile, OpenCXHistoryItem } from "../../../LocalPlatform/opencx/contract";

/** What a test wants to be particular about its call; all else is a plausible phone call. */
interface CallWishes {
  readonly channel?: string;
  readonly status?: string;
  readonly handedOff?: boolean;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly turns?: number;
}

/** A call of one's own, with a session id no other call has. */
export function buildCall(wishes: CallWishes = {}): CallFile {
  const {
    channel = "phone_voice",
    status = "open",
    handedOff = true,
    createdAt = "2026-11-02T09:00:00.000Z",
    turns = 4,
  } = wishes;
  const id = randomUUID();
  const contactId = randomUUID();
  const start = Date.parse(createdAt);
  const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
  const history: OpenCXHistoryItem[] = Array.from({ length: turns }, (_, index) => ({
    id: randomUUID(),
    created_at: at(index * 4 + 1),
    event: {
      type: "message",
      sender: { type: index % 2 === 0 ? "ai" : "contact", name: null },
      content: { type: "text", text: `turn ${index}` },
      attachments: [],
      context: {},
    },
  }));
  const handoffAt = at(turns * 4 + 1);
  history.push({
    id: randomUUID(),
    created_at: handoffAt,
    event: { type: "handoff", sender: { type: "ai", name: null }, attachments: [], context: {} },
  });
  return {
    source: { author: "test" },
    session: {
      id,
      status,
      ai_closure_type: handedOff ? "handed_off" : null,
      sentiment: "neutral",
      channel: { type: channel },
      ticket_number: 1200,
      assist_mode: false,
      created_at: createdAt,
      updated_at: wishes.updatedAt ?? handoffAt,
      contact: { id: contactId, name: "Nora Field", phone_number: "+12025550109", email: null, custom_data: {} },
      language: "en",
      custom_data: {},
      ...(handedOff ? { handoff: { summary: "Asked about a parcel.", sentiment: "neutral" } } : {}),
    },
    history,
    webhook: {
      event: "conversation.handoff_to_human",
      organization_id: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01",
      data: {
        conversation_id: id,
        timestamp: handoffAt,
        customer_id: contactId,
        reason: "ai_decided_to_handoff_the_conversation",
        summary: "Asked about a parcel.",
        contact_reason: "Parcel",
        user_sentiment: "neutral",
        language: "en",
        message_count: turns,
      },
    },
  };
}
