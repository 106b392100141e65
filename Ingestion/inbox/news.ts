import type { Clock } from "../clock";
import type { Pool } from "../database/pool";
import { CHANNEL } from "./schema";

/** Milliseconds between two notices: each costs everybody who commits meanwhile. */
const TELL_EVERY = 100;

/**
 * Tells that handoffs were committed: this process's own worker at once, those of others by a notice of PostgreSQL's, at
 * most ten a second, each for all that came since the one before. It is not part of their commit: PostgreSQL lets
 * whoever commits a notice wait until the one before is on the disk, and so handoffs that come at once would be written
 * one by one. One that is lost costs a second: workers look by themselves, too.
 */
export class News {
  private isWanted = false;
  private telling: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private readonly hearers = new Set<() => void>();

  /** @param onError told why a notice was lost */
  public constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Tells whoever hears it in this process, from now on. */
  public onNews(hearer: () => void): void {
    this.hearers.add(hearer);
  }

  /** What is to be told is committed already. */
  public tell(): void {
    for (const hearer of this.hearers) hearer();
    this.isWanted = true;
    this.telling ??= this.run();
  }

  /** Resolves once nothing is left to tell. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    await this.telling;
  }

  private async run(): Promise<void> {
    while (this.isWanted) {
      this.isWanted = false;
      try {
        await this.pool.query(`notify ${CHANNEL}`);
      } catch (thrown) {
        this.onError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
      await this.clock.sleep(TELL_EVERY, this.stopping.signal);
    }
    this.telling = undefined;
  }
}
