import type { HistoryItem } from "./historyItem";

/** What is known of a handoff before its history is read. */
export interface HandoffTimes {
  /** Milliseconds since 1970, by the webhook's clock. */
  readonly handedOffAt: number;
  /** Milliseconds since 1970 of the session's birth; absent when OpenCX tells none. */
  readonly createdAt: number | undefined;
}

/** A webhook and its event in the history are one moment when they are no further apart. Milliseconds. */
const SAME_MOMENT = 1_000;
/** What comes so soon after the session's birth is its beginning. Milliseconds. */
const BIRTH = 5_000;

/**
 * In which order OpenCX gives the pages of a history, which it does not document: only where the oldest comes first may
 * the pages after the handoff be left unread.
 */
export class HistoryOrder {
  private oldestFirst: boolean | undefined;

  /** Learns it of a history of several pages. @param first of the first page @param last of the last page */
  public note(first: readonly HistoryItem[], last: readonly HistoryItem[]): void {
    const [from, to] = [timesOf(first)[0], timesOf(last).at(-1)];
    if (from !== undefined && to !== undefined && from !== to) this.oldestFirst = from < to;
  }

  /**
   * Whether the first items of a history hold a handoff and all that was said before it: they are the session's oldest,
   * the handoff's event is among them, and they go on for longer than another event of the same moment could come.
   * Where the clocks of webhook and history differ, the answer is no, and all is read.
   */
  public holdsAll(items: readonly HistoryItem[], { handedOffAt, createdAt }: HandoffTimes): boolean {
    const times = timesOf(items);
    const [first = Infinity, last = -Infinity] = [times[0], times.at(-1)];
    const isOldest = this.oldestFirst ?? (createdAt !== undefined && Math.abs(first - createdAt) <= BIRTH);
    return isOldest && last > handedOffAt + SAME_MOMENT && items.some((item) => isHandoffOf(item, handedOffAt));
  }
}

function timesOf(items: readonly HistoryItem[]): readonly number[] {
  return items.flatMap(({ created_at: time }) => time ?? []);
}

function isHandoffOf({ event, created_at: time }: HistoryItem, handedOffAt: number): boolean {
  return event.type === "handoff" && time !== undefined && Math.abs(time - handedOffAt) <= SAME_MOMENT;
}
