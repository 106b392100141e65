import type { Pool } from "../database/pool";
import { markOf, unreadMarkOf } from "./sweepMark";

/** Seconds that the claim of a sweep lasts when nobody renews it. */
export const SWEEP_LEASE_SECONDS = 10;
const LEASE = `interval '${SWEEP_LEASE_SECONDS} seconds'`;

/** A sweep of a connection that nobody else may do meanwhile. */
export interface SweepClaim {
  readonly connection: string;
  /** Id of the process's sweeper. */
  readonly holder: string;
  /** The number of this sweep. */
  readonly fence: string;
  /** Whether another has swept last, or nobody: what it could not look at is not known here. */
  readonly isAnothers: boolean;
}

/**
 * Claims the next sweep of a connection whose mark is set. One statement, by the database's clock: a pooler may be in
 * between, and what is held is held by the row.
 * @returns undefined: another process has it
 */
export async function takeSweep(pool: Pool, connection: string, holder: string): Promise<SweepClaim | undefined> {
  const { rows } = await pool.query<Pick<SweepClaim, "fence" | "isAnothers">>(
    `update opencx.sweep s set holder = $2, fence = s.fence + 1, held_until = now() + ${LEASE}
     from (select name, holder from opencx.sweep where name = $1 and (holder = $2 or held_until is null or held_until < now())
       for update) as before
     where s.name = before.name returning s.fence::text, before.holder is distinct from $2 as "isAnothers"`,
    [markOf(connection), holder],
  );
  const [row] = rows;
  return row === undefined ? undefined : { ...row, connection, holder };
}

/** Renews the claim of a sweep that goes on. @returns false when it is another's by now */
export async function renewSweep(pool: Pool, { connection, holder, fence }: SweepClaim): Promise<boolean> {
  const renewed = await pool.query(
    `update opencx.sweep set held_until = now() + ${LEASE} where name = $1 and holder = $2 and fence = $3`,
    [markOf(connection), holder, fence],
  );
  return renewed.rowCount === 1;
}

/**
 * Notes that a sweep was good up to this time, and keeps the next for whoever did it.
 * @param keep milliseconds for which nobody else sweeps the connection
 * @param unread from when sessions are to be looked at that could not be
 * @returns false when another process sweeps by now: nothing was noted
 */
export async function sweptUntil(
  pool: Pool,
  { connection, holder, fence }: SweepClaim,
  until: Date,
  keep: number,
  unread: readonly Date[] = [],
): Promise<boolean> {
  const again = unread.length === 0 ? null : new Date(Math.min(...unread.map(Number)));
  const { rowCount } = await pool.query(
    `with own as (update opencx.sweep set swept_until = greatest(swept_until, $4),
         held_until = now() + $5 * interval '1 millisecond'
         where name = $1 and holder = $2 and fence = $3 returning name),
       gone as (delete from opencx.sweep where name = $6 and $7::timestamptz is null and exists (select from own)),
       noted as (insert into opencx.sweep (name, swept_until) select $6, $7 from own where $7::timestamptz is not null
         on conflict (name) do update set swept_until = excluded.swept_until)
     select from own`,
    [markOf(connection), holder, fence, until, keep, unreadMarkOf(connection), again],
  );
  return rowCount === 1;
}

/** Lets others sweep a connection at once. */
export async function letGoOfSweep(pool: Pool, connection: string, holder: string): Promise<void> {
  await pool.query("update opencx.sweep set held_until = null where name = $1 and holder = $2", [
    markOf(connection),
    holder,
  ]);
}
