import pg from "pg";
import PgBoss from "pg-boss";
import { prepared, type Pool, type Transaction } from "../database/pool";
import { Failure } from "../failures/failure";
import { migrate } from "./migrate";
import { BOSS_SCHEMA, LOCK_CLASS, QUEUE, schemaIfMissing } from "./schema";

/** One attempt that is due. */
export interface DueAttempt {
  readonly jobId: string;
  readonly handoffId: string;
}

/**
 * The attempts at handoffs, scheduled by pg-boss: a job each. Everything is asked within the caller's transaction, so
 * that a job and the row of its handoff never disagree.
 */
export class AttemptQueue {
  private constructor(private readonly boss: PgBoss) {}

  /**
   * Makes the inbox's tables and pg-boss's where they are missing, and starts pg-boss's maintenance.
   * @param onError told of pg-boss's own background errors; without a listener they would end the process
   * @throws Failure that names the right which the role lacks
   */
  public static async open(pool: Pool, onError: (error: Error) => void): Promise<AttemptQueue> {
    const boss = new PgBoss({
      db: { executeSql: async (text: string, values?: unknown[]) => pool.query(ownSchema(text), values) },
      schema: BOSS_SCHEMA,
      schedule: false,
      archiveFailedAfterSeconds: 3_600,
      archiveCompletedAfterSeconds: 3_600,
      deleteAfterDays: 7,
    });
    boss.on("error", onError);
    const client = await pool.connect();
    try {
      await migrate(pool);
      // Several processes start at once after a deployment; creating one schema twice at the same moment fails in
      // PostgreSQL.
      await client.query("select pg_advisory_lock($1, 0)", [LOCK_CLASS]);
      await boss.start();
      // A year: pg-boss drops jobs that waited longer than their retention, and an outage must not be one of them.
      await boss.createQueue(QUEUE, {
        name: QUEUE,
        policy: "standard",
        retryLimit: 1_000,
        expireInSeconds: 900,
        retentionDays: 365,
      });
    } catch (thrown) {
      if (!(thrown instanceof pg.DatabaseError) || thrown.code !== INSUFFICIENT_PRIVILEGE) throw thrown;
      throw new Failure({
        code: "database-rights",
        source: "inbox",
        values: { reason: thrown.message },
        cause: thrown,
      });
    } finally {
      // Ending the session frees the lock, whatever state the connection is in.
      client.release(true);
    }
    return new AttemptQueue(boss);
  }

  /** Adds attempts that are due at once, under job ids that their rows have already. */
  public async add(client: Transaction, attempts: readonly DueAttempt[]): Promise<void> {
    // Due a second ago by the database's clock: pg-boss fetches what was due before the transaction began, and this one
    // is to fetch them.
    const jobs = attempts.map(({ jobId, handoffId }) => ({
      name: QUEUE,
      id: jobId,
      data: { id: handoffId },
      startAfter: "-1 second",
    }));
    if (jobs.length > 0) await this.boss.insert(jobs, { db: bossDb(client) });
  }

  /** Adds the next attempt at a handoff. @param delay milliseconds */
  public async schedule(client: Transaction, handoffId: string, delay: number): Promise<void> {
    // A Date in the past would be the same; none at all lets the database's clock decide, which is the one that
    // fetches.
    const after = delay > 0 ? { startAfter: new Date(Date.now() + delay) } : {};
    await this.boss.send(QUEUE, { id: handoffId }, { ...after, db: bossDb(client) });
  }

  /** Takes up to `count` attempts that are due. */
  public async fetch(client: Transaction, count: number): Promise<readonly DueAttempt[]> {
    const jobs = await this.boss.fetch<{ id: string }>(QUEUE, {
      batchSize: count,
      priority: false,
      db: bossDb(client),
    });
    return jobs.map((job) => ({ jobId: job.id, handoffId: job.data.id }));
  }

  /** Ends an attempt. */
  public async complete(client: Transaction, jobId: string): Promise<void> {
    await this.boss.complete(QUEUE, jobId, {}, { db: bossDb(client) });
  }

  /** Stops pg-boss's maintenance. */
  public async stop(): Promise<void> {
    await this.boss.stop({ graceful: false, wait: true });
  }
}

/** PostgreSQL's SQLSTATE. */
const INSUFFICIENT_PRIVILEGE = "42501";
const MAKES_SCHEMA = new RegExp(`create schema if not exists ${BOSS_SCHEMA}\\s*;?`, "i");

/** pg-boss's statements, of which the one that makes its schema asks for too much. */
function ownSchema(text: string): string {
  return text.replace(MAKES_SCHEMA, () => schemaIfMissing(BOSS_SCHEMA));
}

/** What pg-boss asks within our transactions, the same few statements for each handoff. */
function bossDb(client: Transaction): PgBoss.Db {
  return { executeSql: async (text: string, values: unknown[]) => client.query(prepared(text, values)) };
}
