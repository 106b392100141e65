import { change, type Pool } from "../../database/pool";
import type { Handoff } from "../../handoff/handoff";

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

/** Commits the handoffs of one delivery, by a function of the database. */
export async function acceptHandoffs(
  pool: Pool,
  handoffs: readonly Handoff[],
  { connection, source, webhookId }: Arrival,
): Promise<Acceptance> {
  const rows = await change<{ readonly id: string }>(pool, "select opencx.accept($1, $2, $3, $4) as id", [
    JSON.stringify(handoffs.map(rowOf)),
    webhookId ?? null,
    source,
    connection,
  ]);
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
