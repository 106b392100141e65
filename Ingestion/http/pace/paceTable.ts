import { createHash } from "node:crypto";
import type { Pool } from "../../database/pool";
import type { Told, Urgency } from "./ledger";
import type { RateLimit } from "./rateLimitHeaders";

/** How requests are counted in windows. */
export interface WindowRules {
  /** The limit that this process was told; all go by it from then on. */
  readonly told: RateLimit | undefined;
  /** The limit while nobody was told one. */
  readonly untold: RateLimit;
  /** How much later than it was sent a request may arrive, compared with the others. Milliseconds. */
  readonly onTheWay: number;
  /** The sweep's part of the limit. */
  readonly sweep: number;
  /** The part that the sweep leaves free. */
  readonly spare: number;
  /** Where more than so many are allowed in the window, none are counted. */
  readonly uncounted: number;
}

interface Row {
  /** Milliseconds. */
  readonly wait: number;
  readonly answer: Told["kind"];
}

/** After PostgreSQL did not answer, nobody waits for it again for so long. Milliseconds. */
const LEFT_ALONE = 5_000;
/** Rows of keys that were changed. */
const KEPT = "30 days";

/**
 * The requests of all processes to one server, counted in PostgreSQL: one statement for each, whole in itself, so that a
 * pooler may give each another connection. Times are the database's own. A server is known by a hash: its key is not
 * stored.
 */
export class PaceTable {
  private leftAloneUntil = 0;

  public constructor(private readonly pool: Pool) {}

  /** What a server is known by. @param parts of which at least one is secret or long */
  public static key(...parts: readonly string[]): Buffer {
    return createHash("sha256").update(JSON.stringify(parts)).digest();
  }

  /** A place among at most so many in each window, of which the sweep has its part. */
  public async inWindow(key: Buffer, urgency: Urgency, rules: WindowRules): Promise<Told | undefined> {
    const { told, untold, onTheWay, sweep, spare, uncounted } = rules;
    const limits = [told?.limit ?? null, told?.window ?? null, untold.limit, untold.window];
    return this.told("select * from opencx.pace_in_window($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", [
      key,
      urgency === "sweep",
      ...limits,
      onTheWay,
      sweep,
      spare,
      uncounted,
    ]);
  }

  /** A place at an even distance from the others. @param gap milliseconds @param burst how many may go at once */
  public async evenly(key: Buffer, gap: number, burst: number): Promise<Told | undefined> {
    return this.told("select * from opencx.pace_evenly($1, $2, $3)", [key, gap, burst]);
  }

  /** Tells all processes that the server asked to be left alone; a shorter wish never shortens a longer one. */
  public async pause(key: Buffer, milliseconds: number): Promise<void> {
    await this.ask(
      `insert into opencx.pace (key, paused_until) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
       on conflict (key) do update set paused_until = greatest(pace.paused_until, excluded.paused_until)`,
      [key, milliseconds],
    );
  }

  /** Forgets the servers that nobody has asked for a month. @returns whether the database has answered */
  public async purge(): Promise<boolean> {
    return this.pool.query(`delete from opencx.pace where used_at < now() - interval '${KEPT}'`).then(
      () => true,
      () => false,
    );
  }

  private async told(text: string, values: readonly unknown[]): Promise<Told | undefined> {
    const [row] = (await this.ask<Row>(text, values)) ?? [];
    if (row === undefined) return undefined;
    if (row.answer === "go") return { kind: "go", after: row.wait };
    return row.answer === "wait" ? { kind: "wait", again: row.wait } : { kind: "paused", left: row.wait };
  }

  /** @returns undefined when the database does not answer: what waits for a place must not wait for it as well */
  private async ask<R extends object>(text: string, values: readonly unknown[]): Promise<readonly R[] | undefined> {
    if (performance.now() < this.leftAloneUntil) return undefined;
    try {
      return (await this.pool.query<R>(text, [...values])).rows;
    } catch {
      this.leftAloneUntil = performance.now() + LEFT_ALONE;
      return undefined;
    }
  }
}
