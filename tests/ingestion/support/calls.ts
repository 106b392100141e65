import { randomUUID } from "node:crypto";
import type { CallFile, OpenCXHistoryItem } from "../../../LocalPlatform/opencx/contract";

/** What a test cares about in a call; the rest is made up. */
export interface CallOptions {
  readonly channel?: string;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly classification?: string;
  /** `[seconds after the call started, sender type, text]`. */
  readonly turns?: readonly (readonly [number, string, string])[];
  /** Items besides the turns and the handoff, such as comments. */
  readonly more?: readonly OpenCXHistoryItem[];
  /** Seconds after the start of the handoff. */
  readonly handoffAt?: number;
}

export const STARTED = Date.parse("2026-03-01T10:00:00.400Z");

export const at = (seconds: number): string => new Date(STARTED + seconds * 1000).toISOString();

export function message(seconds: number, sender: string, text: string): OpenCXHistoryItem {
  return {
    id: randomUUID(),
    created_at: at(seconds),
    event: { type: "message", sender: { type: sender, name: null }, content: { type: "text", text } },
  };
}

export function handoffEvent(seconds: number): OpenCXHistoryItem {
  return { id: randomUUID(), created_at: at(seconds), event: { type: "handoff", sender: { type: "ai", name: null } } };
}

/** A phone call with a session of its own. */
export function aCall(options: CallOptions = {}): CallFile {
  const id = randomUUID();
  const handoffAt = options.handoffAt ?? 60;
  const turns = options.turns ?? [
    [3, "ai", "hello this is harper valley"],
    [9, "contact", "i would like to pay a bill"],
  ];
  return {
    source: {},
    session: {
      id,
      status: "open",
      ai_closure_type: "handed_off",
      sentiment: "neutral",
      channel: { type: options.channel ?? "phone_voice" },
      ticket_number: 1,
      assist_mode: false,
      created_at: at(0),
      updated_at: at(handoffAt + 1),
      contact: {
        id: randomUUID(),
        name: options.name === undefined ? "Michael Davis" : options.name,
        email: options.email ?? null,
        phone_number: options.phone === undefined ? "+442079460958" : options.phone,
      },
      handoff: { summary: "Caller asked about: pay bill.", sentiment: "neutral" },
    },
    history: [
      ...turns.map(([seconds, sender, text]) => message(seconds, sender, text)),
      ...(options.more ?? []),
      handoffEvent(handoffAt),
    ],
    webhook: {
      event: "conversation.handoff_to_human",
      organization_id: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01",
      data: {
        conversation_id: id,
        timestamp: at(handoffAt),
        customer_id: null,
        reason: "ai_decided_to_handoff_the_conversation",
        summary: "Caller asked about: pay bill.",
        contact_reason: options.classification ?? "Pay bill",
        user_sentiment: "neutral",
        language: "en",
        message_count: turns.length,
      },
    },
  };
}

/** A call of so many turns, each long enough that a few dozen overflow 2,000 characters. */
export function aLongCall(turns: number): CallFile {
  return aCall({
    handoffAt: turns * 5 + 5,
    turns: Array.from(
      { length: turns },
      (_, index) =>
        [
          index * 5 + 1,
          index % 2 === 0 ? "ai" : "contact",
          `turn ${index + 1}: ${"words and more words ".repeat(3).trim()}`,
        ] as const,
    ),
  });
}
