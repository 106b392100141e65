import type { Turn } from "../../Transcript/conversation";
import type { HistoryItem } from "../opencx/historyItem";
import { currentCall, startOf } from "./currentCall";
import { second, type Timeline } from "./timeline";
import { isSpoken, speakerOf, turnOf } from "./turn";

/** The part of a session's history that one handoff is about: one call, up to the handoff. */
export interface CallPart {
  /** Milliseconds since 1970 of the handoff. */
  readonly handedOffAt: number;
  /** Milliseconds since 1970 from which the turns' times count; absent when nothing tells it. */
  readonly startedAt?: number;
  readonly turns: readonly Turn[];
}

/**
 * What was said up to a handoff, since the one before.
 * @param event position of the handoff's event among those of the history; absent when the history never shows it
 * @param at milliseconds since 1970: when the call was handed off by the webhook's clock, unless the event tells it
 * @param session `createdAt` in milliseconds since 1970; `calls`: whether each call counts for itself, or the session
 * is one long exchange, as with e-mail
 */
export function callPartOf(
  timeline: Timeline,
  event: number | undefined,
  at: number,
  session: { readonly createdAt: number | undefined; readonly calls: boolean },
): CallPart {
  const { items, events } = timeline;
  const found = event === undefined ? undefined : events[event];
  const handedOffAt = (found === undefined ? undefined : items[found]?.time) ?? at;
  const [from, end] = found === undefined ? spanUntil(timeline, at) : [startOfPart(timeline, found), found];
  const part = items.slice(from, end);
  const call = session.calls ? currentCall(part) : part;
  // The session was born with its first call, and with no other.
  const born = from === 0 && call.length === part.length ? session.createdAt : undefined;
  const startedAt = startOf(call, born, handedOffAt);
  return {
    handedOffAt,
    ...(startedAt === undefined ? {} : { startedAt }),
    turns: call
      .filter(({ item }) => isSpoken(item))
      .map(({ item, time }) => turnOf(item, offset(time ?? startedAt, startedAt))),
  };
}

/** Position after the last handoff event before `end`. */
function startOfPart({ events }: Timeline, end: number): number {
  return (events.findLast((index) => index < end) ?? -1) + 1;
}

/**
 * Where the items of a handoff lie that the history never shows. Its webhook's clock may be off: if by that nothing was
 * said yet, all is taken that was said before a person joined.
 */
function spanUntil(timeline: Timeline, at: number): readonly [from: number, end: number] {
  const { items, events } = timeline;
  const later = items.findIndex(({ time }) => time !== undefined && second(time) > second(at));
  const end = later < 0 ? items.length : later;
  const from = startOfPart(timeline, end);
  const nothing = !items.slice(from, end).some(({ item }) => isSpoken(item));
  if (!nothing || events.some((index) => index >= end)) return [from, end];
  const joined = items.findIndex(({ item }, index) => index >= from && isOfPerson(item));
  return [from, joined < 0 ? items.length : joined];
}

function isOfPerson(item: HistoryItem): boolean {
  return speakerOf(item) === "agent" || item.event.type.startsWith("human_agent");
}

function offset(time: number | undefined, startedAt: number | undefined): number {
  return time === undefined || startedAt === undefined ? 0 : Math.max(0, second(time) - second(startedAt));
}
