import { randomUUID } from "node:crypto";
import { historyItem } from "./opencx/historyItem";
import { session, type Conversations } from "./opencx/session";
import type { Handoff } from "./handoff/handoff";

/** How the id of a test call begins; OpenCX's sessions are UUIDs. */
const PREFIX = "opencx-verify-test.";

/** Said by nobody; whoever opens the case by chance must see that at once. */
const TURNS = [
  [-40, "ai", "This is a test call, which nobody made. It shows how a handed-off call becomes a case."],
  [-25, "contact", "I would like to speak to a person, please."],
  [-10, "ai", "I will hand you over to a colleague. This case may be deleted."],
] as const;

/** `data` of the webhook of a new test call, handed off now. */
export function testHandoffData(now: number): Readonly<Record<string, unknown>> {
  return {
    conversation_id: `${PREFIX}${randomUUID()}`,
    timestamp: new Date(now).toISOString(),
    reason: "ai_decided_to_handoff_the_conversation",
    summary: "Test of the service, made by its operator: no caller waits.",
    contact_reason: "TEST (may be deleted)",
    language: "en",
    message_count: TURNS.length,
  };
}

/** Whether a session is a test call, of which OpenCX knows nothing. */
export function isTestCall(conversationId: string): boolean {
  return conversationId.startsWith(PREFIX);
}

/** What OpenCX would tell of a test call. */
export function testConversations({ conversationId: id, timestamp }: Handoff): Conversations {
  const at = (seconds: number): string => new Date(Date.parse(timestamp) + seconds * 1_000).toISOString();
  const created_at = at(-60);
  const history = [
    ...TURNS.map(([seconds, type, text]) => ({
      created_at: at(seconds),
      event: { type: "message", sender: { type }, content: { type: "text", text } },
    })),
    { created_at: at(0), event: { type: "handoff", sender: { type: "ai" } } },
  ];
  return {
    session: () => Promise.resolve(session.parse({ id, channel: { type: "phone_voice" }, created_at })),
    history: () => Promise.resolve(history.map((item) => historyItem.parse(item))),
  };
}
