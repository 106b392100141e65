import type { Pool } from "../../database/pool";
import type { Handoff } from "../../handoff/handoff";
import { hashed } from "./bury";

/** Where a handoff came from. */
export type HandoffSource = "webhook" | "reconcile";

/** How a handoff came. */
export interface Arrival {
  /** Name of the connection. */
  readonly connection: string;
  readonly source: HandoffSource;
  /** Absent for what the sweep found. */
  readonly webhookId?: string;
}

/** What became of a delivery. */
export interface Acceptance {
  /** Ids of the rows made; empty for a delivery that was here before. */
  readonly accepted: readonly string[];
  readonly duplicates: number;
}

/** Seconds that the time of one event may differ by when it is delivered again. */
const SAME_EVENT = 10;

function isSameTime(row: string): string {
  return `abs(extract(epoch from ${row}.handed_off_at - h.handed_off_at)) <= ${SAME_EVENT}`;
}

/**
 * Commits the handoffs of one delivery. What a tombstone stands for was here before, and so was a handoff of the same
 * session and time under the same webhook-id. The id alone tells nothing: a sender that gives two events one must not
 * cost the second its case.
 */
export async function acceptHandoffs(
  pool: Pool,
  handoffs: readonly Handoff[],
  { connection, source, webhookId }: Arrival,
): Promise<Acceptance> {
  // One statement is one transaction and one round trip. It sees the rows as they were before it, so the handoffs of one
  // delivery do not keep each other out. What a tombstone bars, the table's own trigger keeps out.
  const { rows } = await pool.query<{ id: string }>(
    `insert into opencx.handoff (id, webhook_id, source, connection, organization_id, conversation_id, handed_off_at, event)
       select h.id, $2, $3, $4, h.organization_id, h.conversation_id, h.handed_off_at, h.event
       from json_to_recordset($1) as h(id uuid, organization_id text, conversation_id text, handed_off_at timestamptz, event text)
       where $2::text is null or not (exists (select 1 from opencx.handoff k where k.webhook_id = $2
             and k.organization_id = h.organization_id and k.conversation_id = h.conversation_id and ${isSameTime("k")})
           or exists (select 1 from opencx.tombstone t where t.webhook = ${hashed("$2::text")}
             and t.organization = ${hashed("h.organization_id")} and t.session = ${hashed("h.conversation_id")}
             and (t.handed_off_at is null or ${isSameTime("t")})))
       on conflict (id) do nothing returning id`,
    [JSON.stringify(handoffs.map(rowOf)), webhookId ?? null, source, connection],
  );
  return { accepted: rows.map(({ id }) => id), duplicates: handoffs.length - rows.length };
}

/**
 * The columns of a handoff's row. `event` is JSON within JSON, so that the NUL and the lone surrogates of a caller's
 * words, which PostgreSQL's text refuses, stay escaped.
 */
function rowOf(handoff: Handoff): Readonly<Record<string, string>> {
  return {
    id: handoff.id,
    organization_id: handoff.organizationId,
    conversation_id: handoff.conversationId,
    handed_off_at: handoff.timestamp,
    event: JSON.stringify(handoff),
  };
}
