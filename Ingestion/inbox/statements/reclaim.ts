import type { Transaction } from "../../database/pool";
import { messageOf, type FailureCode } from "../../failures/registry";
import type { AttemptQueue } from "../attemptQueue";
import type { HandoffState } from "../overview";
import { LOCK_CLASS } from "../schema";

/** A worker process that was killed this often over one handoff would be killed for ever. */
const MOST_INTERRUPTIONS = 10;
const KILLED = "worker-killed" satisfies FailureCode;

/**
 * Reclaims the handoffs of workers whose heartbeat has ended, and their attempts.
 * @returns ids of the handoffs that wait again
 */
export async function reclaimHandoffs(client: Transaction, queue: AttemptQueue): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string; job_id: string | null; state: HandoffState }>(
    `with abandoned as (
       select id, job_id from opencx.handoff w where state = 'working' and not exists (
         select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = $1 and l.objid = w.worker::bigint::oid
           and l.database = (select oid from pg_database where datname = current_database()))
       for update skip locked)
     update opencx.handoff h set worker = null, job_id = null, interruptions = interruptions + 1,
       state = case when interruptions + 1 >= $2 then 'dead' else 'waiting' end,
       settled_at = case when interruptions + 1 >= $2 then now() end,
       error = case when interruptions + 1 >= $2 then $3 else error end,
       error_code = case when interruptions + 1 >= $2 then $4 else error_code end
     from abandoned where h.id = abandoned.id returning h.id, abandoned.job_id, h.state`,
    [LOCK_CLASS, MOST_INTERRUPTIONS, messageOf(KILLED, { times: MOST_INTERRUPTIONS }), KILLED],
  );
  for (const { job_id: job } of rows) if (job !== null) await queue.complete(client, job);
  return rows.filter((row) => row.state === "waiting").map(({ id }) => id);
}
