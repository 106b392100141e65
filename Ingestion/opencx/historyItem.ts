import { z } from "zod";
import { htmlText } from "../html";
import { Fields, isObject } from "./fields";
import { speakerNamed } from "./speakerNamed";

/** Types of events by which telephony tells of pressed keys; OpenCX publishes no list that holds. */
const KEYS = /dtmf|key_?press|keypad/;
/**
 * Types of events by which something was said: `message`, and what OpenCX's APIs put before it to tell whose it is or
 * how it came. A comment, a note or a message of the system is none of them.
 */
const SAID = new RegExp(
  "^(?:(?:(?:human_)?agent|ai|bot|assistant|contact|customer|user|voice|audio|phone|call|text|chat|email)_)?" +
    "(?:message|utterance|transcript(?:ion)?)$",
);
/** Who can have said what an item without a type says; a human agent's may be an internal comment. */
const SPEAKERS: ReadonlySet<string | undefined> = new Set(["customer", "ai"]);

/**
 * One item of `GET /chat/sessions/{id}/history`, whatever shape it comes in. Types are open sets: OpenCX publishes no
 * list that holds. Pressed keys and attachments are told as words of the message.
 */
export const historyItem = z.unknown().transform((raw) => {
  const odd = new Set<string>();
  if (!isObject(raw)) odd.add("history");
  const item = new Fields(raw, "history", odd);
  // OpenCX's widget is told items whose event is the item itself.
  const event = item.has("event") ? item.part("event", "type") : item;
  const sender = event.part("sender", "type");
  const from = snake(
    ["type", "kind", "role"].map((key) => sender.text(key)).find(Boolean) ?? event.text("sender_type"),
  );
  const type = snake(event.text("type")) ?? (SPEAKERS.has(speakerNamed(from)) ? "message" : "");
  const pressed = KEYS.test(type) || (SAID.test(type) && KEYS.test(event.part("content", "text").text("type") ?? ""));
  const said = pressed ? keysIn(event) : [saidIn(event), ...attachmentsOf(event, odd)].filter((line) => line !== "");
  return {
    /** Empty when there is none. */
    id: item.text("id") ?? "",
    /** Of which session it says that it is, empty when that is no text; OpenCX documents no such field. */
    session: ["session_id", "conversation_id"]
      .filter((key) => (item.text(key) ?? "") !== "")
      .map((key) => item.token(key) ?? "")[0],
    created_at: timeIn(item) ?? timeIn(event),
    event: {
      type: isInternal(item, event) ? "internal" : pressed || SAID.test(type) ? "message" : type,
      sender: { type: pressed ? (from ?? "contact") : from },
      content: { text: typeof said === "string" ? said : said.join("\n") },
    },
    /** Names of the fields that came in another shape than documented. */
    odd: [...odd] as readonly string[],
  };
});
export type HistoryItem = z.infer<typeof historyItem>;

/** A word of an open set in small letters, its parts told by `_`: `EndUser` is `end_user`. */
function snake(word: string | undefined): string | undefined {
  return word
    ?.trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1_")
    .toLowerCase();
}

/** Under which names OpenCX's APIs tell when it was said. */
function timeIn(fields: Fields): number | undefined {
  return ["created_at", "sent_at", "timestamp"]
    .filter((key) => fields.has(key))
    .map((key) => fields.time(key))
    .find((time) => time !== undefined);
}

/** Whether it says of itself that customers are not to see it, whatever its type. */
function isInternal(...parts: readonly Fields[]): boolean {
  const content = parts.map((part) => part.part("content", "text"));
  return (
    [...parts, ...content].some((part) => FLAGS.some((flag) => part.has(flag) && part.flag(flag) === true)) ||
    parts.some((part) => /^(?:internal|private)$/i.test(part.text("visibility")?.trim() ?? "")) ||
    content.some((part) =>
      /\b(?:internal|private|note|comment)/i.test(snake(part.text("type"))?.replace(/_/g, " ") ?? ""),
    )
  );
}

const FLAGS = ["internal", "is_internal", "private", "is_private"] as const;

/** Where a message keeps its words; what was heard may stand beside the sound of it. */
const WORDS = ["text", "transcript", "body", "parts", "content", "message", "value"] as const;

/** The words of a message; those of markup without its tags. */
function saidIn(event: Fields): string {
  const content = event.part("content", "text");
  const text =
    WORDS.map((key) => content.text(key, "\n") ?? "").find((words) => words !== "") ?? event.text("text") ?? "";
  return /html/i.test(content.text("type") ?? "") ? htmlText(text) : text;
}

function keysIn(event: Fields): string {
  const content = event.part("content", "text");
  const context = event.part("context", "digits");
  const keys = [content, context, event].flatMap((fields) =>
    ["text", "digits", "digit", "keys", "key"].flatMap((key) => fields.text(key, "") ?? []),
  );
  return keys[0] === undefined ? "[Keys pressed]" : `[Keys pressed: ${keys[0]}]`;
}

function attachmentsOf(event: Fields, odd: Set<string>): readonly string[] {
  return event.list("attachments").map((raw) => {
    const attachment = new Fields(raw, "history.event.attachments", odd, "name");
    const names = ["name", "filename", "file_name", "type", "mime_type"].map(
      (key) => attachment.text(key)?.trim() ?? "",
    );
    const name = names.find((each) => each !== "");
    return name === undefined ? "[Attachment]" : `[Attachment: ${name}]`;
  });
}
