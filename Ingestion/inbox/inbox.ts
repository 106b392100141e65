import { transaction, type Pool, type Transaction } from "../database/pool";
import type { Failure } from "../failures/failure";
import type { Handoff } from "../handoff/handoff";
import type { Outcome } from "../handoff/process";
import { AttemptQueue } from "./attemptQueue";
import { News } from "./news";
import { acceptHandoffs, type Acceptance, type HandoffSource } from "./statements/accept";
import { claimHandoffs, type ClaimedHandoff } from "./statements/claim";
import { deadLetterHandoff } from "./statements/deadLetter";
import { discardHandoff } from "./statements/discard";
import { eraseSession, type ErasedRow } from "./statements/erase";
import { postponeHandoff } from "./statements/postpone";
import { purgeHandoffs } from "./statements/purge";
import { reclaimHandoffs } from "./statements/reclaim";
import { replayHandoff } from "./statements/replay";
import { settleHandoff } from "./statements/settle";

/**
 * The inbox: handoffs in PostgreSQL. A handoff's row says what became of it; each attempt is a job of the attempt
 * queue, finished in the same transaction as the row, so the two never disagree. A row that waits without a job
 * (`job_id` null) is due at once, and gets its job from the worker that claims it: while the sender waits, one
 * statement is all there is to do.
 */
export class Inbox {
  private constructor(
    public readonly pool: Pool,
    private readonly queue: AttemptQueue,
    private readonly news: News,
  ) {}

  /** @param onError told of background errors; without a listener they would end the process */
  public static async open(pool: Pool, onError: (error: Error) => void): Promise<Inbox> {
    return new Inbox(pool, await AttemptQueue.open(pool, onError), new News(pool, onError));
  }

  /**
   * Commits the handoffs of one delivery, all or none. What is here already, by webhook-id or by the handoff itself, is
   * not written again. The workers are told.
   */
  public async accept(handoffs: readonly Handoff[], source: HandoffSource, webhookId?: string): Promise<Acceptance> {
    const acceptance = await acceptHandoffs(this.pool, handoffs, source, webhookId);
    if (acceptance.accepted.length > 0) this.news.tell();
    return acceptance;
  }

  /** Claims up to `count` handoffs that are due, oldest first, for the worker of this number. */
  public async claim(count: number, worker: number): Promise<readonly ClaimedHandoff[]> {
    return transaction(this.pool, (client) => claimHandoffs(client, this.queue, count, worker));
  }

  /** Records how a handoff ended, and lets go of what it said. */
  public async settle(claimed: ClaimedHandoff, worker: number, outcome: Outcome): Promise<void> {
    await this.endAttempt(claimed, (client) => settleHandoff(client, claimed.handoff.id, worker, outcome));
  }

  /** Makes a dead letter of a handoff: nothing but a change elsewhere will make a case of it. */
  public async deadLetter(claimed: ClaimedHandoff, worker: number, failure: Failure): Promise<void> {
    await this.endAttempt(claimed, (client) => deadLetterHandoff(client, claimed.handoff.id, worker, failure));
  }

  /** Lets a handoff wait, and schedules its next attempt. @param delay milliseconds */
  public async postpone(claimed: ClaimedHandoff, worker: number, failure: Failure, delay: number): Promise<void> {
    const { id } = claimed.handoff;
    await this.endAttempt(claimed, async (client) => {
      if (await postponeHandoff(client, id, worker, failure)) await this.queue.schedule(client, id, delay);
    });
  }

  /**
   * Reclaims the handoffs of workers that live no longer: their advisory lock went with their connection, the moment
   * they were killed. No lease to wait for, and none to lose while a slow request is under way.
   * @returns ids of the handoffs that wait again
   */
  public async reclaim(): Promise<readonly string[]> {
    return transaction(this.pool, (client) => reclaimHandoffs(client, this.queue));
  }

  /** Gives a dead letter a fresh start. @returns false when it is not dead (any more) */
  public async replay(id: string): Promise<boolean> {
    return transaction(this.pool, (client) => replayHandoff(client, id));
  }

  /** Deletes a handoff that is dead or waits, for good. @returns false when it is neither (any more) */
  public async discard(id: string): Promise<boolean> {
    return discardHandoff(this.pool, id);
  }

  /** Deletes all handoffs of a session, by its id or by that of one of them, for good. */
  public async erase(idOrSession: string): Promise<readonly ErasedRow[]> {
    return eraseSession(this.pool, idOrSession);
  }

  /** Deletes what was kept for its days. @returns ids of the dead letters that went */
  public async purge(deadDays: number): Promise<readonly string[]> {
    return purgeHandoffs(this.pool, deadDays);
  }

  /** Tells what is to be told, and stops background maintenance; the pool stays the caller's. */
  public async stop(): Promise<void> {
    await this.news.told();
    await this.queue.stop();
  }

  private async endAttempt(claimed: ClaimedHandoff, update: (client: Transaction) => Promise<void>): Promise<void> {
    await transaction(this.pool, async (client) => {
      await update(client);
      await this.queue.complete(client, claimed.jobId);
    });
  }
}
