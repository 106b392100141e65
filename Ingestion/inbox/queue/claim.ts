import { change, type Pool } from "../../database/pool";
import type { FailureKind } from "../../failures/kind";
import type { FailureCode } from "../../failures/registry";
import type { Handoff } from "../../handoff/handoff";
import type { ClaimedHandoff } from "./claimed";
import { LEASE } from "./lease";

/** How many handoffs of a connection are wanted. */
export interface Wanted {
  readonly connection: string;
  readonly count: number;
  /** Of them, how many may have failed before. */
  readonly again: number;
  /** Whether such a one is claimed even while others, that nothing has failed at, wait. */
  readonly againFirst: boolean;
}

/** What a claim returns of a row. */
export interface ClaimedRow {
  readonly event: string;
  readonly webhook_id: string | null;
  readonly fence: string;
  readonly attempts: number;
  readonly failing_kind: FailureKind | null;
  readonly failing_for: number | null;
  readonly error_code: FailureCode | null;
  readonly code_for: number | null;
}

/**
 * Claims handoffs that are due: the oldest of those that nothing has failed at; what is left of the count, those that
 * have failed before; none while all of the connection wait. One statement is one transaction, and what another worker is
 * just claiming is passed over.
 */
export async function claimHandoffs(pool: Pool, wanted: Wanted): Promise<readonly ClaimedHandoff[]> {
  const { connection, count, again, againFirst } = wanted;
  const rows = await change<ClaimedRow>(pool, CLAIM, [connection, count, again, againFirst ? 1 : 0]);
  return rows.map((row) => claimedOf(row, connection));
}

/** The claim of a row. */
export function claimedOf(row: ClaimedRow, connection: string): ClaimedHandoff {
  return {
    handoff: JSON.parse(row.event) as Handoff,
    webhookId: row.webhook_id ?? undefined,
    connection,
    fence: row.fence,
    attempts: row.attempts,
    failing:
      row.failing_kind === null || row.error_code === null
        ? undefined
        : { kind: row.failing_kind, for: row.failing_for ?? 0, code: row.error_code, codeFor: row.code_for ?? 0 },
  };
}

/** Milliseconds since a column's time. */
function since(column: string): string {
  return `extract(epoch from now() - ${column})::float8 * 1000`;
}

/** Rows that are due and that nobody else is claiming, the longest due first; read from the index `handoff_fresh` or `handoff_again`. */
function due(failed: boolean, limit: string): string {
  return `select id from opencx.handoff
    where state = 'waiting' and held_by is null and connection = $1 and failing_since is ${failed ? "not null" : "null"} and due_at <= now()
      and not exists (select from opencx.outage where connection = $1)
    order by due_at limit ${limit} for update skip locked`;
}

/** What a claim makes of a row. */
export const TAKE = `state = 'working', fence = fence + 1, attempts = attempts + 1, exclusive = false, lease_until = now() + ${LEASE}`;

/** The columns of {@link ClaimedRow}, as they were before. */
export const CLAIMED_COLUMNS = `event, webhook_id, fence::text, attempts - 1 as attempts, failing_kind, ${since("failing_since")} as failing_for,
  error_code, ${since("code_since")} as code_for`;

/** Parameters: connection, count, of them failed before, whether one of these comes first. */
export const CLAIM = `
  with first as (${due(true, "least($4::int, $3::int)")}),
    fresh as (${due(false, "$2::int - (select count(*) from first)")}),
    rest as (${due(true, "least($3::int, $2::int - (select count(*) from fresh))")}),
    chosen as (select id from first union select id from fresh union select id from rest limit $2::int)
  update opencx.handoff set ${TAKE} from chosen where handoff.id = chosen.id returning ${CLAIMED_COLUMNS}`;
