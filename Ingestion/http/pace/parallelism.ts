/** What Dataverse recommends to send at the same time, in each answer. */
const HINT = "x-ms-dop-hint";
/** While it has recommended nothing: at 250 ms an answer, and with the reads of OpenCX, that uses its 20 requests a second. */
const UNTOLD = 16;
/** Requests of one user at the same time that Dataverse takes: 52, of which two are left to whoever else asks. */
const MOST = 50;

/** How many handoffs should be on their way into one Dataverse environment at the same time. */
export class Parallelism {
  private hint: number | undefined;

  /** @param cap the operator's own limit */
  public constructor(private readonly cap: number = MOST) {}

  /** Reads the recommendation of an answer; what is no number of requests says nothing. */
  public learn(headers: Headers): void {
    const hint = Number(headers.get(HINT) ?? NaN);
    if (Number.isInteger(hint) && hint >= 1) this.hint = hint;
  }

  /** As many as Dataverse recommends, never more than the cap. */
  public concurrency(): number {
    return Math.max(1, Math.min(this.cap, MOST, this.hint ?? UNTOLD));
  }
}
