import type { HistoryItem } from "../opencx/historyItem";

/** A history item with its time, in milliseconds since 1970; absent when nothing in the history has one. */
export interface Timed {
  readonly item: HistoryItem;
  readonly time?: number;
}

/** A session's history, oldest first. */
export interface Timeline {
  readonly items: readonly Timed[];
  /** Positions of the handoff events among the items. */
  readonly events: readonly number[];
}

/** @param history in either direction, as the API gave it */
export function timelineOf(history: readonly HistoryItem[]): Timeline {
  const items = inTimeOrder(history);
  return { items, events: items.flatMap(({ item }, index) => (item.event.type === "handoff" ? [index] : [])) };
}

/** Times of the handoff events, in milliseconds since 1970. */
export function eventTimes({ items, events }: Timeline): readonly (number | undefined)[] {
  return events.map((index) => items[index]?.time);
}

/** The whole second that a time lies in: the precision in which turns are told. */
export function second(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}

/**
 * Oldest first, by whole seconds: within one second the API's order stands, because transcribed speech overlaps and its
 * milliseconds would tear answers from their questions. An item without a time stays behind the one before it.
 */
function inTimeOrder(history: readonly HistoryItem[]): readonly Timed[] {
  const times = history.flatMap(({ created_at }) => created_at ?? []);
  if (times.length === 0) return history.map((item) => ({ item }));
  let time = Math.min(...times);
  const timed = (isNewestFirst(history, times) ? history.toReversed() : history).map((item) => {
    time = item.created_at ?? time;
    return { item, time };
  });
  return oldestPageFirst(timed).toSorted((a, b) => second(a.time) - second(b.time));
}

/** Pages may come newest first while each is told oldest first: items of one time on two of them would change places. */
function oldestPageFirst<T extends { readonly time: number }>(items: readonly T[]): readonly T[] {
  const pages: T[][] = [];
  for (const item of items) {
    const page = pages.at(-1);
    if (page === undefined || item.time < (page.at(-1)?.time ?? NaN)) pages.push([item]);
    else page.push(item);
  }
  const descending = pages.every((page, index) => {
    const before = pages[index - 1];
    return before === undefined || (before.length > 1 && (page.at(-1)?.time ?? NaN) <= (before[0]?.time ?? NaN));
  });
  return descending ? pages.toReversed().flat() : items;
}

/**
 * By most of its steps: one item whose time is off must not turn a call around. Of items of one time the handoff is the
 * last.
 */
function isNewestFirst(history: readonly HistoryItem[], times: readonly number[]): boolean {
  const steps = times.map((time, index) => Math.sign(time - (times[index - 1] ?? time)));
  const sum = steps.reduce((total, step) => total + step, 0);
  return sum < 0 || (sum === 0 && history[0]?.event.type === "handoff" && history.at(-1)?.event.type !== "handoff");
}
