import { asFailure, type Failure } from "../failures/failure";
import type { FailureCode } from "../failures/registry";
import type { KnownHandoff } from "../handoff/match";
import { oneSpelling } from "../opencx/sessionId";
import type { OpenCXClient } from "../opencx/client";
import type { HandoffEvent } from "../opencx/handoffEvent";

/** How far the time of a handoff may differ between OpenCX's list and its history. Milliseconds. */
const SAME_TIME = 2_000;

/** What says that the list will not be had by asking again: no right, no such address, another shape. */
const FOR_GOOD: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "opencx-key-refused",
  "opencx-unknown",
  "opencx-refused",
  "opencx-unreadable",
  "opencx-page-repeated",
  "opencx-too-large",
]);

/** The handoffs that OpenCX lists from some time on, of all sessions. */
export class HandoffList {
  /** Times of each session's handoffs: after an outage there are as many sessions as handoffs. */
  private readonly times = new Map<string, number[]>();

  public constructor(
    private readonly since: Date,
    events: readonly HandoffEvent[],
  ) {
    for (const { sessionId, at } of events) {
      const id = oneSpelling(sessionId);
      const times = this.times.get(id);
      if (times === undefined) this.times.set(id, [at]);
      else times.push(at);
    }
  }

  /**
   * How many of a session's handoffs are listed, when each of them is one of the known, and there is one; else undefined:
   * its history has to tell. The list is the AI's handoffs, and whether it has those of phone calls OpenCX does not say, so a
   * session that is not in it is looked at as if there were none.
   * @param since from when on the session's handoffs are looked for
   * @param known what the inbox has of the session: handoffs of one number are one, told twice
   */
  public accountedFor(sessionId: string, since: Date, known: readonly KnownHandoff[]): number | undefined {
    if (since < this.since) return undefined;
    const open = [
      ...new Map(known.flatMap(({ ordinal, eventAt }) => (eventAt === undefined ? [] : [[ordinal, eventAt]]))).values(),
    ];
    let count = 0;
    for (const at of this.times.get(oneSpelling(sessionId)) ?? []) {
      if (at < since.getTime()) continue;
      const own = open.findIndex((time) => Math.abs(time - at) <= SAME_TIME);
      if (own < 0) return undefined;
      open.splice(own, 1);
      count += 1;
    }
    return count === 0 ? undefined : count;
  }
}

/** Asks OpenCX for its list of handoffs, for as long as the key may have it. Kept by the process alone. */
export class ListedHandoffs {
  private isBarred = false;
  private told: FailureCode | undefined;

  public constructor(private readonly opencx: Pick<OpenCXClient, "handoffEvents">) {}

  /**
   * @returns the list, or why there is none: undefined when that was said before
   */
  public async since(since: Date): Promise<HandoffList | { readonly failure: Failure | undefined }> {
    if (this.isBarred) return { failure: undefined };
    try {
      return new HandoffList(since, await this.opencx.handoffEvents(since));
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.isBarred = FOR_GOOD.has(failure.code) || failure.status === 404;
      const isNew = this.told !== failure.code;
      this.told = failure.code;
      return { failure: isNew ? failure : undefined };
    }
  }
}
