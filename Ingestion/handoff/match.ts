import { eventTimes, type Timeline } from "./timeline";
import { isSpoken, speakerOf } from "./turn";

/** A handoff of a session that the inbox knows of, in whatever state. */
export interface KnownHandoff {
  readonly id: string;
  /** Whether a webhook told it; otherwise the sweep read it off its event, whose time it then has. */
  readonly told: boolean;
  /** Milliseconds since 1970: when it happened, by the clock of whoever told it. */
  readonly at: number;
  /** Its number in the session, once it has one. Handoffs of one number are one handoff, told twice. */
  readonly ordinal?: number;
  /** Milliseconds since 1970 of the event it was given, once it was given one. */
  readonly eventAt?: number;
}

/** What is known of the handoff events of a history, by their positions. */
export interface ClaimedEvents {
  /** The number of the handoff that has claimed the event. */
  readonly ordinals: readonly (number | undefined)[];
  /** Numbered handoffs whose event is not in the history. */
  readonly eventless: readonly KnownHandoff[];
}

/** Webhooks less apart than this are one handoff, delivered again: nobody is handed off twice in it. Milliseconds. */
const SAME_MOMENT = 1_000;
/** Two of this little apart are one handoff, unless the history shows two events. Milliseconds. */
const SAME_HANDOFF = 10_000;
/** What the AI says this soon after a handoff still is its farewell. Milliseconds. */
const FAREWELL = 60_000;
/** No clock and no zone is further off than this. Milliseconds. */
const FURTHEST_OFF = 14 * 3_600_000;
/** How far two clocks are taken to differ as long as nothing was seen. Milliseconds. */
export const UNSEEN_SKEW = 60_000;

/** Which numbered handoff has which event. Events of one time are told apart by their order. */
export function claimedEvents(times: readonly (number | undefined)[], known: readonly KnownHandoff[]): ClaimedEvents {
  const ordinals = times.map((): number | undefined => undefined);
  const eventless: KnownHandoff[] = [];
  const numbered = known.filter(({ ordinal }) => ordinal !== undefined);
  for (const ordinal of new Set(numbered.map((handoff) => handoff.ordinal).toSorted((a = 0, b = 0) => a - b))) {
    const tellings = numbered.filter((handoff) => handoff.ordinal === ordinal);
    const one = tellings.find(({ eventAt }) => eventAt !== undefined) ?? tellings[0];
    const event = times.findIndex(
      (time, index) => time !== undefined && time === one?.eventAt && ordinals[index] === undefined,
    );
    if (event >= 0) ordinals[event] = ordinal;
    else if (one !== undefined) eventless.push(one);
  }
  return { ordinals, eventless };
}

/** Positions of the events that no numbered handoff has. */
function unnumberedEvents(ordinals: ClaimedEvents["ordinals"]): readonly number[] {
  return ordinals.flatMap((ordinal, event) => (ordinal === undefined ? [event] : []));
}

/**
 * The events that no handoff will claim: neither one that is numbered, nor one that waits for its number, nor one that
 * was cut by its time while its event was late.
 */
export function unclaimedEvents(
  times: readonly (number | undefined)[],
  known: readonly KnownHandoff[],
  skew: number,
): readonly number[] {
  const { ordinals, eventless } = claimedEvents(times, known);
  const numbered = known.filter(({ ordinal }) => ordinal !== undefined);
  const waiting = known.filter((one) => one.ordinal === undefined && !numbered.some((other) => isAgain(one, other)));
  let open = unnumberedEvents(ordinals);
  for (const { at } of [...eventless, ...waiting].toSorted((a, b) => a.at - b.at)) {
    const chosen = nearestOf(open, times, at, skew, () => true);
    open = open.filter((event) => event !== chosen);
  }
  return open;
}

/** What a handoff is, as far as the history tells by now. */
export type Match =
  /** That of the event at this position. */
  | { readonly kind: "event"; readonly event: number }
  /** The same as this one, told once more. */
  | { readonly kind: "again"; readonly of: KnownHandoff }
  /** One whose event the history does not show. */
  | { readonly kind: "eventless" }
  /** It may be either: the history lags. */
  | { readonly kind: "unknown" };

/**
 * Finds the event of a handoff: the first in the history's order that no other has claimed. The clocks of webhook and
 * history may differ by hours, so times choose between several only, and only where they differ by more than the skew
 * seen.
 * @param known all handoffs of the session, this one among them
 * @param skew milliseconds
 * @param lastTry whether the history is no longer waited for
 */
export function matchHandoff(args: {
  readonly self: KnownHandoff;
  readonly known: readonly KnownHandoff[];
  readonly timeline: Timeline;
  readonly skew: number;
  readonly lastTry: boolean;
}): Match {
  const { self, known, timeline, skew, lastTry } = args;
  const times = eventTimes(timeline);
  const others = known.filter(({ id }) => id !== self.id);
  if (self.eventAt !== undefined) {
    const own = claimedEvents(times, known).ordinals.indexOf(self.ordinal);
    if (own >= 0) return { kind: "event", event: own };
  }
  const delivered = others.find((other) => other.ordinal !== undefined && isAgain(self, other));
  if (self.ordinal === undefined && delivered !== undefined) {
    const twin = freeTwin(delivered, others, times);
    return twin === undefined ? { kind: "again", of: delivered } : { kind: "event", event: twin };
  }
  const event = self.told ? eventOfTold(self, others, times, skew) : eventAtItsTime(self, others, times);
  if (event !== undefined) {
    const after = self.at - (times[event] ?? self.at);
    const doubtful = after > skew && aiSpokeAgain(timeline, event) && (!lastTry || after > FURTHEST_OFF);
    if (!doubtful) return { kind: "event", event };
    return lastTry ? { kind: "eventless" } : { kind: "unknown" };
  }
  if (self.ordinal !== undefined) return lastTry ? { kind: "eventless" } : { kind: "unknown" };
  return matchWithoutEvent(self, others, timeline, lastTry);
}

/** Every event is another's: a handoff told again, or one that the history does not show yet. */
function matchWithoutEvent(
  self: KnownHandoff,
  others: readonly KnownHandoff[],
  timeline: Timeline,
  lastTry: boolean,
): Match {
  const numbered = others.filter(({ ordinal }) => ordinal !== undefined);
  const apart = ({ at }: KnownHandoff): number => Math.abs(at - self.at);
  const of = numbered.toSorted((a, b) => apart(a) - apart(b))[0];
  if (!lastTry) return { kind: "unknown" };
  if (of === undefined) return { kind: "eventless" };
  const isAgain = (of.told && apart(of) <= SAME_HANDOFF) || !aiSpokeAgain(timeline, timeline.events.length - 1);
  return isAgain ? { kind: "again", of } : { kind: "eventless" };
}

/** Whether two webhooks are deliveries of one, each with a time of its own. */
function isAgain(a: KnownHandoff, b: KnownHandoff): boolean {
  return a.told && b.told && Math.abs(a.at - b.at) < SAME_MOMENT;
}

/** An event that nobody has, of the same moment as a handoff's own: two webhooks of it then are two handoffs. */
function freeTwin(
  { eventAt }: KnownHandoff,
  others: readonly KnownHandoff[],
  times: readonly (number | undefined)[],
): number | undefined {
  if (eventAt === undefined) return undefined;
  const { ordinals } = claimedEvents(times, others);
  return unnumberedEvents(ordinals).find((event) => Math.abs((times[event] ?? NaN) - eventAt) < SAME_MOMENT);
}

/** The event of a handoff that the sweep found. */
function eventAtItsTime(
  self: KnownHandoff,
  others: readonly KnownHandoff[],
  times: readonly (number | undefined)[],
): number | undefined {
  const { ordinals } = claimedEvents(times, others);
  const there = times.flatMap((time, event) => (time === self.at ? [event] : []));
  return there.find((event) => ordinals[event] === undefined) ?? there[0] ?? unnumberedEvents(ordinals)[0];
}

/** The event of a handoff that a webhook told. */
function eventOfTold(
  self: KnownHandoff,
  others: readonly KnownHandoff[],
  times: readonly (number | undefined)[],
  skew: number,
): number | undefined {
  const { ordinals, eventless } = claimedEvents(times, others);
  const toldOrdinals = new Set(others.flatMap(({ told, ordinal }) => (told && ordinal !== undefined ? [ordinal] : [])));
  const sweptTimes = new Set(others.flatMap(({ told, ordinal, at }) => (!told && ordinal === undefined ? [at] : [])));
  let open = times.flatMap((_, event) => (toldOrdinals.has(ordinals[event] ?? 0) ? [] : [event]));
  const isFree = (event: number): boolean =>
    ordinals[event] === undefined && !sweptTimes.has(times[event] ?? Number.NaN);
  for (const { at } of eventless.filter(({ ordinal }) => ordinal !== self.ordinal)) {
    const chosen = nearestOf(open.filter(isFree), times, at, skew, isFree);
    open = open.filter((event) => event !== chosen);
  }
  // As many handoffs as events, none of them the sweep's: each is the one at its place, whatever the clocks say.
  const waiting = others.filter(
    (one, index) =>
      one.told &&
      one.ordinal === undefined &&
      ![self, ...others.slice(0, index), ...others.filter(({ ordinal }) => ordinal !== undefined)].some((other) =>
        isAgain(one, other),
      ),
  );
  if (open.every(isFree) && open.length === waiting.length + 1)
    return open[waiting.filter(({ at }) => at < self.at).length];
  return nearestOf(open, times, self.at, skew, isFree);
}

/**
 * The event of this very time; else the first of those that are as near as the nearest, or no further than the skew from
 * being it. Among them those that are free come first.
 */
function nearestOf(
  events: readonly number[],
  times: readonly (number | undefined)[],
  at: number,
  skew: number,
  isFree: (event: number) => boolean,
): number | undefined {
  const distance = (event: number): number => Math.abs((times[event] ?? at) - at);
  const nearest = Math.min(...events.map(distance));
  const within = nearest === 0 ? 0 : nearest + skew;
  const near = events.filter((event) => distance(event) <= within);
  return near.find(isFree) ?? near[0];
}

/** Whether the AI had the caller again after the handoff at this event, other than to say farewell. */
function aiSpokeAgain({ items, events }: Timeline, event: number): boolean {
  const from = events[event];
  const handedOffAt = from === undefined ? undefined : items[from]?.time;
  const after = items.slice((from ?? -1) + 1, events[event + 1]).filter(({ item }) => isSpoken(item));
  const answered = after.findIndex(({ item }) => speakerOf(item) === "customer");
  return after.some(({ item, time = 0 }, index) => {
    if (speakerOf(item) !== "ai") return false;
    const late = handedOffAt === undefined || time > handedOffAt + FAREWELL;
    return late || (answered >= 0 && answered < index);
  });
}
