import { transaction, type Pool } from "../../database/pool";
import { causeOf, scopeOf } from "../../failures/scope";
import type { Failure } from "../../failures/failure";
import type { ClaimedHandoff } from "./claimed";
import { DEATH_LOCK_CLASS } from "../schema";
import { claimValues, STILL_CLAIMED } from "./lease";
import { OUTAGE_ID } from "./probe";

/** When probes may come, in milliseconds from now. */
export interface ProbePauses {
  /** The next by any handoff. */
  readonly any: number;
  /** The next by a handoff that comes from now on; undefined: none before the next by any. */
  readonly fresh: number | undefined;
}

/** Has all handoffs of a connection wait, or says why they still do. One at a time probes meanwhile. */
export async function haltAll(
  pool: Pool,
  connection: string,
  { code, plain }: Failure,
  { any, fresh }: ProbePauses,
): Promise<void> {
  await pool.query(
    `insert into opencx.outage (connection, code, message, probe_at, fresh_at)
     values ($1, $2, $3, ${inTime("$4")}, ${inTime("$5")})
     on conflict (connection) do update set code = excluded.code, message = excluded.message, fresh_at = excluded.fresh_at,
       probe_at = greatest(outage.probe_at, excluded.probe_at)`,
    [connection, code, plain, any, fresh ?? null],
  );
}

/**
 * Notes that a probe of an outage has failed.
 * @param outage what names it: the result of a probe that was long under way says nothing of a later one
 * @returns false when that outage is over
 */
export async function keepOutage(
  pool: Pool,
  { connection, outage }: { readonly connection: string; readonly outage: string },
  { code, plain }: Failure,
  { any, fresh }: ProbePauses,
): Promise<boolean> {
  const kept = await pool.query(
    `update opencx.outage set code = $3, message = $4, probes = probes + 1, probe_at = ${inTime("$5")}, fresh_at = ${inTime("$6")}
     where connection = $1 and ${OUTAGE_ID} = $2`,
    [connection, outage, code, plain, any, fresh ?? null],
  );
  return kept.rowCount === 1;
}

/** In so many milliseconds; null: never. */
function inTime(parameter: string): string {
  return `coalesce(now() + ${parameter} * interval '1 millisecond', 'infinity')`;
}

/**
 * Ends the outage of a connection; what was put off by it is due.
 * @returns whether there was one
 */
export async function endOutage(pool: Pool, connection: string): Promise<boolean> {
  const { rows } = await pool.query(
    `with over as (delete from opencx.outage where connection = $1 returning code),
       due as (update opencx.handoff h set due_at = now() from over
         where h.connection = $1 and h.state = 'waiting' and h.error_code = over.code and h.due_at > now())
     select code from over`,
    [connection],
  );
  return rows.length > 0;
}

/** Has what was put off tried at once: whoever starts a service has often put something right. */
export async function hurry(pool: Pool): Promise<void> {
  await pool.query("update opencx.outage set probe_at = now() where probe_at > now()");
  await pool.query("update opencx.breaker set probe_at = now() where probe_at > now()");
  await pool.query(
    "update opencx.handoff set due_at = now() where state = 'waiting' and failing_kind = 'retry' and due_at > now()",
  );
}

/** Has the next handoff probe at once, where the last one that did told nothing. @param cause of a breaker; undefined: of the outage */
export async function probeNow(pool: Pool, connection: string, cause: string | undefined): Promise<void> {
  if (cause === undefined)
    await pool.query("update opencx.outage set probe_at = now() where connection = $1", [connection]);
  else
    await pool.query("update opencx.breaker set probe_at = now() where connection = $1 and cause = $2", [
      connection,
      cause,
    ]);
}

/** How many handoffs, of different sessions, die of one cause within an hour before further ones wait. */
const DEATHS = 3;

/**
 * Writes down that nothing but a change elsewhere makes a case of a handoff: a dead letter, or, where the cause has
 * killed others just before, one that waits until a probe finds the cause gone.
 * @returns `lost` when the claim is
 */
export async function buryOrHold(
  pool: Pool,
  claimed: ClaimedHandoff,
  failure: Failure,
): Promise<"dead" | "held" | "lost"> {
  const { code, plain, message } = failure;
  const { connection, handoff } = claimed;
  const cause = causeOf(failure, handoff.conversationId);
  // Several that die at once are to know of each other.
  const { rows } = await transaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1, hashtext($2))", [DEATH_LOCK_CLASS, connection]);
    return client.query<{ readonly state: string }>(
      `with open as (select 1 from opencx.breaker where connection = $3 and cause = $4),
       latest as (select conversation_id, cause, settled_at from opencx.handoff
         where connection = $3 and state = 'dead' and settled_at > now() - interval '1 hour'
         order by settled_at desc limit ${DEATHS - 1}),
       shared as (select $8 <> 'handoff' and count(distinct conversation_id) filter (where cause = $4 and conversation_id <> $5) = ${DEATHS - 1}
           and ($8 = 'connection' or not exists (select 1 from opencx.handoff
             where connection = $3 and state = 'done' and settled_at > (select min(settled_at) from latest))) as yes
         from latest),
       hold as (select exists (select from open) or (select yes from shared) as yes),
       changed as (update opencx.handoff set lease_until = null, error = $6, error_code = $7, cause = $4, due_at = now(),
           state = case when hold.yes then 'waiting' else 'dead' end, interruptions = 0,
           held_by = case when hold.yes then $4 end, settled_at = case when hold.yes then null else now() end,
           failing_since = coalesce(failing_since, now()), failing_kind = coalesce(failing_kind, $10)
         from hold where ${STILL_CLAIMED} returning state),
       opened as (insert into opencx.breaker (connection, cause, code, message)
         select $3, $4, $7, $9 from changed where state = 'waiting' on conflict do nothing)
     select state from changed`,
      [
        ...claimValues(claimed),
        connection,
        cause,
        handoff.conversationId,
        message,
        code,
        scopeOf(code),
        plain,
        failure.kind,
      ],
    );
  });
  const [row] = rows;
  if (row === undefined) return "lost";
  return row.state === "dead" ? "dead" : "held";
}

/** Notes that a probe of a breaker found its cause still there. @param pause milliseconds before the next */
export async function keepBreaker(pool: Pool, connection: string, cause: string, pause: number): Promise<void> {
  await pool.query(
    `update opencx.breaker set probes = probes + 1, probe_at = now() + $3 * interval '1 millisecond'
     where connection = $1 and cause = $2`,
    [connection, cause, pause],
  );
}

/** Ends a breaker: its handoffs are due, as if nothing had failed at them. */
export async function closeBreaker(pool: Pool, connection: string, cause: string): Promise<void> {
  await pool.query(
    `with over as (delete from opencx.breaker where connection = $1 and cause = $2)
     update opencx.handoff set held_by = null, cause = null, due_at = received_at, failing_since = null, failing_kind = null, code_since = null
     where connection = $1 and held_by = $2 and state = 'waiting'`,
    [connection, cause],
  );
}

/** Removes the halts that nothing waits for any more, such as those of a connection that was renamed: nobody would probe them. */
export async function dropIdleHalts(pool: Pool): Promise<void> {
  await pool.query(
    `delete from opencx.breaker b where since < now() - interval '10 seconds' and not exists (
       select 1 from opencx.handoff h where h.connection = b.connection and h.held_by = b.cause and h.state in ('waiting', 'working'))`,
  );
  await pool.query(
    `delete from opencx.outage o where since < now() - interval '10 seconds' and not exists (
       select 1 from opencx.handoff h where h.connection = o.connection and h.state in ('waiting', 'working'))`,
  );
}
