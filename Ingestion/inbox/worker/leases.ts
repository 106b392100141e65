import { repeat, type Clock } from "../../clock";
import type { Pool } from "../../database/pool";
import type { ClaimedHandoff } from "../queue/claimed";
import { LEASE_SECONDS, renewLeases } from "../queue/lease";

/** Milliseconds between two renewals: three may fail before a claim is lost. */
const RENEW_EVERY = (LEASE_SECONDS * 1_000) / 4;

/**
 * The heartbeat of a worker: renews the claims on what it is at, for as long as it is at it. A worker that is killed,
 * frozen or cut off from the inbox renews nothing, and others take its handoffs over.
 */
export class Leases {
  private readonly held = new Set<ClaimedHandoff>();
  /** Of them, those that the last renewal did not find. */
  private readonly missed = new Set<ClaimedHandoff>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;

  public constructor(
    private readonly options: {
      readonly pool: Pool;
      readonly clock: Clock;
      /** Told of a claim that another worker has taken meanwhile. */
      readonly onLost: (claimed: ClaimedHandoff) => void;
      readonly onError: (thrown: unknown) => void;
    },
  ) {}

  public start(): void {
    this.loop ??= this.run();
  }

  /** Renews a claim until it is released. */
  public hold(claimed: ClaimedHandoff): void {
    this.held.add(claimed);
  }

  public release(claimed: ClaimedHandoff): void {
    this.held.delete(claimed);
    this.missed.delete(claimed);
  }

  /** Renews nothing more. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    await repeat(this.options.clock, RENEW_EVERY, this.stopping.signal, () => this.renew().catch(this.options.onError));
  }

  private async renew(): Promise<void> {
    const held = [...this.held];
    if (held.length === 0) return;
    const ours = await renewLeases(this.options.pool, held);
    for (const claimed of held) {
      // One that has ended meanwhile was not lost.
      if (ours.has(claimed.handoff.id) || !this.held.has(claimed)) continue;
      // What has just been written down as ended is not found either, before its worker hears that it is.
      if (!this.missed.has(claimed)) {
        this.missed.add(claimed);
        continue;
      }
      this.release(claimed);
      this.options.onLost(claimed);
    }
  }
}
