import { randomInt } from "node:crypto";
import type pg from "pg";
import type { Clock } from "../clock";
import { beginSession, newClient } from "../database/pool";
import { CHANNEL, LOCK_CLASS } from "./schema";

/**
 * A worker's own connection to the inbox. It holds the advisory lock by which the others see that this worker lives,
 * and hears of new handoffs. Lost, it is made again; meanwhile another worker may reclaim this one's handoffs, which is
 * safe, since processing twice changes nothing, and the one step that would (queueing) is taken under a lock on the
 * row.
 */
export class Heartbeat {
  /** The worker's number, in the rows it has claimed. Positive, as the advisory lock's key wants it. */
  public readonly worker = randomInt(1, 2 ** 31 - 1);
  private client: pg.Client | undefined;
  private readonly closing = new AbortController();

  public constructor(
    private readonly options: {
      readonly connectionString: string;
      readonly clock: Clock;
      /** A handoff may be there. */
      readonly onNews: () => void;
      readonly onError: (error: Error) => void;
    },
  ) {}

  /** Resolves once the lock is held. */
  public async open(): Promise<void> {
    const { connectionString, onNews, onError } = this.options;
    const client = newClient(connectionString, "opencx-ingestion heartbeat");
    client.on("notification", () => onNews());
    client.on("error", onError);
    try {
      await client.connect();
      await beginSession(client);
      await client.query("select pg_advisory_lock($1, $2)", [LOCK_CLASS, this.worker]);
      await client.query(`listen ${CHANNEL}`);
    } catch (thrown) {
      await client.end().catch(() => undefined);
      throw thrown;
    }
    this.client = client;
    client.once("end", () => void this.reopen());
  }

  public async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end();
  }

  private async reopen(): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        await this.open();
        this.options.onNews();
        return;
      } catch (thrown) {
        this.options.onError(thrown instanceof Error ? thrown : new Error(String(thrown)));
        await this.options.clock.sleep(1_000, this.closing.signal);
      }
    }
  }
}
