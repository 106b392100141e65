import { EvenPace } from "./evenPace";
import type { Ledger, Told, Urgency } from "./ledger";
import type { PaceTable, WindowRules } from "./paceTable";
import { rateLimitOf, usedUpFor, type RateLimit } from "./rateLimitHeaders";
import { elapsed, type Clock } from "../../clock";

/** "100 requests per minute for standard endpoints": what holds until an answer's headers tell another number. */
const DOCUMENTED: RateLimit = { limit: 100, window: 60_000 };
/**
 * The sweep's part is, at 40 handoffs a minute of two requests each, what they leave, but for a few requests that stay
 * free: a call that comes in at its busiest need not wait for it. What was sent a second later may arrive first. A higher
 * limit than a thousand is not counted: Dataverse's own lets some 400 cases a minute through, of 800 requests.
 */
export const OPENCX_RULES: Omit<WindowRules, "told"> = {
  untold: DOCUMENTED,
  onTheWay: 1_000,
  sweep: 0.16,
  spare: 0.04,
  uncounted: 1_000,
};
/**
 * While the database is away nobody knows of the others: each process takes a fourth, as one of four, of which some may
 * go at once.
 */
const PROCESSES = 4;
const BURST = 10;
/** How often a pause is looked for that another process was asked for, where nothing is counted. Milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * The budget of one OpenCX API key, shared by all who use it: in no minute more than the limit, whichever moment it
 * begins at, since nothing is known of how OpenCX counts. What lands goes first, the sweep takes what that leaves.
 */
export class OpenCXBudget implements Ledger {
  private rate: RateLimit | undefined;
  private readonly alone = new EvenPace();
  private looked = -Infinity;
  /** Whether all know that the limit is so high that nothing is counted. */
  private isUncounted = false;

  public constructor(
    private readonly table: PaceTable,
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  public async take(urgency: Urgency): Promise<Told> {
    const { limit, window } = this.rate ?? DOCUMENTED;
    if (this.isUncounted) return this.uncounted();
    const told = await this.table.inWindow(this.key, urgency, { told: this.rate, ...OPENCX_RULES });
    this.isUncounted = told !== undefined && limit > OPENCX_RULES.uncounted;
    return told ?? { kind: "go", after: this.alone.take(elapsed(this.clock), (PROCESSES * window) / limit, BURST) };
  }

  public learn(headers: Headers): number | undefined {
    const rate = rateLimitOf(headers) ?? this.rate;
    if (rate?.limit !== this.rate?.limit || rate?.window !== this.rate?.window) {
      this.rate = rate;
      this.isUncounted = false;
    }
    return usedUpFor(headers, this.clock.now());
  }

  public async pause(milliseconds: number): Promise<void> {
    await this.table.pause(this.key, milliseconds);
  }

  private async uncounted(): Promise<Told> {
    const now = elapsed(this.clock);
    if (now - this.looked < LOOK_EVERY) return { kind: "go", after: 0 };
    this.looked = now;
    return (await this.table.evenly(this.key, 0, 0)) ?? { kind: "go", after: 0 };
  }
}
