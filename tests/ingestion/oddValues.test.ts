import { readEvent } from "../../Ingestion/webhook/event";
import { historyItem } from "../../Ingestion/opencx/historyItem";
import { session } from "../../Ingestion/opencx/session";

function handoff(data: Readonly<Record<string, unknown>>) {
  const event = readEvent(
    JSON.stringify({
      event: "conversation.handoff_to_human",
      organization_id: "org",
      data: { conversation_id: "c", timestamp: "2026-03-01T10:00:00Z", ...data },
    }),
  );
  return event.kind === "handoffs" ? { ...event.handoffs[0], odd: event.odd } : undefined;
}

test.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
  [{ contact_reason: ["billing", "refund"] }, { classification: "billing, refund" }],
  [{ contact_reason: 404 }, { classification: "404" }],
  [{ contact_reason: { name: "Refund" } }, { classification: "Refund" }],
  [{ contact_reason: { id: 7, title: "Refund" } }, { classification: "Refund" }],
  [{ contact_reason: true }, {}],
  [{ summary: { text: "wants a refund" } }, { summary: "wants a refund" }],
  [{ user_sentiment: 0.4 }, {}],
  [{ user_sentiment: "0.4" }, {}],
  [{ user_sentiment: ["angry"] }, {}],
  [{ user_sentiment: { label: "angry" } }, {}],
  [{ user_sentiment: "furious beyond words" }, {}],
  [{ language: ["de"] }, { language: "de" }],
])("a webhook with %j is read as %j, and its field told", (data, expected) => {
  const { odd, id: _id, ...rest } = handoff(data) ?? { odd: [], id: "" };
  expect(rest).toEqual({
    organizationId: "org",
    conversationId: "c",
    timestamp: "2026-03-01T10:00:00.000Z",
    ...expected,
  });
  expect(odd).toEqual([`webhook.data.${Object.keys(data)[0] ?? ""}`]);
});

test.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
  [{ user_sentiment: "Angry" }, { sentiment: "angry" }],
  [{ reason: "AI decided to handoff the conversation" }, { reasons: ["ai_decided_to_handoff_the_conversation"] }],
  [{ message_count: null, language: null, user_sentiment: null }, {}],
])("a webhook with %j is read as %j, and is as documented", (data, expected) => {
  const read = handoff(data);
  expect(read).toMatchObject(expected);
  expect(read?.odd).toEqual([]);
});

test("what is no object, or has no conversation, beside a handoff costs it nothing", () => {
  const data = { conversation_id: "c", timestamp: "2026-03-01T10:00:00Z" };
  const event = readEvent(
    JSON.stringify({
      event: "conversation.handoff_to_human",
      organization_id: "o",
      data: [null, data, "x", 7, { ...data, conversation_id: null }, {}],
    }),
  );
  expect(event.kind === "handoffs" && event.handoffs.map(({ conversationId }) => conversationId)).toEqual(["c"]);
});

test.each<[unknown, string | undefined, string]>([
  [{ type: "message", sender: "contact", content: "as a string" }, "contact", "as a string"],
  [{ type: "message", sender: { type: "ai" }, content: ["two", { type: "text", text: "parts" }] }, "ai", "two\nparts"],
  [{ type: "message", sender: { type: "ai" }, content: { text: ["a", "b"] } }, "ai", "a\nb"],
  [{ type: "message", sender: { type: "ai" }, content: { text: 42 } }, "ai", "42"],
  [{ type: "message", sender: ["contact"], content: { text: { value: "deep" } } }, undefined, "deep"],
  [{ type: "MESSAGE", sender: { type: "Contact" }, content: { text: "loud" } }, "contact", "loud"],
  [{ sender: { type: "contact" }, content: { text: "without a type" } }, "contact", "without a type"],
])("an event %j is said by %j: %j", (event, sender, text) => {
  const item = historyItem.parse({ id: "1", created_at: "2026-03-01T10:00:00Z", event });
  expect(item.event.type).toBe("message");
  if (sender !== undefined) expect(item.event.sender.type).toBe(sender);
  expect(item.event.content.text).toBe(text);
});

test.each([
  [{ sender: { type: "human_agent" }, content: { text: "secret" } }],
  [{ type: 7, sender: { type: "human_agent" }, content: { text: "secret" } }],
  [{ type: "human_agent_comment", content: "secret" }],
])("an event %j may be an internal comment, and is not said", (event) => {
  expect(historyItem.parse({ event }).event.type).not.toBe("message");
});

test.each<[unknown, string, string | undefined]>([
  [4521, "4521", undefined],
  ["#4521", "#4521", "session.ticket_number"],
  [{ value: 7 }, "7", "session.ticket_number"],
])("a ticket number %j is %j", (ticket_number, expected, told) => {
  const read = session.parse({ ticket_number });
  expect(read.ticket_number).toBe(expected);
  expect(read.odd).toEqual(told === undefined ? [] : [told]);
});

test.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
  [{ name: { first: "Ann", last: "Lee" } }, { name: "Ann Lee" }],
  [{ name: { given_name: "Ann", family_name: "Lee" } }, { name: "Ann Lee" }],
  [{ name: null, first_name: "Ann", last_name: "Lee" }, { name: "Ann Lee" }],
  [{ name: "Ann", last_name: "Lee" }, { name: "Ann" }],
  [{ phone_number: { number: "+12025550143" } }, { phone_number: "+12025550143" }],
  [{ email: { address: "ann@example.com" } }, { email: "ann@example.com" }],
  [
    { enriched_data: { phone_number: "+12025550143", email: "ann@example.com" } },
    { phone_number: "+12025550143", email: undefined, non_verified_email: "ann@example.com" },
  ],
  [
    {
      phone_number: "+12025550199",
      non_verified_email: "a@example.com",
      enriched_data: { phone_number: "1", email: "2" },
    },
    { phone_number: "+12025550199", non_verified_email: "a@example.com" },
  ],
])("a contact %j is known as %j", (contact, expected) => {
  expect(session.parse({ contact }).contact).toMatchObject(expected);
});
