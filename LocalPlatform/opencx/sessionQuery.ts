import { z } from "zod";
import type { OpenCXSession } from "./contract";
import { cursor, moment, parsedQuery } from "./query";

/** Channels of the documented list filter (GET /chat/sessions). */
const CHANNELS = [
  "web",
  "email",
  "phone_voice",
  "slack",
  "sms",
  "whatsapp",
  "instagram",
  "messenger",
  "api",
  "web_voice",
] as const;

const schema = z.strictObject({
  cursor,
  handed_off: z.enum(["true", "false"], { error: "must be true or false" }).optional(),
  status: z
    .enum(["open", "closed_resolved", "closed_unresolved"], {
      error: "must be open, closed_resolved or closed_unresolved",
    })
    .optional(),
  channel_type: z.enum(CHANNELS, { error: `must be one of ${CHANNELS.join(", ")}` }).optional(),
  created_after: moment.optional(),
  created_before: moment.optional(),
  updated_after: moment.optional(),
  updated_before: moment.optional(),
});

/** The documented query of GET /chat/sessions. */
export type SessionQuery = z.infer<typeof schema>;

/** Checks the query of GET /chat/sessions. @throws RequestError 400 naming the parameter */
export function parseSessionQuery(query: unknown): SessionQuery {
  return parsedQuery(schema, query);
}

/** Whether a session passes every filter of the query. Bounds are exclusive, as their names say. */
export function matchesSession(query: SessionQuery, session: OpenCXSession): boolean {
  const handedOff =
    session.ai_closure_type === "handed_off" || (typeof session.handoff === "object" && session.handoff !== null);
  return (
    (query.handed_off === undefined || handedOff === (query.handed_off === "true")) &&
    (query.status === undefined || session.status === query.status) &&
    (query.channel_type === undefined || session.channel.type === query.channel_type) &&
    isBetween(session.created_at, query.created_after, query.created_before) &&
    isBetween(session.updated_at, query.updated_after, query.updated_before)
  );
}

function isBetween(value: string | null, after: string | undefined, before: string | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  if (value === null) return false;
  const time = Date.parse(value);
  return (after === undefined || time > Date.parse(after)) && (before === undefined || time < Date.parse(before));
}
