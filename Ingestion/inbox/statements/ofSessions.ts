import type { Pool } from "../../database/pool";
import type { HandoffState } from "../overview";

/** A handoff by what ties it to a case. */
export interface TiedHandoff {
  readonly id: string;
  readonly session: string;
  readonly state: HandoffState;
}

/** The handoffs of sessions, and those that became one of these cases. */
export async function handoffsOf(
  pool: Pool,
  sessions: readonly string[],
  incidents: readonly string[],
): Promise<readonly TiedHandoff[]> {
  const { rows } = await pool.query<TiedHandoff>(
    `select id, conversation_id as session, state from opencx.handoff
     where conversation_id = any($1) or incident_id::text = any($2) order by received_at`,
    [sessions, incidents],
  );
  return rows;
}

/** How many handoffs are to become cases still, or are dead: none of them says its caller's number. */
export async function countWithoutCase(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ readonly count: number }>(
    `select count(*)::int as count from opencx.handoff where state in ('waiting', 'working', 'dead')`,
  );
  return rows[0]?.count ?? 0;
}
