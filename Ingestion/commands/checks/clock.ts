import { elapsed, systemClock, type Clock } from "../../clock";
import { egressFetch } from "../../http/egress";
import type { Fetch } from "../../http/request";
import { Finding, type Check } from "../check";

/** Seconds from which on a clock is called wrong: at five minutes no webhook's signature is taken. */
const MOST = 60;

/** A side's clock beside this machine's. */
interface Skew {
  /** Seconds that the side's is ahead. */
  readonly seconds: number;
  /** Milliseconds that its answer took, in which it may have been dated at any moment. */
  readonly took: number;
}

/** Compares this machine's clock with the `Date` of what the other sides answer anyway. */
export class ClockLook {
  private readonly skews = new Map<string, Skew>();

  public constructor(private readonly clock: Clock = systemClock) {}

  /** `fetch`, which notes how a side's clock stands. */
  public noting(side: string, fetch: Fetch = egressFetch): Fetch {
    return async (input, init) => {
      const began = elapsed(this.clock);
      const answer = await fetch(input, init);
      const took = elapsed(this.clock) - began;
      const date = Date.parse(answer.headers.get("date") ?? "");
      // The quickest tells most. A date is the beginning of its second.
      if (!Number.isNaN(date) && took <= (this.skews.get(side)?.took ?? Infinity))
        this.skews.set(side, { seconds: (date + 500 - (this.clock.now() - took / 2)) / 1000, took });
      return answer;
    };
  }

  /** Once the sides were asked. */
  public check(): Check {
    return { name: "clock", run: () => Promise.resolve(this.told()) };
  }

  /** @throws Finding that names by how much which side's clock differs */
  private told(): string {
    const all = [...this.skews].map(([side, { seconds }]) => ({ side, seconds: Math.round(seconds) }));
    if (all.length === 0) return "not compared, since no other side answered";
    const stands = all.map(({ side, seconds }) => {
      const way = seconds < 0 ? "ahead of" : "behind";
      return Math.abs(seconds) <= 1 ? `with ${side}'s` : `${Math.abs(seconds)} s ${way} ${side}'s`;
    });
    const said = `this machine's clock is ${stands.join(" and ")}`;
    if (all.every(({ seconds }) => Math.abs(seconds) < MOST)) return said;
    throw new Finding(
      `${said}: set it by NTP (timedatectl set-ntp true; on Windows w32tm /resync). From 300 s on every webhook is refused, ` +
        "and the login authority refuses certificates",
    );
  }
}
