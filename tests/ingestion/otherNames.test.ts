import { callPartOf } from "../../Ingestion/handoff/callPart";
import { timelineOf } from "../../Ingestion/handoff/timeline";
import { historyItem } from "../../Ingestion/opencx/historyItem";
import { session } from "../../Ingestion/opencx/session";
import { timeOf } from "../../Ingestion/opencx/time";

const AT = Date.parse("2026-03-01T10:00:00Z");

/** The turns of a call with this item, before a handoff. */
function turnsOf(item: unknown): readonly string[] {
  const handoff = { created_at: AT + 60_000, event: { type: "handoff", sender: { type: "ai" } } };
  const history = [item, handoff].map((each) => historyItem.parse(each));
  const part = callPartOf(timelineOf(history), 0, AT + 60_000, { createdAt: AT, calls: true });
  return part.turns.map(({ at, speaker, text }) => `[${at}] ${speaker}: ${text}`);
}

const SAID = { type: "message", sender: { type: "contact" }, content: { text: "hi" } };
const TOLD = "2026-03-01T10:00:03Z";

test.each<[string, object]>([
  ["createdAt", { createdAt: TOLD, event: SAID }],
  ["timestamp", { timestamp: TOLD, event: SAID }],
  ["its event's created_at", { event: { ...SAID, created_at: TOLD } }],
  ["sentAt, by the widget's names", { sentAt: TOLD, ...SAID, sender: { kind: "user" } }],
  ["a time as MongoDB keeps it", { created_at: { $date: TOLD }, event: SAID }],
  ["a time as Firestore keeps it", { created_at: { _seconds: (AT + 3_000) / 1_000 }, event: SAID }],
  ["a sender's role", { created_at: TOLD, event: { ...SAID, sender: { role: "contact" } } }],
  ["sender_type", { created_at: TOLD, event: { ...SAID, sender: undefined, sender_type: "contact" } }],
  ["content in content", { created_at: TOLD, event: { ...SAID, content: { type: "text", content: "hi" } } }],
  ["a text in an object", { created_at: TOLD, event: { ...SAID, content: { text: { body: "hi" } } } }],
])("an item with %s is told as any other", (_what, item) => {
  expect(turnsOf(item)).toEqual(["[3] customer: hi"]);
});

test.each<[string, object]>([
  ["is internal", { ...SAID, internal: true }],
  ["is private", { ...SAID, isPrivate: true }],
  ["is seen inside alone", { ...SAID, visibility: "internal" }],
  ["holds a note", { ...SAID, content: { type: "internal_note", text: "hi" } }],
])("a message that %s is not said", (_what, event) => {
  expect(turnsOf({ created_at: TOLD, event })).toEqual([]);
});

test.each([
  { internal: false },
  { private: null },
  { visibility: "public" },
  { content: { type: "text", text: "hi" } },
])("a message with %j is said", (more) => {
  expect(turnsOf({ created_at: TOLD, event: { ...SAID, ...more } })).toEqual(["[3] customer: hi"]);
});

test.each([
  [{ filename: "leak.jpg", type: "image/jpeg" }, "leak.jpg"],
  [{ mime_type: "image/jpeg" }, "image/jpeg"],
])("an attachment %j is told", (attachment, name) => {
  const event = { ...SAID, content: { text: "" }, attachments: [attachment] };
  expect(turnsOf({ created_at: TOLD, event })).toEqual([`[3] customer: [Attachment: ${name}]`]);
});

test.each<[object, object]>([
  [{ phone: "+12025550143" }, { phone_number: "+12025550143" }],
  [{ phoneNumber: "+12025550143" }, { phone_number: "+12025550143" }],
  [{ full_name: "Ann Lee" }, { name: "Ann Lee" }],
  [{ displayName: "Ann Lee" }, { name: "Ann Lee" }],
  [{ nonVerifiedEmail: "ann@example.com" }, { non_verified_email: "ann@example.com" }],
])("a contact with %j is read, and that it was told otherwise", (contact, expected) => {
  const told = session.parse({ id: "1", channel: { type: "phone" }, createdAt: TOLD, contact });
  expect(told).toMatchObject({ created_at: Date.parse(TOLD), contact: expected });
  expect(told.odd).toContain("session.created_at");
});

test.each(["2026-03-01 12:00:00 GMT+02:00", "2026-03-01T12:00:00UTC+0200"])("%s has a zone", (text) => {
  expect(timeOf(text)).toBe(AT);
});
