import { Failure } from "../../failures/failure";
import type { HistoryItem } from "../../opencx/historyItem";
import type { Conversations, Session } from "../../opencx/session";
import type { Handoff } from "../handoff";
import { timelineOf, type Timeline } from "../timeline";

/** A history, as far as it tells of a handoff, and what was found of the handoff in it. */
export interface PlaceInHistory<P> {
  readonly history: readonly HistoryItem[];
  readonly timeline: Timeline;
  readonly placed: P;
}

/**
 * Reads as much of a session's history as the handoff needs, and finds its place in it.
 * @param place finds it; throws a Failure `history-lags` where the history does not hold it
 * @param lastTry whether the history's own event is no longer waited for
 */
export async function placeInHistory<P>(args: {
  readonly handoff: Handoff;
  readonly session: Pick<Session, "created_at">;
  readonly conversations: Conversations;
  readonly place: (timeline: Timeline, lastTry: boolean) => Promise<P>;
  readonly lastTry: boolean;
}): Promise<PlaceInHistory<P>> {
  const { handoff, session, conversations, lastTry } = args;
  const found = async (history: readonly HistoryItem[], last: boolean): Promise<PlaceInHistory<P>> => {
    const timeline = timelineOf(history);
    return { history, timeline, placed: await args.place(timeline, last) };
  };
  const id = handoff.conversationId;
  const times = { handedOffAt: Date.parse(handoff.timestamp), createdAt: session.created_at };
  const part = await conversations.historyUpTo?.(id, times);
  if (part === undefined || part.whole) return found(part?.items ?? (await conversations.history(id)), lastTry);
  try {
    return await found(part.items, false);
  } catch (thrown) {
    // By clocks that differ, another handoff of the session can look like this one: the rest of the history tells.
    if (!(thrown instanceof Failure) || thrown.code !== "history-lags") throw thrown;
    return found(await conversations.history(id), lastTry);
  }
}
