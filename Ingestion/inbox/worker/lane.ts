import { elapsed } from "../../clock";
import { delayAfter } from "./backoff";
import { attempt, type AttemptResult, type AttemptTools, type ProcessHandoff } from "./attempt";
import { failureFields } from "../../telemetry/log";
import { Health } from "./health";
import type { Leases } from "./leases";
import type { ClaimedHandoff } from "../queue/claimed";

/** How one connection's handoffs are processed. */
export interface LaneSettings {
  /** The connection's name. */
  readonly connection: string;
  readonly process: ProcessHandoff;
  /** Handoffs at once, as things stand. */
  readonly concurrency: () => number;
}

/** What all lanes of a process share. */
export interface LaneTools extends AttemptTools {
  readonly leases: Leases;
  /** Milliseconds between looks at the inbox when nobody said that something is there. */
  readonly pollEvery: number;
  readonly onAttempt?: ((result: AttemptResult, seconds: number) => void) | undefined;
}

/** After so many handoffs that nothing has failed at yet, one that has failed before gets its turn. */
const FRESH_BEFORE_AGAIN = 10;

/**
 * The handoffs of one connection: claimed and processed by themselves, so that whatever holds one connection up holds up
 * no other. New ones go before those that have failed before, which get every eleventh turn and half of the places.
 */
export class Lane {
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private settings: LaneSettings;
  private wake: (() => void) | undefined;
  private news = false;
  /** Of those that are running, how many had failed before. */
  private again = 0;
  private freshInARow = 0;
  private readonly health: Health;
  private loop: Promise<void> | undefined;

  public constructor(
    settings: LaneSettings,
    private readonly tools: LaneTools,
  ) {
    this.settings = settings;
    this.health = new Health(tools);
  }

  public start(): void {
    this.loop ??= this.run();
  }

  /** From now on; what is under way ends as it began. */
  public change(settings: LaneSettings): void {
    this.settings = settings;
    this.notify();
  }

  /** Something may be there to claim. */
  public notify(): void {
    this.news = true;
    this.wake?.();
  }

  /** Claims nothing more and waits until what is under way has ended. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    this.notify();
    await this.loop;
    await Promise.all(this.running);
  }

  private async run(): Promise<void> {
    const { backoff, clock, log } = this.tools;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.fill();
        failures = 0;
        await this.rest();
      } catch (thrown) {
        log.error({ ...failureFields(thrown) }, "the inbox does not answer");
        await clock.sleep(delayAfter(++failures, backoff), this.stopping.signal);
      }
    }
  }

  /** Claims as many as there is room for. */
  private async fill(): Promise<void> {
    const { connection, concurrency } = this.settings;
    const most = Math.max(1, concurrency());
    const count = most - this.running.size;
    if (count <= 0) return;
    const again = Math.max(0, Math.max(1, Math.floor(most / 2)) - this.again);
    const againFirst = this.freshInARow >= FRESH_BEFORE_AGAIN;
    const { inbox } = this.tools;
    const claimed = await inbox.claim({ connection, count, again, againFirst });
    for (const one of claimed) this.begin(one);
    if (claimed.length === count) return;
    const probe = await inbox.probe(connection);
    if (probe !== undefined) this.begin(probe);
  }

  private begin(claimed: ClaimedHandoff): void {
    const isAgain = claimed.failing !== undefined;
    if (isAgain) this.again += 1;
    this.freshInARow = isAgain ? 0 : this.freshInARow + 1;
    const one = this.attempt(claimed).finally(() => {
      this.running.delete(one);
      if (isAgain) this.again -= 1;
      this.notify();
    });
    this.running.add(one);
  }

  /** Until there is news (a handoff came in, or a hand is free again) or the next look is due. */
  private async rest(): Promise<void> {
    if (!this.news) {
      const over = new AbortController();
      this.wake = () => over.abort();
      await this.tools.clock.sleep(this.tools.pollEvery, over.signal);
      this.wake = undefined;
    }
    this.news = false;
  }

  private async attempt(claimed: ClaimedHandoff): Promise<void> {
    const { clock, leases, log } = this.tools;
    const started = elapsed(clock);
    leases.hold(claimed);
    const result = await attempt(claimed, this.settings.process, this.tools, this.stopping.signal);
    leases.release(claimed);
    this.tools.onAttempt?.(result, (elapsed(clock) - started) / 1000);
    try {
      await this.health.note(claimed, result);
    } catch (thrown) {
      // Nothing rests on it: the next attempt shows the same again.
      log.warn({ ...failureFields(thrown) }, "the inbox does not take what holds a connection up");
    }
  }
}
