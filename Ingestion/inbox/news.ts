import type { Pool } from "../database/pool";
import { CHANNEL } from "./schema";

/**
 * Tells the workers that handoffs were committed: one notice after another, each for all that came since the one before.
 * It is not part of their commit: PostgreSQL lets whoever commits a notice wait until the one before is on the disk, and
 * so handoffs that come at once would be written one by one. One that is lost costs a second: workers look by
 * themselves, too.
 */
export class News {
  private isWanted = false;
  private telling: Promise<void> | undefined;

  /** @param onError told why a notice was lost */
  public constructor(
    private readonly pool: Pool,
    private readonly onError: (error: Error) => void,
  ) {}

  /** What is to be told is committed already. */
  public tell(): void {
    this.isWanted = true;
    this.telling ??= this.run();
  }

  /** Resolves once nothing is left to tell. */
  public async told(): Promise<void> {
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
    }
    this.telling = undefined;
  }
}
