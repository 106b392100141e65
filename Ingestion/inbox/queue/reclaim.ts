import type { Pool } from "../../database/pool";
import { messageOf, type FailureCode } from "../../failures/registry";
import type { HandoffState } from "../overview";

/** A worker process that was killed this often over one handoff would be killed for ever. */
const MOST_INTERRUPTIONS = 10;
const KILLED = "worker-killed" satisfies FailureCode;

/** Whose handoffs are reclaimed: those whose lease is over; all, where no other worker can live. */
export type Abandoned = "expired" | "all";

/**
 * Reclaims the handoffs of workers that live no longer, or are frozen.
 * @returns ids of the handoffs that wait again
 */
export async function reclaimHandoffs(pool: Pool, which: Abandoned): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string; state: HandoffState }>(
    `with abandoned as (
       select id from opencx.handoff where state = 'working' and (lease_until < now() or $1 = 'all') for update skip locked)
     update opencx.handoff h set fence = fence + 1, lease_until = null, due_at = received_at, interruptions = interruptions + 1,
       state = case when interruptions + 1 >= $2 then 'dead' else 'waiting' end,
       settled_at = case when interruptions + 1 >= $2 then now() end,
       error = case when interruptions + 1 >= $2 then $3 else error end,
       error_code = case when interruptions + 1 >= $2 then $4 else error_code end
     from abandoned where h.id = abandoned.id returning h.id, h.state`,
    [which, MOST_INTERRUPTIONS, messageOf(KILLED, { times: MOST_INTERRUPTIONS }), KILLED],
  );
  return rows.filter((row) => row.state === "waiting").map(({ id }) => id);
}
