import type { Clock } from "../clock";
import type { Session } from "../opencx/session";

/**
 * A history is whole, and what it tells is in the inbox, when its session has not changed for so long: milliseconds.
 */
const SETTLED_AFTER = 10 * 60_000;

/** A session that a sweep looks at. */
export interface Looked {
  readonly session: Session;
  /** Its handoffs since then are looked for. */
  readonly since: Date;
}

/** A session that cannot be looked at is tried again for a day. Milliseconds. */
const TRIED_FOR = 86_400_000;
/** Sessions of which that is known. */
const MOST_FAILED = 1_000;

/**
 * Which sessions the sweep has read whole. It looks back an hour each time, and OpenCX answers 100 requests a minute:
 * reading every history again in every sweep would leave too few of them for the calls that come in. Kept by the
 * process alone: after a restart everything is read once more.
 */
export class SweepMemory {
  private readonly read = new Map<string, number>();
  /** Sessions that could not be looked at, the one that was tried longest ago first. */
  private readonly failed = new Map<string, Looked>();

  public constructor(private readonly clock: Clock) {}

  /** Whether it has not changed since it was read whole. */
  public knows({ id, updated_at: updatedAt }: Session): boolean {
    return updatedAt !== undefined && this.read.get(id) === updatedAt;
  }

  /** Notes that its history was read and looked through. @param settled whether that told all */
  public noteRead(session: Session, settled: boolean): void {
    const { id, updated_at: updatedAt } = session;
    this.failed.delete(id);
    if (settled && updatedAt !== undefined && this.clock.now() - updatedAt >= SETTLED_AFTER)
      this.read.set(id, updatedAt);
  }

  /** Notes that it could not be looked at: it is tried again in each sweep for a day, behind all others. */
  public noteFailed({ session, since }: Looked): void {
    this.failed.delete(session.id);
    this.failed.set(session.id, { session, since });
    const oldest = this.failed.keys().next().value;
    if (this.failed.size > MOST_FAILED && oldest !== undefined) this.failed.delete(oldest);
  }

  /** What a sweep looks at: the sessions listed now, and behind them those that could not be looked at before. */
  public inOrder(listed: readonly Session[], since: Date): readonly Looked[] {
    for (const session of listed) {
      const before = this.failed.get(session.id);
      if (before !== undefined) this.failed.set(session.id, { ...before, session });
    }
    const oldest = this.clock.now() - TRIED_FOR;
    for (const [id, { session }] of this.failed)
      if (session.updated_at === undefined || session.updated_at < oldest) this.failed.delete(id);
    const others = listed.filter(({ id }) => !this.failed.has(id));
    return [...others.map((session) => ({ session, since })), ...this.failed.values()];
  }

  /** Forgets all but these: what is no longer listed is never asked about again. */
  public keepOnly(listed: readonly Session[]): void {
    const ids = new Set(listed.map(({ id }) => id));
    for (const id of this.read.keys()) if (!ids.has(id)) this.read.delete(id);
  }
}
