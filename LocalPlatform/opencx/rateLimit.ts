/** What an answer tells of the limit, as web servers on NestJS do; OpenCX publishes no headers of its own. */
export type RateLimitHeaders = Readonly<
  Record<"x-ratelimit-limit" | "x-ratelimit-remaining" | "x-ratelimit-reset", string>
>;

/** One request, counted. */
export interface Counted {
  readonly isAllowed: boolean;
  /** Whole seconds until the next window, at least 1, for `Retry-After`. */
  readonly reset: number;
  readonly headers: RateLimitHeaders;
}

/** Told where there is no limit: more than anybody sends. */
const UNLIMITED = 1_000_000;

/**
 * Counts requests in windows of one minute, as OpenCX documents its limit ("100 requests per minute for standard
 * endpoints").
 */
export class RateLimit {
  private readonly perMinute: number;
  private windowStart = 0;
  private count = 0;

  /** @param perMinute requests allowed in a minute; 0 = no limit. */
  constructor(perMinute: number) {
    this.perMinute = perMinute === 0 ? UNLIMITED : perMinute;
  }

  /** Counts one request. */
  take(now: number): Counted {
    if (now - this.windowStart >= 60_000) {
      this.windowStart = now;
      this.count = 0;
    }
    this.count += 1;
    const reset = Math.max(1, Math.ceil((this.windowStart + 60_000 - now) / 1000));
    return {
      isAllowed: this.count <= this.perMinute,
      reset,
      headers: {
        "x-ratelimit-limit": String(this.perMinute),
        "x-ratelimit-remaining": String(Math.max(0, this.perMinute - this.count)),
        "x-ratelimit-reset": String(reset),
      },
    };
  }
}
