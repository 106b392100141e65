import type { Pool } from "../../database/pool";

/** Settled rows keep duplicates out; senders give up within days, so a season is ample. */
const KEPT_DAYS = 90;

/** Deletes rows that were settled well a season ago. Dead letters stay until a person has dealt with them. */
export async function purgeHandoffs(pool: Pool): Promise<void> {
  await pool.query(
    "delete from opencx.handoff where state in ('done', 'skipped') and settled_at < now() - make_interval(days => $1)",
    [KEPT_DAYS],
  );
}
