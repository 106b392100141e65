/** What a sender does after one attempt. */
export type NextStep =
  | { readonly kind: "delivered" | "give-up" }
  /** `delay` in milliseconds. */
  | { readonly kind: "retry"; readonly delay: number };

/** One attempt's outcome: `status` 0 = no answer; `retryAfter` = the header's text. */
export interface Attempt {
  readonly number: number;
  readonly status: number;
  readonly retryAfter: string | null;
}

/** Short, since a demo waits for it; the shape is that of a sender in service, whose schedule runs over days. */
const FIRST_DELAY = 200;
const LONGEST_DELAY = 5_000;
/** A receiver may ask for an hour; nobody at a workbench waits that long. */
const LONGEST_RETRY_AFTER = 60_000;

/**
 * What to do after an attempt, by the Standard Webhooks specification: only 2xx is success, 410 means never again, all
 * else is tried again later, doubling the delay, and not before the receiver's Retry-After.
 * @param now milliseconds since 1970, for a Retry-After that is a date.
 */
export function nextStep({ number, status, retryAfter }: Attempt, attempts: number, now: number): NextStep {
  if (status >= 200 && status < 300) return { kind: "delivered" };
  if (status === 410 || number >= attempts) return { kind: "give-up" };
  const backoff = Math.min(FIRST_DELAY * 2 ** (number - 1), LONGEST_DELAY);
  return {
    kind: "retry",
    delay: Math.max(backoff, Math.min(retryAfterMilliseconds(retryAfter, now), LONGEST_RETRY_AFTER)),
  };
}

function retryAfterMilliseconds(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
