import type { Clock } from "../../clock";
import { Failure, type FailureSource } from "../../failures/failure";
import { retryAfter, type Answer } from "../request";
import { Pause } from "../pause";
import type { Ledger, Told, Urgency } from "./ledger";

/** The longest pause waited out inside a request; a longer one sends the handoff back to the inbox. Milliseconds. */
export const LONGEST_PAUSE = 60_000;

/** OpenCX counts a minute and names no time. */
export const OPENCX = { source: "opencx", side: "OpenCX", defaultPause: 10_000 } as const;
export const DATAVERSE = { source: "dataverse", side: "Dataverse", defaultPause: 5_000 } as const;

/** What a pacer is made for. */
export interface PacerOptions {
  readonly source: FailureSource;
  /** How the other side is called in messages, e.g. `Dataverse`. */
  readonly side: string;
  /** Milliseconds of a pause that names no time. */
  readonly defaultPause: number;
  readonly clock: Clock;
  readonly random?: (() => number) | undefined;
  /** Absent: nobody else sends there, and only what the other side asks for is kept. */
  readonly ledger?: Ledger | undefined;
}

/** When the requests of one process to one server may be sent. */
export class Pacer {
  private readonly pause: Pause;
  private readonly lines: Record<Urgency, Promise<void>> = { landing: Promise.resolve(), sweep: Promise.resolve() };

  public constructor(private readonly options: PacerOptions) {
    this.pause = new Pause(options.clock, options.random);
  }

  /**
   * Resolves when one request may be sent.
   * @param signal aborted when the service stops: nothing is waited for then
   * @throws Failure to retry when the other side asked for a longer pause, or the service stops meanwhile
   */
  public async turn(urgency: Urgency, signal?: AbortSignal): Promise<void> {
    const { ledger } = this.options;
    for (;;) {
      await this.pausePassed(signal);
      if (ledger === undefined) return;
      const told = await this.inLine(urgency, async () => this.place(ledger, urgency, signal));
      if (told.kind === "paused") this.pause.hold(told.left);
      // Another request may have been asked for a pause while this one waited for its place.
      if (this.pause.remaining() === 0) return;
    }
  }

  /** Reads what an answer tells of limits. Of a 429: everybody waits. @returns whether it is one */
  public heard(answer: Pick<Answer, "status" | "headers">): boolean {
    const { clock, defaultPause, ledger } = this.options;
    const usedUp = ledger?.learn(answer.headers);
    const isLimit = answer.status === 429;
    const wish = isLimit ? (retryAfter(answer.headers, clock.now()) ?? usedUp ?? defaultPause) : usedUp;
    if (wish !== undefined) {
      const left = this.pause.extend(wish);
      void ledger?.pause(left);
    }
    return isLimit;
  }

  /** Milliseconds that the other side has asked to be left alone for, as far as this process knows. */
  public left(): number {
    return this.pause.remaining();
  }

  private async pausePassed(signal: AbortSignal | undefined): Promise<void> {
    if (this.pause.remaining() <= LONGEST_PAUSE) await this.pause.passed(signal);
    const left = this.pause.remaining();
    if (left > 0) throw this.paused(left);
  }

  /** Waits for a place, one request after the other, so that a process asks the ledger once for each. */
  private async place(ledger: Ledger, urgency: Urgency, signal: AbortSignal | undefined): Promise<Told> {
    for (;;) {
      const told = await ledger.take(urgency);
      if (told.kind === "paused") return told;
      const wait = told.kind === "go" ? told.after : told.again;
      if (wait > 0) await this.options.clock.sleep(wait, signal);
      // A service that stops finishes what is under way, as long as it need not wait for that.
      if (told.kind === "go") return told;
      if (signal?.aborted === true) throw this.paused(wait);
    }
  }

  private async inLine<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
    const before = this.lines[urgency];
    const done = before.then(work);
    this.lines[urgency] = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  private paused(left: number): Failure {
    const { source, side } = this.options;
    return new Failure({ code: "pause", source, values: { side }, retryAfter: left });
  }
}
