import { elapsed, type Clock } from "../../clock";
import { EvenPace } from "./evenPace";
import type { Ledger, Told } from "./ledger";
import type { PaceTable } from "./paceTable";

/** Requests of the window that are left, as Dataverse tells in each answer: it sets limits then. */
const REMAINING = "x-ms-ratelimit-burst-remaining-xrm-requests";
/** 6,000 in 300 seconds are one in 50 ms; a little more, for those that arrive faster than they were sent. */
const GAP = 52;
/** When hardly any are left, since many arrived at once, all go slower until the window has let some go. */
const HARDLY_ANY = 5;
const SLOWER = 3;
/** So many may go at once after a rest, while many are left: with them the window holds no more than its 6,000. */
const BURST = 100;
const MANY_LEFT = 1_000;
/** So many while few are left. */
const FEW = 2;
/** How often a pause is looked for that another process was asked for, where there are no limits. Milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * The requests to one Dataverse environment, of all who send there as evenly as its service-protection limit lets
 * through: whoever is faster is told to wait for minutes, and so is everybody else. An environment that tells of no
 * limit is not held back, but by the pauses that it asks for.
 */
export class DataverseRate implements Ledger {
  /** What the last answer told: null when it told of no limit, and while there was no answer a careful guess. */
  private remaining: number | null = 100;
  /** Whether any answer told of a limit: one that does not is then somebody else's, such as a gateway's. */
  private isTold = false;
  private readonly alone = new EvenPace();
  private looked = -Infinity;

  public constructor(
    private readonly table: PaceTable,
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  public async take(): Promise<Told> {
    const now = elapsed(this.clock);
    if (this.remaining === null) {
      if (now - this.looked < LOOK_EVERY) return { kind: "go", after: 0 };
      this.looked = now;
      return (await this.table.evenly(this.key, 0, 0)) ?? { kind: "go", after: 0 };
    }
    const burst = this.remaining >= MANY_LEFT ? BURST : FEW;
    const gap = this.remaining <= HARDLY_ANY ? SLOWER * GAP : GAP;
    const told = await this.table.evenly(this.key, gap, burst);
    return told ?? { kind: "go", after: this.alone.take(now, gap, burst) };
  }

  public learn(headers: Headers): undefined {
    const left = headers.get(REMAINING);
    if (left !== null && /^\d+$/.test(left.trim())) this.remaining = Number(left);
    else if (!this.isTold) this.remaining = null;
    this.isTold ||= left !== null;
  }

  public async pause(milliseconds: number): Promise<void> {
    await this.table.pause(this.key, milliseconds);
  }
}
