import type { Pool } from "../../database/pool";

/** Gives a dead letter a fresh start. @returns false when it is not dead (any more) */
export async function replayHandoff(pool: Pool, id: string): Promise<boolean> {
  const changed = await pool.query(
    `update opencx.handoff set state = 'waiting', due_at = now(), settled_at = null, interruptions = 0,
       failing_kind = null, cause = null, held_by = null, failing_since = null, code_since = null where id = $1 and state = 'dead'`,
    [id],
  );
  return changed.rowCount === 1;
}
