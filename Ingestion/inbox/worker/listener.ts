import type pg from "pg";
import type { Clock } from "../../clock";
import { beginSession, newClient } from "../../database/pool";
import { CHANNEL } from "../schema";

/**
 * A worker's own connection to the inbox, on which it hears of handoffs that other processes have accepted. Nothing
 * rests on it: workers look by themselves, too, and behind a pooler in transaction mode it hears nothing.
 */
export class Listener {
  private client: pg.Client | undefined;
  private readonly closing = new AbortController();
  private loop: Promise<void> | undefined;

  public constructor(
    private readonly options: {
      readonly connectionString: string;
      readonly clock: Clock;
      /** A handoff may be there. */
      readonly onNews: () => void;
      readonly onError: (error: Error) => void;
    },
  ) {}

  public start(): void {
    this.loop ??= this.run();
  }

  public async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        await this.listen();
      } catch (thrown) {
        this.options.onError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
      await this.options.clock.sleep(1_000, this.closing.signal);
    }
  }

  /** Resolves when the connection has ended. */
  private async listen(): Promise<void> {
    const { connectionString, onNews, onError } = this.options;
    const client = newClient(connectionString, "opencx-ingestion listener");
    client.on("notification", () => onNews());
    client.on("error", onError);
    const ended = new Promise<void>((resolve) => client.once("end", resolve));
    this.client = client;
    try {
      await client.connect();
      await beginSession(client);
      await client.query(`listen ${CHANNEL}`);
    } catch (thrown) {
      await client.end().catch(() => undefined);
      throw thrown;
    }
    if (this.closing.signal.aborted) await client.end();
    onNews();
    await ended;
  }
}
