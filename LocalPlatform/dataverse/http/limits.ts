import { WebApiError } from "../model/webApiError";

/** Service-protection limits, per user. Source: Microsoft, "Service protection API limits". */
export interface Limits {
  /** Requests within the window; 6,000 in the real service. */
  readonly requests: number;
  /** Seconds; 300 in the real service. */
  readonly windowSeconds: number;
  /** Requests at the same time that are still served; the next one is refused. */
  readonly concurrent: number;
  /** Milliseconds of combined execution time within the window; 1,200,000 in the real service. */
  readonly executionMilliseconds?: number;
}

interface Usage {
  /** Start times of requests within the window, oldest first. */
  starts: number[];
  /** Executions within the window: when they ended, how long they took. */
  executions: { readonly end: number; readonly took: number }[];
  running: number;
  /** Until when the user has been told to wait, and how often it came back too early. */
  pausedUntil: number;
  early: number;
}

const EXECUTION_MILLISECONDS = 1_200_000;

function tooMany(code: string, message: string, retryAfter: number): WebApiError {
  return new WebApiError(429, code, message, { "retry-after": String(Math.max(1, Math.ceil(retryAfter))) });
}

/** What one admitted request holds until it has been answered. */
export interface Admission {
  readonly headers: Readonly<Record<string, string>>;
  release(): void;
}

/**
 * Counts each user's requests, their combined time and how many run at once.
 * @param now clock in milliseconds.
 */
export function limiter(limits: Limits, now: () => number = Date.now) {
  const users = new Map<string, Usage>();
  const window = limits.windowSeconds * 1000;
  const execution = limits.executionMilliseconds ?? EXECUTION_MILLISECONDS;

  const usageOf = (user: string, at: number): Usage => {
    const usage = users.get(user) ?? { starts: [], executions: [], running: 0, pausedUntil: 0, early: 0 };
    users.set(user, usage);
    usage.starts = usage.starts.filter((start) => start > at - window);
    usage.executions = usage.executions.filter(({ end }) => end > at - window);
    return usage;
  };

  /** Seconds to wait; the wait grows for a user who comes back before it is over. */
  const pause = (usage: Usage, at: number, until: number): number => {
    usage.early = at < usage.pausedUntil ? usage.early + 1 : 0;
    usage.pausedUntil = Math.max(until, at) + usage.early * 1000;
    return (usage.pausedUntil - at) / 1000;
  };

  return {
    /**
     * Lets a request in. Call `release` once it has been answered.
     * @throws WebApiError 429 with Retry-After in seconds.
     */
    admit(user: string): Admission {
      const at = now();
      const usage = usageOf(user, at);
      if (usage.running >= limits.concurrent)
        throw tooMany(
          "0x80072326",
          `Number of concurrent requests exceeded the limit of ${limits.concurrent}.`,
          pause(usage, at, at),
        );
      const used = usage.executions.reduce((sum, { took }) => sum + took, 0);
      const [first] = usage.executions;
      if (used > execution && first !== undefined) {
        throw tooMany(
          "0x80072321",
          `Combined execution time of incoming requests exceeded limit of ${execution.toLocaleString("en-US")} ` +
            `milliseconds over time window of ${limits.windowSeconds} seconds. Decrease number of concurrent ` +
            "requests or reduce the duration of requests and try again later.",
          pause(usage, at, first.end + window),
        );
      }
      const [oldest] = usage.starts;
      if (usage.starts.length >= limits.requests) {
        throw tooMany(
          "0x80072322",
          `Number of requests exceeded the limit of ${limits.requests} over time window of ${limits.windowSeconds} seconds.`,
          pause(usage, at, (oldest ?? at) + window),
        );
      }
      usage.starts.push(at);
      usage.running += 1;
      let open = true;
      return {
        headers: {
          "x-ms-ratelimit-burst-remaining-xrm-requests": String(limits.requests - usage.starts.length),
          "x-ms-ratelimit-time-remaining-xrm-requests": (Math.max(0, execution - used) / 1000).toLocaleString("en-US", {
            minimumFractionDigits: 2,
          }),
        },
        release() {
          if (!open) return;
          open = false;
          usage.running -= 1;
          const end = now();
          usage.executions.push({ end, took: end - at });
        },
      };
    },
  };
}

export type Limiter = ReturnType<typeof limiter>;
