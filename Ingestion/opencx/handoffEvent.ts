import { z } from "zod";
import { isSessionId } from "./sessionId";
import { timeOf } from "./time";

/** Characters of a page's cursor: it goes into an address, which servers take 8 KB of. */
const CURSOR = 4_000;

/** A page of the list: `items`, `next` and `total` are documented as always there. */
export const handoffEventPage = z.looseObject({
  items: z.array(z.unknown()),
  next: z.string().max(CURSOR).nullable(),
  total: z.number(),
});

/**
 * One of `GET /handoff-analytics/events`: of all that it says the two fields that tell which handoff it is. Read strictly:
 * who cannot read the list can still read the sessions. Source: docs.open.cx, api-reference/handoff-analytics/events.
 */
export const handoffEvent = z
  .looseObject({
    session_id: z.string().refine(isSessionId, "is no id of a session"),
    created_at: z.string().transform((text, context) => {
      const time = timeOf(text);
      if (time !== undefined) return time;
      context.addIssue("is no time");
      return z.NEVER;
    }),
  })
  .transform(({ session_id: sessionId, created_at: at }): HandoffEvent => ({ sessionId, at }));

/** A handoff as OpenCX lists it. */
export interface HandoffEvent {
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
