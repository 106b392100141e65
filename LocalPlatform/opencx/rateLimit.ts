/**
 * Counts requests in windows of one minute, as OpenCX documents its limit ("100 requests per minute for standard
 * endpoints").
 */
export class RateLimit {
  private windowStart = 0;
  private count = 0;

  /** @param perMinute requests allowed in a minute; 0 = no limit. */
  constructor(private readonly perMinute: number) {}

  /**
   * Counts one request. Undefined = allowed; else the whole seconds until the next window, at least 1, for
   * `Retry-After`.
   */
  take(now: number): number | undefined {
    if (this.perMinute === 0) return undefined;
    if (now - this.windowStart >= 60_000) {
      this.windowStart = now;
      this.count = 0;
    }
    this.count += 1;
    if (this.count <= this.perMinute) return undefined;
    return Math.max(1, Math.ceil((this.windowStart + 60_000 - now) / 1000));
  }
}
