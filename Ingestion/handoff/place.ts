import type { Handoff } from "./handoff";
import { claimedEvents, matchHandoff, UNSEEN_SKEW, type KnownHandoff } from "./match";
import { eventTimes, type Timeline } from "./timeline";

/** The place of a handoff among those of its session. */
export interface Place {
  /** From 1. Part of the incident's key: given once, and to no other handoff. */
  readonly ordinal: number;
  /** Position of its event among the history's handoff events; absent when the history never showed it. */
  readonly event?: number;
}

/**
 * The place of one handoff, by all that is known of its session's. Its number is the one it has, that of the same
 * handoff told another way, or its event's position: the next that no other has, when an earlier event showed late.
 * @returns undefined while the history may still come to show its event
 */
export function placeOf(args: Parameters<typeof matchHandoff>[0]): Place | undefined {
  const { self, known, timeline } = args;
  const times = eventTimes(timeline);
  const { ordinals } = claimedEvents(times, known);
  const match = matchHandoff(args);
  switch (match.kind) {
    case "unknown":
      return undefined;
    case "again": {
      const event = ordinals.indexOf(match.of.ordinal);
      return { ordinal: match.of.ordinal ?? 1, ...(event < 0 ? {} : { event }) };
    }
    case "eventless":
      return {
        ordinal: self.ordinal ?? nextFree(known, times.filter((time = self.at) => time <= self.at).length + 1),
      };
    case "event": {
      const { event } = match;
      return { ordinal: self.ordinal ?? ordinals[event] ?? nextFree(known, event + 1), event };
    }
  }
}

function nextFree(known: readonly KnownHandoff[], counted: number): number {
  let ordinal = counted;
  while (known.some((handoff) => handoff.ordinal === ordinal)) ordinal++;
  return ordinal;
}

/**
 * Places handoffs that no inbox knows of among each other, one after the other, in histories that will show no more.
 * @param handoffs all of one session
 */
export function placesAmong(handoffs: readonly Handoff[]): (handoff: Handoff, timeline: Timeline) => Place {
  const asKnown = ({ id, timestamp }: Handoff): KnownHandoff => ({ id, told: true, at: Date.parse(timestamp) });
  const known = new Map(handoffs.map((handoff) => [handoff.id, asKnown(handoff)]));
  return (handoff, timeline) => {
    const self = known.get(handoff.id) ?? asKnown(handoff);
    const place = placeOf({ self, known: [...known.values()], timeline, skew: UNSEEN_SKEW, lastTry: true }) ?? {
      ordinal: 1,
    };
    const eventAt = place.event === undefined ? undefined : eventTimes(timeline)[place.event];
    known.set(self.id, { ...self, ordinal: place.ordinal, ...(eventAt === undefined ? {} : { eventAt }) });
    return place;
  };
}
