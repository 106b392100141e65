import PgBoss from "pg-boss";
import type { Handoff } from "../handoff/handoff";
import type { Outcome } from "../handoff/process";
import type { Failure } from "../failures/failure";
import { messageOf, type FailureCode } from "../failures/registry";
import { prepared, transaction, type Pool, type Transaction } from "../database/pool";
import type { HandoffState } from "./overview";
import { BOSS_SCHEMA, CHANNEL, LOCK_CLASS, QUEUE, SCHEMA } from "./schema";

/** Where a handoff came from. */
export type HandoffSource = "webhook" | "reconcile";

/** What became of a delivery. */
export interface Acceptance {
  /** Ids of the rows made; empty for a delivery that was here before. */
  readonly accepted: readonly string[];
  readonly duplicates: number;
}

/** A handoff that a worker has claimed. */
export interface ClaimedHandoff {
  readonly handoff: Handoff;
  readonly jobId: string;
  /** Attempts before this one. */
  readonly attempts: number;
  /** Attempts before this one whose failure was of the kind `retry-limited`. */
  readonly limitedAttempts: number;
}

/** A worker process that was killed this often over one handoff would be killed for ever. */
const MOST_INTERRUPTIONS = 10;
const KILLED = "worker-killed" satisfies FailureCode;

/** Settled rows keep duplicates out; senders give up within days, so a season is ample. */
const KEPT_DAYS = 90;

interface Row {
  readonly id: string;
  readonly event: string | null;
  readonly attempts: number;
  readonly few_attempts: number;
}

/**
 * The inbox: handoffs in PostgreSQL, attempts scheduled by pg-boss. A handoff's row says what became of it; each
 * attempt is a pg-boss job, finished in the same
 * transaction as the row, so the two never disagree. A row that waits without a job (`job_id` null) is due at once, and
 * gets its job from the worker that takes it: while the sender
 * waits, one statement is all there is to do.
 */
export class Inbox {
  private constructor(
    public readonly pool: Pool,
    private readonly boss: PgBoss,
  ) {}

  /** @param onError told of pg-boss's own background errors; without a listener they would end the process */
  public static async open(pool: Pool, onError: (error: Error) => void): Promise<Inbox> {
    const boss = new PgBoss({
      db: { executeSql: async (text: string, values?: unknown[]) => pool.query(text, values) },
      schema: BOSS_SCHEMA,
      schedule: false,
      archiveFailedAfterSeconds: 3_600,
      archiveCompletedAfterSeconds: 3_600,
      deleteAfterDays: 7,
    });
    boss.on("error", onError);
    const client = await pool.connect();
    try {
      // Several processes start at once after a deployment; creating one schema twice at the same moment fails in
      // PostgreSQL.
      await client.query("select pg_advisory_lock($1, 0)", [LOCK_CLASS]);
      await client.query(SCHEMA);
      await boss.start();
      // A year: pg-boss drops jobs that waited longer than their retention, and an outage must not be one of them.
      await boss.createQueue(QUEUE, {
        name: QUEUE,
        policy: "standard",
        retryLimit: 1_000,
        expireInSeconds: 900,
        retentionDays: 365,
      });
    } finally {
      // Ending the session frees the lock, whatever state the connection is in.
      client.release(true);
    }
    return new Inbox(pool, boss);
  }

  /**
   * Commits the handoffs of one delivery, all or none. What is here already, by webhook-id or by the handoff itself, is
   * not written again.
   */
  public async accept(handoffs: readonly Handoff[], source: HandoffSource, webhookId?: string): Promise<Acceptance> {
    // One statement is one transaction and one round trip, notice included. It sees the rows as they were before it, so
    // the handoffs of one delivery do not keep each other out.
    const { rows } = await this.pool.query<{ id: string }>(
      prepared(
        `with made as (
           insert into opencx.handoff (id, webhook_id, source, organization_id, conversation_id, handed_off_at, event)
           select h.id, $2, $3, h.organization_id, h.conversation_id, h.handed_off_at, h.event
           from json_to_recordset($1) as h(id uuid, organization_id text, conversation_id text, handed_off_at timestamptz, event text)
           where $2::text is null or not exists (select 1 from opencx.handoff where webhook_id = $2)
           on conflict (id) do nothing returning id)
         select id, pg_notify($4, '') from made`,
        [JSON.stringify(handoffs.map(rowOf)), webhookId ?? null, source, CHANNEL],
      ),
    );
    return { accepted: rows.map(({ id }) => id), duplicates: handoffs.length - rows.length };
  }

  /** Claims up to `count` handoffs that are due, oldest first, for the worker of this number. */
  public async claim(count: number, worker: number): Promise<readonly ClaimedHandoff[]> {
    return transaction(this.pool, async (client) => {
      await this.scheduleNew(client, count);
      const jobs = await this.boss.fetch<{ id: string }>(QUEUE, {
        batchSize: count,
        priority: false,
        db: bossDb(client),
      });
      const claimed: ClaimedHandoff[] = [];
      for (const job of jobs) {
        const { rows } = await client.query<Row>(
          prepared(
            `update opencx.handoff set state = 'working', worker = $2, job_id = $3, attempts = attempts + 1
             where id = $1 and state = 'waiting' returning id, event, attempts - 1 as attempts, few_attempts`,
            [job.data.id, worker, job.id],
          ),
        );
        const row = rows[0];
        // Settled or taken meanwhile: the job of an attempt that was interrupted comes back when pg-boss finds it
        // expired.
        if (row?.event == null) await this.boss.complete(QUEUE, job.id, {}, { db: bossDb(client) });
        else
          claimed.push({
            handoff: JSON.parse(row.event) as Handoff,
            jobId: job.id,
            attempts: row.attempts,
            limitedAttempts: row.few_attempts,
          });
      }
      return claimed;
    });
  }

  /** Records how a handoff ended, and lets go of what it said. */
  public async settle(claimed: ClaimedHandoff, worker: number, outcome: Outcome): Promise<void> {
    const done = outcome.kind === "done" ? outcome : undefined;
    await this.finishAttempt(claimed, async (client) =>
      client.query(
        prepared(
          `update opencx.handoff set state = $3, worker = null, settled_at = now(), event = null, error = null, error_code = null,
             incident_id = $4, ticket_number = $5, reason = $6 where id = $1 and worker = $2 and state = 'working'`,
          [
            claimed.handoff.id,
            worker,
            outcome.kind,
            done?.incidentId ?? null,
            done?.ticketNumber ?? null,
            outcome.kind === "skipped" ? outcome.reason : null,
          ],
        ),
      ),
    );
  }

  /** Makes a dead letter of a handoff: nothing but a change elsewhere will make a case of it. */
  public async deadLetter(claimed: ClaimedHandoff, worker: number, failure: Failure): Promise<void> {
    await this.finishAttempt(claimed, async (client) =>
      client.query(
        `update opencx.handoff set state = 'dead', worker = null, settled_at = now(), error = $3, error_code = $4
         where id = $1 and worker = $2 and state = 'working'`,
        [claimed.handoff.id, worker, failure.message, failure.code],
      ),
    );
  }

  /** Lets a handoff wait, and schedules its next attempt. @param delay milliseconds */
  public async postpone(claimed: ClaimedHandoff, worker: number, failure: Failure, delay: number): Promise<void> {
    await this.finishAttempt(claimed, async (client) => {
      const changed = await client.query(
        `update opencx.handoff set state = 'waiting', worker = null, error = $3, error_code = $4, few_attempts = few_attempts + $5
         where id = $1 and worker = $2 and state = 'working'`,
        [claimed.handoff.id, worker, failure.message, failure.code, failure.kind === "retry-limited" ? 1 : 0],
      );
      // A Date in the past would be the same; none at all lets the database's clock decide, which is the one that
      // fetches.
      const after = delay > 0 ? { startAfter: new Date(Date.now() + delay) } : {};
      if (changed.rowCount === 1)
        await this.boss.send(QUEUE, { id: claimed.handoff.id }, { ...after, db: bossDb(client) });
      return changed;
    });
  }

  /**
   * Reclaims the handoffs of workers that live no longer: their advisory lock went with their connection, the moment they
   * were killed. No lease
   * to wait for, and none to lose while a slow request is under way.
   * @returns ids of the handoffs that wait again
   */
  public async reclaim(): Promise<readonly string[]> {
    return transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ id: string; job_id: string | null; state: HandoffState }>(
        `with abandoned as (
           select id, job_id from opencx.handoff w where state = 'working' and not exists (
             select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = $1 and l.objid = w.worker::bigint::oid
               and l.database = (select oid from pg_database where datname = current_database()))
           for update skip locked)
         update opencx.handoff h set worker = null, job_id = null, interruptions = interruptions + 1,
           state = case when interruptions + 1 >= $2 then 'dead' else 'waiting' end,
           settled_at = case when interruptions + 1 >= $2 then now() end,
           error = case when interruptions + 1 >= $2 then $3 else error end,
           error_code = case when interruptions + 1 >= $2 then $4 else error_code end
         from abandoned where h.id = abandoned.id returning h.id, abandoned.job_id, h.state`,
        [LOCK_CLASS, MOST_INTERRUPTIONS, messageOf(KILLED, { times: MOST_INTERRUPTIONS }), KILLED],
      );
      for (const { job_id: job } of rows)
        if (job !== null) await this.boss.complete(QUEUE, job, {}, { db: bossDb(client) });
      return rows.filter((row) => row.state === "waiting").map(({ id }) => id);
    });
  }

  /** Gives a dead handoff a fresh start. @returns false when it is not dead (any more) */
  public async replay(id: string): Promise<boolean> {
    return transaction(this.pool, async (client) => {
      const changed = await client.query(
        "update opencx.handoff set state = 'waiting', job_id = null, settled_at = null, few_attempts = 0, interruptions = 0 where id = $1 and state = 'dead'",
        [id],
      );
      if (changed.rowCount !== 1) return false;
      await client.query(`notify ${CHANNEL}`);
      return true;
    });
  }

  /** Deletes rows that were settled well a season ago. Dead ones stay until a person has dealt with them. */
  public async purge(): Promise<void> {
    await this.pool.query(
      "delete from opencx.handoff where state in ('done', 'skipped') and settled_at < now() - make_interval(days => $1)",
      [KEPT_DAYS],
    );
  }

  /** Stops pg-boss's maintenance; the pool stays the caller's. */
  public async stop(): Promise<void> {
    await this.boss.stop({ graceful: false, wait: true });
  }

  private async finishAttempt(
    claimed: ClaimedHandoff,
    update: (client: Transaction) => Promise<unknown>,
  ): Promise<void> {
    await transaction(this.pool, async (client) => {
      await update(client);
      await this.boss.complete(QUEUE, claimed.jobId, {}, { db: bossDb(client) });
    });
  }

  /**
   * Gives the oldest rows that have no job yet theirs. No more than can be taken now, since jobs of one moment are
   * fetched in no order.
   */
  private async scheduleNew(client: Transaction, count: number): Promise<void> {
    const { rows } = await client.query<{ id: string; job_id: string }>(
      prepared(
        `update opencx.handoff set job_id = gen_random_uuid() where id in (
           select id from opencx.handoff where state = 'waiting' and job_id is null order by received_at limit $1 for update skip locked)
         returning id, job_id`,
        [count],
      ),
    );
    // Due a second ago by the database's clock: pg-boss fetches what was due before the transaction began, and this one
    // is to fetch them.
    const jobs = rows.map((row) => ({ name: QUEUE, id: row.job_id, data: { id: row.id }, startAfter: "-1 second" }));
    if (jobs.length > 0) await this.boss.insert(jobs, { db: bossDb(client) });
  }
}

/**
 * The columns of a handoff's row. `event` is JSON within JSON, so that the NUL and the lone surrogates of a caller's
 * words, which PostgreSQL's text refuses, stay escaped.
 */
function rowOf(handoff: Handoff): Readonly<Record<string, string>> {
  return {
    id: handoff.id,
    organization_id: handoff.organizationId,
    conversation_id: handoff.conversationId,
    handed_off_at: new Date(handoff.timestamp).toISOString(),
    event: JSON.stringify(handoff),
  };
}

/** What pg-boss asks within our transactions, the same few statements for each handoff. */
function bossDb(client: Transaction): PgBoss.Db {
  return { executeSql: async (text: string, values: unknown[]) => client.query(prepared(text, values)) };
}
