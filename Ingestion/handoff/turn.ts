import type { Speaker, Turn } from "../../Transcript/conversation";
import type { HistoryItem } from "../opencx/historyItem";
import { speakerNamed } from "../opencx/speakerNamed";

/** What somebody sees: a turn of characters that nobody does would be a speaker without words. */
const SEEN = /[^\s\p{C}\p{DI}]/u;

/**
 * Only what was said aloud or written to the customer: internal comments and system events are not part of the call.
 */
export function isSpoken(item: HistoryItem): boolean {
  return item.event.type === "message" && SEEN.test(item.event.content.text);
}

/** What was said, as a turn. @param at whole seconds since the call started */
export function turnOf(item: HistoryItem, at: number): Turn {
  return { at, speaker: speakerOf(item), text: item.event.content.text };
}

/** Who said it. OpenCX publishes no list of senders that holds, and each of its APIs has words of its own. */
export function speakerOf(item: HistoryItem): Speaker {
  return speakerNamed(item.event.sender.type) ?? "other";
}
