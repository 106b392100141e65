import { elapsed } from "../../clock";
import { actionOf, type FailureCode } from "../../failures/registry";
import { failureFields } from "../../telemetry/log";
import { delayAfter } from "./backoff";
import { Lane, type LaneSettings, type LaneTools } from "./lane";
import { Leases } from "./leases";

export interface WorkerOptions extends Omit<LaneTools, "leases"> {
  /** Days that a dead letter is kept. */
  readonly deadDays: number;
}

/** How often handoffs are taken back whose lease is over, in milliseconds. */
const RECLAIM_EVERY = 1_000;

/** How often old rows are removed, in milliseconds. */
const PURGE_EVERY = 10_000;

/** Claims handoffs of the inbox and processes them: a lane for each connection. */
export class Worker {
  private readonly lanes = new Map<string, Lane>();
  private readonly leases: Leases;
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;
  /** Of the fault that keeps the database from taking changes, as it was told last. */
  private told: FailureCode | undefined;

  public constructor(private readonly options: WorkerOptions) {
    const { inbox, clock, log } = options;
    this.leases = new Leases({
      pool: inbox.pool,
      clock,
      onLost: ({ handoff }) =>
        log.warn(
          { handoff: handoff.id },
          "another worker has taken this handoff over: the inbox did not hear of this one",
        ),
      onError: (thrown) => log.error({ ...failureFields(thrown) }, "the inbox does not renew what is under way"),
    });
    inbox.onNews(() => this.notify());
  }

  public start(): void {
    this.leases.start();
    this.loop ??= this.run();
  }

  /**
   * Serves these connections from now on: a lane begins for each new one; one that is no longer among them ends once
   * what is under way has ended.
   */
  public async serve(connections: readonly LaneSettings[]): Promise<void> {
    const wanted = new Map(connections.map((settings) => [settings.connection, settings]));
    const gone = [...this.lanes].filter(([connection]) => !wanted.has(connection));
    for (const [connection] of gone) this.lanes.delete(connection);
    for (const [connection, settings] of wanted) {
      const lane = this.lanes.get(connection);
      if (lane !== undefined) lane.change(settings);
      else this.add(settings);
    }
    await Promise.all(gone.map(([, lane]) => lane.stop()));
  }

  /** Something may be there to claim. */
  public notify(): void {
    for (const lane of this.lanes.values()) lane.notify();
  }

  /** Claims nothing more and waits until what is under way has ended. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
    await this.leases.stop();
  }

  private add(settings: LaneSettings): void {
    const lane = new Lane(settings, { ...this.options, leases: this.leases });
    this.lanes.set(settings.connection, lane);
    lane.start();
  }

  private async run(): Promise<void> {
    const { clock, log, backoff } = this.options;
    let purged = -Infinity;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.lookAtWrites();
        await this.reclaim();
        if (elapsed(clock) - purged >= PURGE_EVERY) {
          purged = elapsed(clock);
          await this.purge();
        }
        failures = 0;
        await clock.sleep(RECLAIM_EVERY, this.stopping.signal);
      } catch (thrown) {
        log.error({ ...failureFields(thrown) }, "the inbox does not answer");
        await clock.sleep(delayAfter(++failures, backoff), this.stopping.signal);
      }
    }
  }

  private async lookAtWrites(): Promise<void> {
    const { inbox, log } = this.options;
    const { writes } = inbox;
    await writes.tryAgain();
    const { refusal } = writes;
    if (refusal?.code === this.told) return;
    this.told = refusal?.code;
    if (refusal === undefined) log.info("the inbox's database takes changes again");
    else
      log.error(
        { ...failureFields(refusal), action: actionOf(refusal.code) },
        "the inbox's database takes no changes: nothing is accepted, and no case is made",
      );
  }

  private async reclaim(): Promise<void> {
    const { inbox, log } = this.options;
    const reclaimed = await inbox.reclaim();
    for (const handoff of reclaimed) log.warn({ handoff }, "taken back from a worker that died");
    if (reclaimed.length > 0) this.notify();
  }

  private async purge(): Promise<void> {
    const { inbox, log, deadDays } = this.options;
    for (const handoff of await inbox.purge(deadDays))
      log.warn({ handoff }, "dead for longer than DEAD_KEPT_DAYS: deleted");
  }
}
