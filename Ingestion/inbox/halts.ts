import type { Pool } from "../database/pool";
import { actionOf } from "../failures/registry";

/** What holds handoffs of a connection up until a probe finds it gone. */
export interface Halt {
  readonly connection: string;
  /** `all` of the connection wait, or `some`: those that this has stopped. */
  readonly whom: "all" | "some";
  /** As it was written, which a newer version may have done. */
  readonly code: string;
  /** Our own words, which name the step and the right or setting. */
  readonly cause: string;
  readonly since: Date;
  /** Handoffs that wait for it. */
  readonly waiting: number;
  /** Probes that have found it still there. */
  readonly probes: number;
  /** What the operator does about it. */
  readonly action: string;
}

/**
 * What holds handoffs up now, the oldest first.
 * @param connections those that are served; what waits for another is tried by nobody
 * @param words how the setting is called of which cause and action tell
 */
export async function halts(
  pool: Pool,
  connections: readonly string[],
  words: (message: string) => string = (message) => message,
): Promise<readonly Halt[]> {
  const { rows } = await pool.query<Omit<Halt, "action">>(
    `select connection, 'all' as whom, code, message as cause, since, probes, (select count(*)::int from opencx.handoff h
       where h.connection = outage.connection and state in ('waiting', 'working')) as waiting from opencx.outage
       where connection = any($1)
     union all
     select connection, 'some', code, message, since, probes, (select count(*)::int from opencx.handoff h
       where h.connection = breaker.connection and held_by = breaker.cause and state in ('waiting', 'working')) from opencx.breaker
       where connection = any($1)
     order by since`,
    [connections],
  );
  return rows.map((row) => ({ ...row, cause: words(row.cause), action: words(actionOf(row.code)) }));
}
