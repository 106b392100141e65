import { DEFAULT_CONNECTION } from "../config/connection";
import type { Pool } from "../database/pool";

/** How far back a mark may stay for a session that could not be looked at. Milliseconds. */
const LONGEST_BACK = 86_400_000;

/** The mark of a connection; that of the only one is older than the names. */
export function markOf(connection: string): string {
  return connection === DEFAULT_CONNECTION ? "reconcile" : `reconcile/${connection}`;
}

/** The mark of what could not be looked at: no connection's name has a space. */
export function unreadMarkOf(connection: string): string {
  return `${markOf(connection)} unread`;
}

/**
 * From when the next sweep has to look: an hour before the end of the last good one, since OpenCX may show a session
 * late. The first time it is now: what was handed off before this service existed is not its business.
 * @param again whether sessions are to be looked at again that an earlier process could not look at
 */
export async function sweepFrom(pool: Pool, connection: string, now: Date, again = false): Promise<Date> {
  await pool.query("insert into opencx.sweep (name, swept_until) values ($1, $2) on conflict (name) do nothing", [
    markOf(connection),
    now,
  ]);
  const { rows } = await pool.query<{ from: Date; unread: Date | null }>(
    `select swept_until - case when swept_until = $2 then interval '0' else interval '1 hour' end as from,
      (select swept_until from opencx.sweep where name = $3) as unread from opencx.sweep where name = $1`,
    [markOf(connection), now, unreadMarkOf(connection)],
  );
  const { from = now, unread = null } = rows[0] ?? {};
  if (!again || unread === null || unread > from) return from;
  return new Date(Math.max(unread.getTime(), now.getTime() - LONGEST_BACK));
}
