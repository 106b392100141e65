import type { Speaker, Turn } from "../../Transcript/conversation";
import type { HistoryItem } from "../opencx/historyItem";

/**
 * Only what was said aloud or written to the customer: internal comments and system events are not part of the call.
 */
export function isSpoken(item: HistoryItem): boolean {
  return item.event.type === "message" && item.event.content.text.trim() !== "";
}

/** What was said, as a turn. @param at whole seconds since the call started */
export function turnOf(item: HistoryItem, at: number): Turn {
  return { at, speaker: speakerOf(item), text: item.event.content.text };
}

/** Who said it. */
export function speakerOf(item: HistoryItem): Speaker {
  const sender = item.event.sender.type;
  if (sender === "contact") return "customer";
  if (sender === "ai") return "ai";
  return sender === "human_agent" ? "agent" : "other";
}
