/** A limit of requests, as an answer's headers tell it. */
export interface RateLimit {
  /** Requests. */
  readonly limit: number;
  /** Milliseconds in which they may be sent. */
  readonly window: number;
}

/** A window of which no header tells the length: a minute, as OpenCX documents its limit. Milliseconds. */
const MINUTE = 60_000;
/** No limit is for longer; what says so speaks of something else, such as a plan's quota. Milliseconds. */
const LONGEST_WINDOW = 600_000;
/** Seconds since 1970 are more, seconds from now are less. */
const LEAST_DATE = 1_000_000_000;

/**
 * The limit that headers tell, in the shapes that servers give: `RateLimit-Policy` (`100;w=60`, `"default";q=100;w=60`),
 * `RateLimit-Limit`, `RateLimit` (`limit=100, ...`) and `X-RateLimit-Limit`, whose window is a minute unless the policy
 * tells it. Undefined when there is none that can be meant for requests of a minute or so.
 */
export function rateLimitOf(headers: Headers): RateLimit | undefined {
  const policy = headers.get("ratelimit-policy") ?? "";
  const window = 1_000 * (numberIn(policy, /(?:^|[;\s])w=(\d+)/) ?? MINUTE / 1_000);
  const limit =
    numberIn(policy, /(?:^|[;\s])q=(\d+)/) ??
    numberIn(policy, /^\s*(\d+)\s*;/) ??
    numberIn(headers.get("ratelimit-limit") ?? "", /^\s*(\d+)/) ??
    numberIn(headers.get("ratelimit") ?? "", /(?:^|[,\s])limit=(\d+)/) ??
    numberIn(headers.get("x-ratelimit-limit") ?? "", /^\s*(\d+)/);
  if (limit === undefined || limit < 1 || window < 1_000 || window > LONGEST_WINDOW) return undefined;
  const reset = resetOf(headers, 0);
  return reset !== undefined && reset > window ? undefined : { limit, window };
}

/**
 * Milliseconds until requests are allowed again, when the headers say that none is left now.
 * @param now milliseconds since 1970
 */
export function usedUpFor(headers: Headers, now: number): number | undefined {
  const left =
    numberIn(headers.get("ratelimit-remaining") ?? "", /^\s*(\d+)/) ??
    numberIn(headers.get("ratelimit") ?? "", /(?:^|[,;\s])(?:remaining|r)=(\d+)/) ??
    numberIn(headers.get("x-ratelimit-remaining") ?? "", /^\s*(\d+)/);
  if (left !== 0) return undefined;
  const reset = resetOf(headers, now);
  return reset === undefined || reset <= 0 || reset > LONGEST_WINDOW ? undefined : reset;
}

/** Milliseconds until the window ends. Told as a date where `now` is not asked for, it tells nothing. */
function resetOf(headers: Headers, now: number): number | undefined {
  const seconds =
    numberIn(headers.get("ratelimit-reset") ?? "", /^\s*(\d+)/) ??
    numberIn(headers.get("ratelimit") ?? "", /(?:^|[,;\s])(?:reset|t)=(\d+)/) ??
    numberIn(headers.get("x-ratelimit-reset") ?? "", /^\s*(\d+)/);
  if (seconds === undefined) return undefined;
  if (seconds < LEAST_DATE) return seconds * 1_000;
  return now === 0 ? undefined : seconds * 1_000 - now;
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
