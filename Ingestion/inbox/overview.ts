import type { Pool } from "../database/pool";

/**
 * What became of a handoff so far: accepted, being processed, a case now, not for a case, a dead letter.
 * docs/operators.md says what leaves each.
 */
export type HandoffState = "waiting" | "working" | "done" | "skipped" | "dead";

/** One row of the inbox, as operators see it. No word of the caller's is in it, save what `error` quotes. */
export interface HandoffRow {
  readonly id: string;
  readonly state: HandoffState;
  readonly conversationId: string;
  readonly handedOffAt: Date;
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
  readonly attempts: number;
  readonly incidentId: string | null;
  readonly ticketNumber: string | null;
  readonly reason: string | null;
  readonly error: string | null;
  readonly errorCode: string | null;
}

const COLUMNS = `id, state, conversation_id as "conversationId", handed_off_at as "handedOffAt", received_at as "receivedAt", settled_at as "settledAt",
  attempts, incident_id as "incidentId", ticket_number as "ticketNumber", reason, error, error_code as "errorCode"`;

/** How many handoffs are in each state; every state is there, 0 included. */
export async function countByState(pool: Pool): Promise<Readonly<Record<HandoffState, number>>> {
  const { rows } = await pool.query<{ state: HandoffState; count: number }>(
    "select state, count(*)::int as count from opencx.handoff group by state",
  );
  const counts: Record<HandoffState, number> = { waiting: 0, working: 0, done: 0, skipped: 0, dead: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/** Age in seconds of the oldest handoff that has no case yet and is not dead; 0 when there is none. */
export async function oldestSeconds(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    `select coalesce(extract(epoch from now() - min(received_at)), 0)::float8 as seconds
     from opencx.handoff where state in ('waiting', 'working')`,
  );
  return Math.max(0, rows[0]?.seconds ?? 0);
}

/** Why handoffs were skipped, and how many for each reason. */
export async function skippedByReason(
  pool: Pool,
): Promise<readonly { readonly reason: string; readonly count: number }[]> {
  const { rows } = await pool.query<{ reason: string; count: number }>(
    "select coalesce(reason, '') as reason, count(*)::int as count from opencx.handoff where state = 'skipped' group by 1 order by count desc, reason",
  );
  return rows;
}

/** What cases of the last week were made without, and how many for each. */
export async function flagsOfCases(
  pool: Pool,
): Promise<readonly { readonly flags: string; readonly count: number; readonly lastAt: Date }[]> {
  const { rows } = await pool.query<{ flags: string; count: number; lastAt: Date }>(
    `select reason as flags, count(*)::int as count, max(settled_at) as "lastAt" from opencx.handoff
     where state = 'done' and reason is not null and settled_at > now() - interval '7 days' group by 1 order by count desc, 1`,
  );
  return rows;
}

/** The dead letters, and when they go. */
export interface DeadAges {
  readonly count: number;
  /** Of them those that go within a week. */
  readonly soon: number;
  /** When the first goes; null: there is none. */
  readonly firstGoes: Date | null;
}

/** When dead letters that are kept for so many days go. */
export async function deadAges(pool: Pool, deadDays: number): Promise<DeadAges> {
  const { rows } = await pool.query<DeadAges>(
    `select count(*)::int as count, count(*) filter (where settled_at < now() - make_interval(days => $1 - 7))::int as soon,
       min(settled_at) + make_interval(days => $1) as "firstGoes" from opencx.handoff where state = 'dead'`,
    [deadDays],
  );
  return rows[0] ?? { count: 0, soon: 0, firstGoes: null };
}

/** The oldest handoffs in these states, at most so many. */
export async function handoffsIn(
  pool: Pool,
  states: readonly HandoffState[],
  limit: number,
): Promise<readonly HandoffRow[]> {
  const { rows } = await pool.query<HandoffRow>(
    `select ${COLUMNS} from opencx.handoff where state = any($1) order by received_at limit $2`,
    [states, limit],
  );
  return rows;
}

/** Rows of one page: each with its error is 2 KB at most. */
const PAGE = 500;

/** The dead letters, oldest first, however many: a page at a time, each of them once, though they change meanwhile. */
export async function* deadHandoffs(pool: Pool): AsyncGenerator<readonly HandoffRow[], void> {
  let after = { at: "-infinity", id: "" };
  for (;;) {
    const { rows } = await pool.query<HandoffRow & { readonly at: string }>(
      // As text: a date of JavaScript's would drop the microseconds.
      `select ${COLUMNS}, received_at::text as at from opencx.handoff
       where state = 'dead' and (received_at, id::text) > ($1::timestamptz, $2) order by received_at, id::text limit $3`,
      [after.at, after.id, PAGE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = { at: last.at, id: last.id };
  }
}

/** One handoff. */
export async function handoffById(pool: Pool, id: string): Promise<HandoffRow | undefined> {
  const { rows } = await pool.query<HandoffRow>(`select ${COLUMNS} from opencx.handoff where id = $1`, [id]);
  return rows[0];
}

/** The organization of the newest handoff of a connection, which is that of all of them. */
export async function lastOrganization(pool: Pool, connection: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ organization_id: string }>(
    "select organization_id from opencx.handoff where connection = $1 order by received_at desc limit 1",
    [connection],
  );
  return rows[0]?.organization_id;
}

/** Ids of handoffs that are dead or wait for a connection, as many as are discarded at once. */
export async function endableOf(pool: Pool, connection: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly id: string }>(
    "select id from opencx.handoff where connection = $1 and state in ('dead', 'waiting') order by received_at limit 10",
    [connection],
  );
  return rows.map(({ id }) => id);
}

/** Handoffs of one connection that are not settled. */
export interface UnsettledOf {
  readonly connection: string;
  readonly count: number;
}

/** The handoffs that wait for connections of other names than these. */
export async function ofOtherConnections(pool: Pool, names: readonly string[]): Promise<readonly UnsettledOf[]> {
  const { rows } = await pool.query<UnsettledOf>(
    `select connection, count(*)::int as count from opencx.handoff
     where state in ('waiting', 'working') and not connection = any($1) group by 1 order by 1`,
    [names],
  );
  return rows;
}
