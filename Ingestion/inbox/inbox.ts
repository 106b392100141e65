import { systemClock, type Clock } from "../clock";
import { assertReachable, type Pool } from "../database/pool";
import type { Failure } from "../failures/failure";
import type { Handoff } from "../handoff/handoff";
import type { Outcome } from "../handoff/process";
import { databaseState } from "./databaseState";
import { migrate } from "./migrate";
import { News } from "./news";
import { acceptHandoffs, type Acceptance, type Arrival } from "./statements/accept";
import { claimHandoffs, type Wanted } from "./queue/claim";
import type { ClaimedHandoff } from "./queue/claimed";
import { discardHandoff } from "./statements/discard";
import { eraseSession, type ErasedRow } from "./statements/erase";
import {
  buryOrHold,
  closeBreaker,
  dropIdleHalts,
  endOutage,
  haltAll,
  hurry,
  keepBreaker,
  keepOutage,
  probeNow,
  type ProbePauses,
} from "./queue/halt";
import type { ClaimKey } from "./queue/lease";
import { postponeHandoff } from "./queue/postpone";
import { claimProbe } from "./queue/probe";
import { purgeHandoffs } from "./statements/purge";
import { reclaimHandoffs, type Abandoned } from "./queue/reclaim";
import { replayHandoff } from "./queue/replay";
import { settleHandoff } from "./queue/settle";
import { acceptStep } from "./steps";
import { Writes } from "./writes";
import { beginTrace } from "../telemetry/trace";

/**
 * The inbox: handoffs in PostgreSQL. A handoff's row is its place in the queue and says what became of it. Whoever
 * claims one has it for as long as the claim is renewed, and writes its end by the claim's number: after somebody else
 * has claimed it, that write changes nothing. Every statement stands for itself or is one transaction, and no lock
 * outlives one, so a pooler in transaction mode may be in between.
 */
export class Inbox {
  /** Whether the database takes changes. */
  public readonly writes: Writes;

  private constructor(
    public readonly pool: Pool,
    private readonly news: News,
  ) {
    this.writes = new Writes(pool);
  }

  /**
   * Makes the inbox's tables where they are missing, and brings older ones to this version.
   * @param onError told of background errors; without a listener they would end the process
   * @throws Failure that names the right which the role lacks
   */
  public static async open(pool: Pool, onError: (error: Error) => void, clock: Clock = systemClock): Promise<Inbox> {
    await databaseState(pool);
    await migrate(pool);
    return new Inbox(pool, new News(pool, clock, onError));
  }

  /** @throws Failure when the database does not answer, or takes no changes, as far as any were made */
  public async assertTaking(): Promise<void> {
    await assertReachable(this.pool);
    if (this.writes.refusal !== undefined) throw this.writes.refusal;
  }

  /** Tells from now on, within this process, that a handoff may be there to claim. */
  public onNews(hearer: () => void): void {
    this.news.onNews(hearer);
  }

  /**
   * Commits the handoffs of one delivery, all or none. What is here already, by webhook-id or by the handoff itself, is
   * not written again. The workers are told.
   */
  public async accept(handoffs: readonly Handoff[], arrival: Arrival): Promise<Acceptance> {
    const { webhookId, source } = arrival;
    const accepting = async (): Promise<Acceptance> =>
      this.writes.watch(
        () => acceptHandoffs(this.pool, handoffs, arrival),
        ({ accepted }) => accepted.length > 0,
      );
    const acceptance = await (webhookId === undefined
      ? accepting()
      : beginTrace(webhookId, acceptStep(webhookId, source), accepting));
    if (acceptance.accepted.length > 0) this.news.tell();
    return acceptance;
  }

  /** Claims handoffs of a connection that are due, oldest first. */
  public async claim(wanted: Wanted): Promise<readonly ClaimedHandoff[]> {
    return this.writes.watch(() => claimHandoffs(this.pool, wanted));
  }

  /** Claims the handoff that probes whether what holds a connection's handoffs up is over, when one is due. */
  public async probe(connection: string): Promise<ClaimedHandoff | undefined> {
    return this.writes.watch(() => claimProbe(this.pool, connection));
  }

  /** Has all handoffs of a connection wait. */
  public async haltAll(connection: string, failure: Failure, pauses: ProbePauses): Promise<void> {
    await haltAll(this.pool, connection, failure, pauses);
  }

  /** Has them wait on after a probe of this outage. @returns false when it is over */
  public async keepOutage(connection: string, outage: string, failure: Failure, pauses: ProbePauses): Promise<boolean> {
    return keepOutage(this.pool, { connection, outage }, failure, pauses);
  }

  /** Ends that. @returns whether they waited */
  public async endOutage(connection: string): Promise<boolean> {
    return endOutage(this.pool, connection);
  }

  /** Has what was put off tried at once. */
  public async hurry(): Promise<void> {
    await hurry(this.pool);
  }

  /** Has the next handoff probe at once. @param cause of a breaker; undefined: of the outage */
  public async probeNow(connection: string, cause: string | undefined): Promise<void> {
    await probeNow(this.pool, connection, cause);
  }

  /** Has those that a cause has stopped wait on. @param pause milliseconds before the next probe */
  public async keepBreaker(connection: string, cause: string, pause: number): Promise<void> {
    await keepBreaker(this.pool, connection, cause, pause);
  }

  /** Lets those go on that a cause has stopped. */
  public async closeBreaker(connection: string, cause: string): Promise<void> {
    await closeBreaker(this.pool, connection, cause);
  }

  /** Records how a handoff ended, and lets go of what it said. @returns false when the claim is lost */
  public async settle(claim: ClaimKey, outcome: Outcome): Promise<boolean> {
    return this.writes.watch(() => settleHandoff(this.pool, claim, outcome));
  }

  /**
   * Notes that nothing but a change elsewhere will make a case of a handoff: it is a dead letter, or waits where others
   * have died of the same just before.
   * @returns `lost` when the claim is
   */
  public async giveUp(claimed: ClaimedHandoff, failure: Failure): Promise<"dead" | "held" | "lost"> {
    return this.writes.watch(() => buryOrHold(this.pool, claimed, failure));
  }

  /** Lets a handoff wait for its next attempt. @param delay milliseconds @returns false when the claim is lost */
  public async postpone(claim: ClaimKey, failure: Failure, delay: number): Promise<boolean> {
    return this.writes.watch(() => postponeHandoff(this.pool, claim, failure, delay));
  }

  /**
   * Takes handoffs back from workers that were killed or are frozen.
   * @returns ids of the handoffs that wait again
   */
  public async reclaim(which: Abandoned = "expired"): Promise<readonly string[]> {
    return this.writes.watch(() => reclaimHandoffs(this.pool, which));
  }

  /** Gives a dead letter a fresh start. @returns false when it is not dead (any more) */
  public async replay(id: string): Promise<boolean> {
    const isReplayed = await replayHandoff(this.pool, id);
    if (isReplayed) this.news.tell();
    return isReplayed;
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
    await dropIdleHalts(this.pool);
    return purgeHandoffs(this.pool, deadDays);
  }

  /** Tells what is to be told; the pool stays the caller's. */
  public async stop(): Promise<void> {
    await this.news.stop();
  }
}
