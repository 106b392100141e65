import type { Clock } from "../clock";
import type { Session } from "../opencx/session";

/**
 * A history is whole, and what it tells is in the inbox, when its session has not changed for so long: milliseconds.
 */
const SETTLED_AFTER = 10 * 60_000;

/**
 * Which sessions the sweep has read whole. It looks back an hour each time, and OpenCX answers 100 requests a minute:
 * reading every history again in every sweep would leave too few of them for the calls that come in. Kept by the
 * process alone: after a restart everything is read once more.
 */
export class SweepMemory {
  private readonly read = new Map<string, number>();

  public constructor(private readonly clock: Clock) {}

  /** Whether it has not changed since it was read whole. */
  public knows({ id, updated_at: updatedAt }: Session): boolean {
    return updatedAt !== undefined && this.read.get(id) === updatedAt;
  }

  /** Notes that its history was read and looked through. */
  public note({ id, updated_at: updatedAt }: Session): void {
    if (updatedAt !== undefined && this.clock.now() - updatedAt >= SETTLED_AFTER) this.read.set(id, updatedAt);
  }

  /** Forgets all but these: what is no longer listed is never asked about again. */
  public keepOnly(listed: readonly Session[]): void {
    const ids = new Set(listed.map(({ id }) => id));
    for (const id of this.read.keys()) if (!ids.has(id)) this.read.delete(id);
  }
}
