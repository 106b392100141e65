import type { Pool } from "../../database/pool";
import { CLAIMED_COLUMNS, claimedOf, TAKE, type ClaimedRow } from "./claim";
import type { ClaimedHandoff } from "./claimed";

/** Seconds that a probe may take before another worker's may come in its place. */
const LONGEST_PROBE = 45;

type ProbeRow = ClaimedRow & { readonly probes: number; readonly held_by: string | null };

/**
 * Claims the next probe of a connection that is halted, when one is due. Of an outage it is any handoff that nothing has
 * failed at, by chance, since those that came first may be the sick ones; between two such, one that has come since. Of a
 * breaker it is the one that has waited longest since it was tried.
 */
export async function claimProbe(pool: Pool, connection: string): Promise<ClaimedHandoff | undefined> {
  for (const statement of [OUTAGE, BREAKER]) {
    const { rows } = await pool.query<ProbeRow>(statement, [connection]);
    const [row] = rows;
    if (row === undefined) continue;
    return {
      ...claimedOf(row, connection),
      probe: { probes: row.probes, ...(row.held_by === null ? {} : { cause: row.held_by }) },
    };
  }
  return undefined;
}

const FREE = "connection = $1 and state = 'waiting' and held_by is null";
const FRESH = `${FREE} and failing_since is null`;

const OUTAGE = `
  with due as (select probe_at <= now() as any, probed_at from opencx.outage
      where connection = $1 and (probe_at <= now() or fresh_at <= now())),
    span as (select min(due_at) as first, max(due_at) as last from opencx.handoff where ${FRESH} and (select "any" from due)),
    chance as (select id from opencx.handoff where ${FRESH}
      and due_at >= (select first + random() * (last - first) from span) order by due_at limit 1 for update skip locked),
    tried as (select id from opencx.handoff where ${FREE} and failing_since is not null
      and (select "any" from due) and not exists (select from chance) order by due_at limit 1 for update skip locked),
    newest as (select id from opencx.handoff where ${FRESH} and not (select "any" from due)
      and due_at > (select probed_at from due) order by due_at desc limit 1 for update skip locked),
    chosen as (select id from chance union all select id from tried union all select id from newest),
    taken as (update opencx.outage set probed_at = now(), fresh_at = 'infinity',
        probe_at = now() + interval '${LONGEST_PROBE} seconds'
      where connection = $1 and (probe_at <= now() or fresh_at <= now()) and exists (select from chosen) returning probes)
  update opencx.handoff set ${TAKE} from chosen, taken where handoff.id = chosen.id returning ${CLAIMED_COLUMNS}, probes, null as held_by`;

const BREAKER = `
  with due as (select cause from opencx.breaker where connection = $1 and probe_at <= now() order by probe_at limit 1),
    chosen as (select id, held_by from opencx.handoff where connection = $1 and state = 'waiting' and held_by = (select cause from due)
      order by due_at limit 1 for update skip locked),
    taken as (update opencx.breaker set probe_at = now() + interval '${LONGEST_PROBE} seconds'
      where connection = $1 and cause = (select held_by from chosen) and probe_at <= now() returning probes)
  update opencx.handoff set ${TAKE} from chosen, taken where handoff.id = chosen.id returning ${CLAIMED_COLUMNS}, probes, handoff.held_by`;
