import { change, type Pool } from "../../database/pool";
import { CLAIMED_COLUMNS, claimedOf, TAKE, type ClaimedRow } from "./claim";
import type { ClaimedHandoff } from "./claimed";

/** Seconds that a probe may take before another worker's may come in its place. */
const LONGEST_PROBE = 45;

/** Of those that wait, so many that came first and so many that came last may be drawn: what a probe reads has a limit. */
const DRAWN_FROM = 500;

type ProbeRow = ClaimedRow & { readonly probes: number } & (
    | { readonly held_by: string; readonly outage: null }
    | { readonly held_by: null; readonly outage: string }
  );

/**
 * Claims the next probe of a connection that is halted, when one is due. Of an outage it is any handoff that nothing has
 * failed at, drawn by lot, since those that came first may be the sick ones; between two such, one that has come since.
 * Of a breaker it is the one that has waited longest since it was tried.
 */
export async function claimProbe(pool: Pool, connection: string): Promise<ClaimedHandoff | undefined> {
  for (const statement of [OUTAGE, BREAKER]) {
    const [row] = await change<ProbeRow>(pool, statement, [connection]);
    if (row === undefined) continue;
    const { probes } = row;
    const probe = row.outage === null ? { probes, cause: row.held_by } : { probes, outage: row.outage };
    return { ...claimedOf(row, connection), probe };
  }
  return undefined;
}

const FREE = "connection = $1 and state = 'waiting' and held_by is null";
const FRESH = `${FREE} and failing_since is null`;

/** What names an outage: another one of the same connection began at another time. */
export const OUTAGE_ID = "extract(epoch from since)::text";

/** Those at one end of the line. */
function drawnFrom(order: "asc" | "desc"): string {
  return `select id from opencx.handoff where ${FRESH} and (select "any" from due) order by due_at ${order} limit ${DRAWN_FROM}`;
}

/** The halt is locked before any handoff, as where it ends, so that neither waits for the other for ever. */
const OUTAGE = `
  with due as (select probe_at <= now() as any, probed_at from opencx.outage
      where connection = $1 and (probe_at <= now() or fresh_at <= now()) for update skip locked),
    ends as ((${drawnFrom("asc")}) union (${drawnFrom("desc")})),
    chance as (select id from opencx.handoff where ${FRESH}
      and id = (select id from ends order by random() limit 1) for update skip locked),
    tried as (select id from opencx.handoff where ${FREE} and failing_since is not null
      and (select "any" from due) and not exists (select from chance) order by due_at limit 1 for update skip locked),
    newest as (select id from opencx.handoff where ${FRESH} and not (select "any" from due)
      and due_at > (select probed_at from due) order by due_at desc limit 1 for update skip locked),
    chosen as (select id from chance union all select id from tried union all select id from newest),
    taken as (update opencx.outage set probed_at = now(), fresh_at = 'infinity',
        probe_at = now() + interval '${LONGEST_PROBE} seconds'
      where connection = $1 and (probe_at <= now() or fresh_at <= now()) and exists (select from chosen)
      returning probes, ${OUTAGE_ID} as outage)
  update opencx.handoff set ${TAKE} from chosen, taken where handoff.id = chosen.id
  returning ${CLAIMED_COLUMNS}, probes, null as held_by, outage`;

const BREAKER = `
  with due as (select cause from opencx.breaker where connection = $1 and probe_at <= now() order by probe_at limit 1),
    chosen as (select id, held_by from opencx.handoff where connection = $1 and state = 'waiting' and held_by = (select cause from due)
      order by due_at limit 1 for update skip locked),
    taken as (update opencx.breaker set probe_at = now() + interval '${LONGEST_PROBE} seconds'
      where connection = $1 and cause = (select held_by from chosen) and probe_at <= now() returning probes)
  update opencx.handoff set ${TAKE} from chosen, taken where handoff.id = chosen.id returning ${CLAIMED_COLUMNS}, probes, handoff.held_by, null as outage`;
