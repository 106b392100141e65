import type { Speaker, Turn } from "../../Transcript/conversation";
import type { HistoryItem } from "../opencx/session";

/** The part of a session's history that one handoff is about: one call, up to the handoff. */
export interface CallPart {
  /** Position of the handoff among the session's handoff events, from 1. Part of the incident's key. */
  readonly ordinal: number;
  /** Whether the history holds the handoff event; if not, the webhook's time made the cut. */
  readonly found: boolean;
  /** Milliseconds since 1970 of the handoff. */
  readonly handedOffAt: number;
  /** Milliseconds since 1970 from which the turns' times count; absent when nothing tells it. */
  readonly startedAt?: number;
  readonly turns: readonly Turn[];
}

/** A history item with its time, in milliseconds since 1970. */
interface Timed {
  readonly item: HistoryItem;
  readonly time: number;
}

/**
 * Closer than this, the event and the webhook's time mean the same handoff, whatever was said between them: the last
 * words and the event are written at about the same moment.
 */
const SAME_MOMENT = 10_000;

/**
 * Cuts the history for the handoff at `timestamp`.
 *
 * The history of a session can hold several calls, since a returning caller continues it, and it can lag behind the
 * webhook. So the handoff event nearest in time is meant, unless the AI spoke between it and `timestamp`: then the
 * event belongs to another call, and this one's is not there yet.
 * @param history in either direction, as the API gave it
 * @param timestamp of the webhook, ISO 8601
 * @param createdAt of the session, where the first call starts: milliseconds since 1970
 */
export function callPartOf(
  history: readonly HistoryItem[],
  timestamp: string,
  createdAt: number | undefined,
): CallPart {
  const items = inTimeOrder(history);
  const at = Date.parse(timestamp);
  const events = items.flatMap(({ item }, index) => (item.event.type === "handoff" ? [index] : []));
  const nearest = nearestEvent(items, events, at);
  const ordinal =
    nearest === undefined
      ? events.filter((index) => (items[index]?.time ?? 0) <= at).length + 1
      : events.indexOf(nearest) + 1;
  const end = nearest ?? items.filter(({ time }) => second(time) <= second(at)).length;
  const previous = events[ordinal - 2];
  const said = items.slice(previous === undefined ? 0 : previous + 1, end).filter(({ item }) => isSpoken(item));
  const startedAt = previous === undefined && createdAt !== undefined ? createdAt : said[0]?.time;
  return {
    ordinal,
    found: nearest !== undefined,
    handedOffAt: nearest === undefined ? at : (items[nearest]?.time ?? at),
    ...(startedAt === undefined ? {} : { startedAt }),
    turns: said.map(({ item, time }) => turnOf(item, time, startedAt ?? time)),
  };
}

/** Times of all handoff events in the history, oldest first, ISO 8601. */
export function handoffTimes(history: readonly HistoryItem[]): readonly string[] {
  return inTimeOrder(history).flatMap(({ item, time }) =>
    item.event.type === "handoff" ? [new Date(time).toISOString()] : [],
  );
}

/**
 * Oldest first, by whole seconds: within one second the API's order stands, because transcribed speech overlaps and its
 * milliseconds would tear answers from their questions. An item without a time stays behind the one before it.
 */
function inTimeOrder(history: readonly HistoryItem[]): readonly Timed[] {
  const times = history.flatMap(({ created_at }) => created_at ?? []);
  const [first, last] = [times[0], times.at(-1)];
  const newestFirst = first !== undefined && last !== undefined && first > last;
  let known = Math.min(...times);
  const timed = (newestFirst ? history.toReversed() : history).map((item) => {
    known = item.created_at ?? known;
    return { item, time: Number.isFinite(known) ? known : 0 };
  });
  return timed.toSorted((a, b) => second(a.time) - second(b.time));
}

function nearestEvent(items: readonly Timed[], events: readonly number[], at: number): number | undefined {
  const distance = (index: number): number => Math.abs((items[index]?.time ?? 0) - at);
  const nearest = events.reduce<number | undefined>(
    (best, index) => (best === undefined || distance(index) < distance(best) ? index : best),
    undefined,
  );
  if (nearest === undefined) return undefined;
  if (distance(nearest) <= SAME_MOMENT) return nearest;
  const time = items[nearest]?.time ?? 0;
  const between = items.some(
    ({ item, time: spoken }) =>
      isSpoken(item) && item.event.sender?.type === "ai" && spoken > Math.min(time, at) && spoken < Math.max(time, at),
  );
  return between ? undefined : nearest;
}

/**
 * Only what was said aloud or written to the customer: internal comments and system events are not part of the call.
 */
function isSpoken(item: HistoryItem): boolean {
  return item.event.type === "message" && (item.event.content?.text ?? "").trim() !== "";
}

function turnOf(item: HistoryItem, time: number, startedAt: number): Turn {
  return {
    at: Math.max(0, second(time) - second(startedAt)),
    speaker: speakerOf(item.event.sender?.type),
    text: item.event.content?.text ?? "",
  };
}

function speakerOf(sender: string | null | undefined): Speaker {
  if (sender === "contact") return "customer";
  if (sender === "ai") return "ai";
  return sender === "human_agent" ? "agent" : "other";
}

function second(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
