import { z } from "zod";
import type { CallFile } from "./contract";
import { badCursor, decodeCursor, encodeCursor, type Page } from "./cursor";
import { cursor, moment, parsedQuery } from "./query";

/** Source: docs.open.cx, api-reference/handoff-analytics/events. */
const REASONS = [
  "based_on_instructions",
  "instructions_not_clear",
  "insufficient_knowledge",
  "insufficient_tools",
  "prohibited_topic",
  "user_requested_human_assistance",
] as const;

const schema = z.strictObject({
  cursor,
  reason: z.enum(REASONS, { error: `must be one of ${REASONS.join(", ")}` }).optional(),
  start_date: moment.optional(),
  end_date: moment.optional(),
});

/** The documented query of GET /handoff-analytics/events. */
export type HandoffEventQuery = z.infer<typeof schema>;

/** `start_date` defaults to so long ago, milliseconds: 30 days. */
const DEFAULT_SPAN = 30 * 86_400_000;

/** A handoff of an AI's to people. */
interface HandoffEvent {
  readonly session_id: string;
  readonly summary: string;
  readonly explanation: string;
  readonly reasons: readonly string[];
  readonly sentiment: unknown;
  readonly created_at: string;
}

/** A page of them; `total` counts those of all pages. */
export interface HandoffEventPage extends Page<HandoffEvent> {
  readonly total: number;
}

/** Checks the query of GET /handoff-analytics/events. @throws RequestError 400 naming the parameter */
export function parseHandoffEventQuery(query: unknown): HandoffEventQuery {
  return parsedQuery(schema, query);
}

/**
 * A page of the handoffs in these calls, newest first: one for each handoff in a history. OpenCX documents neither the
 * order nor whether the bounds are included; here they are.
 * @throws RequestError 400 on a cursor that is not of this list
 */
export function handoffEventsOf(
  calls: Iterable<CallFile>,
  query: HandoffEventQuery,
  pageSize: number,
  now: number,
): HandoffEventPage {
  const from = query.start_date === undefined ? now - DEFAULT_SPAN : Date.parse(query.start_date);
  const to = query.end_date === undefined ? now : Date.parse(query.end_date);
  const matching = [...calls]
    .flatMap(eventsOf)
    .filter(({ event }) => query.reason === undefined || event.reasons.includes(query.reason))
    .filter(({ event }) => Date.parse(event.created_at) >= from && Date.parse(event.created_at) <= to)
    .sort((a, b) => (a.place < b.place ? 1 : -1));
  const after = query.cursor === undefined ? undefined : placeIn(query.cursor);
  const rest = after === undefined ? matching : matching.filter(({ place }) => place < after);
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  return {
    items: page.map(({ event }) => event),
    next: last !== undefined && rest.length > page.length ? encodeCursor(last.place) : null,
    total: matching.length,
  };
}

interface Placed {
  readonly event: HandoffEvent;
  /** Sorts as text: the time has one width, what follows makes it the event's own. */
  readonly place: string;
}

function eventsOf({ session, history, webhook }: CallFile): readonly Placed[] {
  const told = webhook.data;
  const handoff = (session.handoff ?? {}) as Readonly<Record<string, unknown>>;
  const given = [handoff.reasons, told.reasons, told.reason].flat();
  return history.flatMap((item, index) => {
    if (item.event.type !== "handoff" || item.created_at === null) return [];
    const event: HandoffEvent = {
      session_id: session.id,
      summary: textOf(handoff.summary ?? told.summary),
      explanation: textOf(handoff.explanation ?? told.explanation),
      reasons: REASONS.filter((reason) => given.includes(reason)),
      sentiment: handoff.sentiment ?? null,
      created_at: item.created_at,
    };
    return [{ event, place: `${new Date(item.created_at).toISOString()}/${session.id}/${index}` }];
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function placeIn(cursor: string): string {
  const place = decodeCursor(cursor);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z\/.+\/\d+$/.test(place)) throw badCursor();
  return place;
}
