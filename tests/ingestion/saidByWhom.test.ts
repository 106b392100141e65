import { callPartOf } from "../../Ingestion/handoff/callPart";
import { channelOf } from "../../Ingestion/handoff/channel";
import { timelineOf } from "../../Ingestion/handoff/timeline";
import { historyItem } from "../../Ingestion/opencx/historyItem";

const AT = Date.parse("2026-03-01T10:00:00Z");

/** The turns of a call with these items, before a handoff. */
function turnsOf(...items: readonly unknown[]): readonly string[] {
  const handoff = { created_at: AT + 60_000, event: { type: "handoff", sender: { type: "ai" } } };
  const history = [...items, handoff].map((item) => historyItem.parse(item));
  const part = callPartOf(timelineOf(history), 0, AT + 60_000, { createdAt: AT, calls: true });
  return part.turns.map(({ speaker, text }) => `${speaker}: ${text}`);
}

function item(event: unknown): unknown {
  return { id: "1", created_at: AT + 3_000, event };
}

test.each([
  ["contact", "customer"],
  ["user", "customer"],
  ["Customer", "customer"],
  ["end_user", "customer"],
  ["ai", "ai"],
  ["assistant", "ai"],
  ["ai_agent", "ai"],
  ["bot", "ai"],
  ["human_agent", "agent"],
  ["agent", "agent"],
  ["human", "agent"],
  ["team_member", "agent"],
  ["system", "other"],
  ["unknown", "other"],
  ["tool", "other"],
  ["automated_agent", "ai"],
  ["KI-Assistentin", "ai"],
  ["EndUser", "customer"],
  ["Customer Support", "agent"],
  ["member_services", "agent"],
  ["Contact Center Agent", "agent"],
  ["Kundenberaterin", "agent"],
  ["العميلة", "customer"],
  ["Talbot", "other"],
])("a message of the sender %s is said by %s", (type, speaker) => {
  expect(turnsOf(item({ type: "message", sender: { type }, content: { text: "hi" } }))).toEqual([`${speaker}: hi`]);
});

test.each([
  ["agent_message", "human_agent"],
  ["contact_message", "contact"],
  ["ai_message", "ai"],
  ["voice_message", "contact"],
  ["transcript", "contact"],
  ["user_utterance", "contact"],
  ["UserMessage", "contact"],
])("an event of the type %s is said", (type, sender) => {
  expect(turnsOf(item({ type, sender: { type: sender }, content: { text: "hi" } }))).toHaveLength(1);
});

test.each([
  "agent_comment",
  "human_agent_comment",
  "workflow_note",
  "tool_call",
  "internal_message",
  "private_message",
  "system_message",
  "message_deleted",
  "call_transferred",
])("an event of the type %s may be nobody's words, and is not said", (type) => {
  expect(turnsOf(item({ type, sender: { type: "human_agent" }, content: { text: "secret" } }))).toEqual([]);
});

test.each<[string, unknown]>([
  ["the item itself", { created_at: AT, type: "message", sender: { type: "contact" }, content: { text: "hi" } }],
  [
    "the item itself, by the widget's names",
    { created_at: AT, type: "message", sender: { kind: "user" }, content: { text: "hi" } },
  ],
  ["content of parts", item({ type: "message", sender: { type: "contact" }, content: { parts: [{ text: "hi" }] } })],
  [
    "what was heard",
    item({ type: "message", sender: { type: "contact" }, content: { type: "audio", transcript: "hi" } }),
  ],
  ["a body", item({ type: "message", sender: { type: "contact" }, content: { type: "text", text: "", body: "hi" } })],
  ["the event", item({ type: "message", sender: { type: "contact" }, content: null, text: "hi" })],
])("words are found in %s", (_where, raw) => {
  expect(turnsOf(raw)).toEqual(["customer: hi"]);
});

test("an item of its own without a type is a human agent's comment, or nothing", () => {
  expect(turnsOf({ created_at: AT, sender: { type: "human_agent" }, content: { text: "secret" } })).toEqual([]);
});

test.each(["\u200b", "\u2060 \ufeff", "\u00ad\n", "\u3164"])("%j alone is no turn, since nobody sees it", (text) => {
  expect(turnsOf(item({ type: "message", sender: { type: "contact" }, content: { text } }))).toEqual([]);
});

test.each([
  ["WhatsApp", { kind: "skip" }],
  [" SMS ", { kind: "skip" }],
  ["Phone-Voice", { kind: "incident", word: "phone", calls: true }],
  ["PHONE_VOICE", { kind: "incident", word: "phone", calls: true }],
  ["Web Voice", { kind: "incident", word: "web voice" }],
  ["Email", { kind: "incident", word: "email" }],
  ["Instagram", { kind: "incident", word: "instagram" }],
])("the channel %s is routed as its word is", (type, expected) => {
  expect(channelOf(type)).toMatchObject(expected);
});
