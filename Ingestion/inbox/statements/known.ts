import type { Transaction } from "../../database/pool";
import { UNSEEN_SKEW, type KnownHandoff } from "../../handoff/match";
import type { HandoffState } from "../overview";
import { hashed } from "./bury";

/** A handoff of a session, with what became of it. */
export interface KnownRow extends KnownHandoff {
  /** `buried`: its row has gone. */
  readonly state: HandoffState | "buried";
  readonly incidentId: string | null;
  readonly ticketNumber: string | null;
}

/** All handoffs of a session, of those whose row has gone what their tombstone tells; those that are no matter of this service (skipped) are none. */
export async function knownHandoffs(
  client: Pick<Transaction, "query">,
  organizationId: string,
  conversationId: string,
): Promise<readonly KnownRow[]> {
  const { rows } = await client.query<{
    readonly id: string;
    readonly source: string;
    readonly state: KnownRow["state"];
    readonly handed_off_at: Date;
    readonly ordinal: number | null;
    readonly event_at: Date | null;
    readonly incident_id: string | null;
    readonly ticket_number: string | null;
  }>(
    `select id, source, state, handed_off_at, ordinal, event_at, incident_id, ticket_number
       from opencx.handoff where organization_id = $1 and conversation_id = $2 and state <> 'skipped'
       union all
       select id, case when told then 'webhook' else 'reconcile' end, 'buried', handed_off_at, ordinal, event_at, null, null
       from opencx.tombstone where session = ${hashed("$2")} and organization = ${hashed("$1")} and handed_off_at is not null`,
    [organizationId, conversationId],
  );
  return rows.map((row) => ({
    id: row.id,
    told: row.source === "webhook",
    at: row.handed_off_at.getTime(),
    ...(row.ordinal === null ? {} : { ordinal: row.ordinal }),
    ...(row.event_at === null ? {} : { eventAt: row.event_at.getTime() }),
    state: row.state,
    incidentId: row.incident_id,
    ticketNumber: row.ticket_number,
  }));
}

/** Enough to see past one that was matched wrong, and few enough to notice that a clock was set right. */
const LOOKED_AT = 20;
/** What the time between event and webhook varies by, when both clocks are right. Milliseconds. */
const DELAY = 2_000;

/**
 * By how much the times of webhooks and of their events differed lately, twice the median: milliseconds. Clocks and
 * zones are an organization's, so one handoff tells it for the next.
 */
export async function skewSeen(client: Pick<Transaction, "query">, organizationId: string): Promise<number> {
  const { rows } = await client.query<{ readonly median: number | null }>(
    `select percentile_cont(0.5) within group (order by abs(extract(epoch from handed_off_at - event_at)))::float8 as median
       from (select handed_off_at, event_at from opencx.handoff
             where organization_id = $1 and source = 'webhook' and state = 'done' and event_at is not null and settled_at is not null
             order by settled_at desc limit $2) as latest`,
    [organizationId, LOOKED_AT],
  );
  const median = rows[0]?.median ?? null;
  return median === null ? UNSEEN_SKEW : 2_000 * median + DELAY;
}
