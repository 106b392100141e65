import { randomUUID } from "node:crypto";
import type { CallFile, OpenCXHistoryItem } from "../../LocalPlatform/opencx/contract";

/** `[seconds after the call started, sender type, text]`. */
type Turn = readonly [seconds: number, sender: string, text: string];

/** What a test cares about in a call; the rest is made up. */
interface CallOptions {
  readonly channel?: string;
  readonly status?: string;
  readonly handedOff?: boolean;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** ISO 8601; a second after the handoff when absent. */
  readonly updatedAt?: string;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly summary?: string;
  /** Null: the event names none. */
  readonly classification?: string | null;
  readonly turns?: readonly Turn[];
  /** Items besides the turns and the handoff, such as comments. */
  readonly more?: readonly OpenCXHistoryItem[];
  /** Seconds from the start to the handoff; 60 when absent. */
  readonly handoffAt?: number;
}

/** When a call starts unless its test says otherwise: between two whole seconds, as calls do. */
const STARTED = "2026-03-01T10:00:00.400Z";

/** The time so many seconds after the start of a call, ISO 8601. */
export function at(seconds: number, createdAt = STARTED): string {
  return new Date(Date.parse(createdAt) + seconds * 1000).toISOString();
}

/** Something said, as an item of the history. */
export function message(seconds: number, sender: string, text: string, createdAt = STARTED): OpenCXHistoryItem {
  return {
    id: randomUUID(),
    created_at: at(seconds, createdAt),
    event: {
      type: "message",
      sender: { type: sender, name: null },
      content: { type: "text", text },
      attachments: [],
      context: {},
    },
  };
}

/** The handoff, as an item of the history. */
export function handoffEvent(seconds: number, createdAt = STARTED): OpenCXHistoryItem {
  return {
    id: randomUUID(),
    created_at: at(seconds, createdAt),
    event: { type: "handoff", sender: { type: "ai", name: null }, attachments: [], context: {} },
  };
}

/** A phone call with a session of its own, in the format of the sample calls. */
export function aCall(options: CallOptions = {}): CallFile {
  const {
    channel = "phone_voice",
    status = "open",
    handedOff = true,
    createdAt = STARTED,
    name = "Michael Davis",
    email = null,
    phone = "+442079460958",
    summary = "Caller asked about: pay bill.",
    classification = "Pay bill",
    turns = [
      [3, "ai", "hello this is harper valley"],
      [9, "contact", "i would like to pay a bill"],
    ],
    more = [],
    handoffAt = 60,
  } = options;
  const id = randomUUID();
  const contactId = randomUUID();
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
      updated_at: options.updatedAt ?? at(handoffAt + 1, createdAt),
      contact: { id: contactId, name, email, phone_number: phone, custom_data: {} },
      language: "en",
      assignee_id: null,
      custom_data: {},
      ...(handedOff ? { handoff: { summary, sentiment: "neutral" } } : {}),
    },
    history: [
      ...turns.map(([seconds, sender, text]) => message(seconds, sender, text, createdAt)),
      ...more,
      handoffEvent(handoffAt, createdAt),
    ],
    webhook: {
      event: "conversation.handoff_to_human",
      organization_id: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01",
      data: {
        conversation_id: id,
        timestamp: at(handoffAt, createdAt),
        customer_id: contactId,
        reason: "ai_decided_to_handoff_the_conversation",
        summary,
        ...(classification === null ? {} : { contact_reason: classification }),
        user_sentiment: "neutral",
        language: "en",
        message_count: turns.length,
      },
    },
  };
}

/** A call of these words: the agent begins, the caller answers, five seconds apart; the handoff follows. */
function spokenInTurn(lines: readonly string[], options: CallOptions): CallFile {
  return aCall({
    turns: lines.map((text, index) => [index * 5, index % 2 === 0 ? "ai" : "contact", text]),
    handoffAt: lines.length * 5,
    ...options,
  });
}

/** A call of these words by a caller of whom no more is known than the test says. */
export function dialogue(lines: readonly string[], about: CallOptions = {}): CallFile {
  return spokenInTurn(lines, { name: null, phone: null, classification: null, ...about });
}

/** A call of so many turns, each long enough that a few dozen overflow the 2,000 characters of a description. */
export function aLongCall(turns: number, options: CallOptions = {}): CallFile {
  const words = "words and more words ".repeat(3).trim();
  return spokenInTurn(
    Array.from({ length: turns }, (_, index) => `turn ${index + 1}: ${words}`),
    options,
  );
}
