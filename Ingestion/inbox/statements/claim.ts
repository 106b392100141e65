import { prepared, type Transaction } from "../../database/pool";
import type { Handoff } from "../../handoff/handoff";
import type { AttemptQueue, DueAttempt } from "../attemptQueue";

/** A handoff that a worker has claimed. */
export interface ClaimedHandoff {
  readonly handoff: Handoff;
  readonly jobId: string;
  /** Attempts before this one. */
  readonly attempts: number;
  /** Attempts before this one whose failure was of the kind `retry-limited`. */
  readonly limitedAttempts: number;
  /** Milliseconds for which its attempts have failed by kind `retry-hour`; undefined: the last one did not. */
  readonly unclearFor: number | undefined;
}

/** Claims up to `count` handoffs that are due, oldest first, for the worker of this number. */
export async function claimHandoffs(
  client: Transaction,
  queue: AttemptQueue,
  count: number,
  worker: number,
): Promise<readonly ClaimedHandoff[]> {
  await queue.add(client, await newAttempts(client, count));
  const claimed: ClaimedHandoff[] = [];
  for (const attempt of await queue.fetch(client, count)) {
    const handoff = await claimRow(client, attempt, worker);
    // Settled or claimed meanwhile: the job of an attempt that was interrupted comes back when pg-boss finds it
    // expired.
    if (handoff === undefined) await queue.complete(client, attempt.jobId);
    else claimed.push(handoff);
  }
  return claimed;
}

interface Claimed {
  readonly event: string | null;
  readonly attempts: number;
  readonly few_attempts: number;
  readonly unclear_for: number | null;
}

async function claimRow(
  client: Transaction,
  { jobId, handoffId }: DueAttempt,
  worker: number,
): Promise<ClaimedHandoff | undefined> {
  const { rows } = await client.query<Claimed>(
    prepared(
      `update opencx.handoff set state = 'working', worker = $2, job_id = $3, attempts = attempts + 1
       where id = $1 and state = 'waiting' returning event, attempts - 1 as attempts, few_attempts,
         extract(epoch from now() - unclear_since)::float8 * 1000 as unclear_for`,
      [handoffId, worker, jobId],
    ),
  );
  const row = rows[0];
  if (row?.event == null) return undefined;
  const handoff = JSON.parse(row.event) as Handoff;
  return {
    handoff,
    jobId,
    attempts: row.attempts,
    limitedAttempts: row.few_attempts,
    unclearFor: row.unclear_for ?? undefined,
  };
}

/**
 * Gives the oldest rows that have no job yet theirs. No more than can be claimed now, since jobs of one moment are
 * fetched in no order.
 */
async function newAttempts(client: Transaction, count: number): Promise<readonly DueAttempt[]> {
  const { rows } = await client.query<{ id: string; job_id: string }>(
    prepared(
      `update opencx.handoff set job_id = gen_random_uuid() where id in (
         select id from opencx.handoff where state = 'waiting' and job_id is null order by received_at limit $1 for update skip locked)
       returning id, job_id`,
      [count],
    ),
  );
  return rows.map((row) => ({ jobId: row.job_id, handoffId: row.id }));
}
