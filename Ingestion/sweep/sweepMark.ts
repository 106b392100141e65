import { DEFAULT_CONNECTION } from "../config/connection";
import type { Pool } from "../database/pool";

/** The mark of a connection; that of the only one is older than the names. */
function markOf(connection: string): string {
  return connection === DEFAULT_CONNECTION ? "reconcile" : `reconcile/${connection}`;
}

/**
 * From when the next sweep has to look: an hour before the end of the last good one, since OpenCX may show a session
 * late. The first time it is now: what was handed off before this service existed is not its business.
 */
export async function sweepFrom(pool: Pool, connection: string, now: Date): Promise<Date> {
  await pool.query("insert into opencx.sweep (name, swept_until) values ($1, $2) on conflict (name) do nothing", [
    markOf(connection),
    now,
  ]);
  const { rows } = await pool.query<{ from: Date }>(
    `select swept_until - case when swept_until = $2 then interval '0' else interval '1 hour' end as from from opencx.sweep where name = $1`,
    [markOf(connection), now],
  );
  return rows[0]?.from ?? now;
}

/** Notes that a sweep of a connection was good up to this time. */
export async function sweptUntil(pool: Pool, connection: string, until: Date): Promise<void> {
  await pool.query("update opencx.sweep set swept_until = greatest(swept_until, $2) where name = $1", [
    markOf(connection),
    until,
  ]);
}
