import { elapsed, type Clock } from "../clock";

/** Whoever names no time, or one that is over, would be asked again as fast as it answers. Milliseconds. */
const LEAST = 1_000;
/** The least is longer by up to so many milliseconds, so that many workers do not knock in step. */
const JITTER = 500;

/**
 * One pause for everything that goes to one server, by no clock that somebody may set. Dataverse counts requests per
 * user and lengthens Retry-After for those who keep knocking, so after a 429 nothing at all is sent there until the time
 * it named has passed.
 */
export class Pause {
  private until = -Infinity;

  /** @param random 0 to 1 */
  public constructor(
    private readonly clock: Clock,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds left; 0 = go. */
  public remaining(): number {
    return Math.max(0, this.until - elapsed(this.clock));
  }

  /**
   * Asks everyone to wait, a second at least; a shorter wish never shortens a longer one.
   * @returns milliseconds that are left
   */
  public extend(milliseconds: number): number {
    this.hold(milliseconds >= LEAST ? milliseconds : LEAST + Math.round(JITTER * this.random()));
    return this.remaining();
  }

  /** Keeps the pause that another process was asked for: exactly as long as is left of it. */
  public hold(milliseconds: number): void {
    this.until = Math.max(this.until, elapsed(this.clock) + milliseconds);
  }

  /**
   * Resolves when nobody asks to wait any more, or the signal is aborted. Looks again after each sleep: another request
   * may have extended it.
   */
  public async passed(signal?: AbortSignal): Promise<void> {
    for (let left = this.remaining(); left > 0; left = this.remaining()) {
      if (signal?.aborted === true) return;
      await this.clock.sleep(left, signal);
    }
  }
}
