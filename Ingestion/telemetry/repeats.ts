import type { Clock } from "../clock";
import type { Logger } from "./log";

/** Milliseconds between two lines of one reason. */
const EVERY = 60_000;
/** Reasons that are told apart; what comes beyond them is counted together. */
const MOST_REASONS = 40;

/** A line that anybody on the network can cause. */
export interface RepeatedLine {
  readonly level: "warn" | "error";
  readonly message: string;
  /** Our own words: together with the message it says which lines are the same. */
  readonly reason: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * Lines that outsiders cause, so that none of them can fill the disk: the first of a reason is written at once, then
 * one a minute with the count of those that came since (`more`).
 */
export class Repeats {
  private readonly counts = new Map<string, { line: RepeatedLine; more: number }>();
  private readonly closing = new AbortController();
  private isTicking = false;

  public constructor(
    private readonly log: Logger,
    private readonly clock: Clock,
  ) {}

  public write(line: RepeatedLine): void {
    const { message } = line;
    const isKnown = this.counts.has(keyOf(line));
    const told = isKnown || this.counts.size < MOST_REASONS ? line : { level: line.level, message, reason: "other" };
    const counted = this.counts.get(keyOf(told));
    if (counted !== undefined) {
      counted.more += 1;
      return;
    }
    this.log[told.level]({ reason: told.reason, ...told.fields }, message);
    if (this.closing.signal.aborted) return;
    this.counts.set(keyOf(told), { line: told, more: 0 });
    if (!this.isTicking) void this.tick();
  }

  /** Writes what was counted and not told yet. */
  public close(): void {
    this.closing.abort();
    this.tell();
  }

  private async tick(): Promise<void> {
    this.isTicking = true;
    while (this.counts.size > 0 && !this.closing.signal.aborted) {
      await this.clock.sleep(EVERY, this.closing.signal);
      this.tell();
    }
    this.isTicking = false;
  }

  /** One line a reason that came again; one that did not is new when it comes next. */
  private tell(): void {
    for (const [key, counted] of this.counts) {
      const { line, more } = counted;
      if (more === 0) this.counts.delete(key);
      else this.log[line.level]({ reason: line.reason, more }, line.message);
      counted.more = 0;
    }
  }
}

function keyOf({ message, reason }: RepeatedLine): string {
  return `${message}\n${reason}`;
}
