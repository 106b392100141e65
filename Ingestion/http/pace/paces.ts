import { systemClock, type Clock } from "../../clock";
import { openPool, type Pool, type PoolSize } from "../../database/pool";
import { DataverseRate } from "./dataverseRate";
import type { Ledger } from "./ledger";
import { OpenCXBudget } from "./openCXBudget";
import { DATAVERSE, OPENCX, Pacer } from "./pacer";
import { PaceTable } from "./paceTable";

/** A place is one short statement; whoever waits longer for it goes by the clock alone. Milliseconds. */
const PATIENCE = 2_000;
/** Connections that a process has for it, at most. */
export const OF_THE_PACES: PoolSize = { min: 1, max: 2, patience: PATIENCE };
/** How often the first connection is tried for. */
const TRIES = 5;

/** The pacers of a process, one for each server and key, whichever connections send there. */
export class Paces {
  private readonly pacers = new Map<string, Pacer>();
  private readonly table: PaceTable;

  private constructor(
    pool: Pool,
    private readonly options: { readonly clock: Clock; readonly random?: (() => number) | undefined },
    /** Ends the connections. */
    public readonly close: () => Promise<void>,
  ) {
    this.table = new PaceTable(pool);
  }

  /**
   * Counts in the inbox's database. Its connections are its own: a handoff that holds one of the inbox's while it asks
   * Dataverse must not wait for another.
   */
  public static open(
    connectionString: string,
    options: {
      readonly clock: Clock;
      readonly random?: (() => number) | undefined;
      readonly onError: (error: Error) => void;
    },
  ): Paces {
    const pool = openPool(connectionString, options.onError, OF_THE_PACES);
    return new Paces(pool, options, () => pool.end());
  }

  /**
   * Makes the first connection, which may take long on a machine where several processes start at once: whoever had none
   * yet would go by the clock alone, and over the limit. Without a database it ends all the same.
   */
  public async begin(): Promise<void> {
    for (let left = TRIES; left > 0; left--) if (await this.table.purge()) return;
  }

  /** Counts in the inbox's database, by connections of somebody who holds none meanwhile, and closes them. */
  public static over(pool: Pool): Paces {
    return new Paces(pool, { clock: systemClock }, () => Promise.resolve());
  }

  /** Of an OpenCX API key. */
  public openCX({ url, apiKey }: { readonly url: string; readonly apiKey: string }): Pacer {
    const key = PaceTable.key("opencx", url, apiKey);
    return this.pacer(key, OPENCX, (clock) => new OpenCXBudget(this.table, key, clock));
  }

  /** Of a Dataverse environment. */
  public dataverse(url: string): Pacer {
    const key = PaceTable.key("dataverse", url);
    return this.pacer(key, DATAVERSE, (clock) => new DataverseRate(this.table, key, clock));
  }

  private pacer(key: Buffer, side: typeof OPENCX | typeof DATAVERSE, ledger: (clock: Clock) => Ledger): Pacer {
    const name = key.toString("hex");
    const made = this.pacers.get(name) ?? new Pacer({ ...side, ...this.options, ledger: ledger(this.options.clock) });
    this.pacers.set(name, made);
    return made;
  }
}
