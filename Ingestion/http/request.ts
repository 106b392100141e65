import { Failure, reasonOf, type FailureSource } from "../failures/failure";

/** One answer, its body read to the end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** `fetch`, or what stands in for it. */
export type Fetch = typeof fetch;

/**
 * Sends one request and reads the whole answer within the timeout. Never sends twice: the caller knows what may be
 * repeated. Node's fetch keeps no cookies, which is what Dataverse wants of servers: its affinity cookie would tie us
 * to one web server.
 * @param timeout milliseconds, body included: a server that sends headers and then nothing must not hold a worker
 * @throws Failure to retry when there is no (whole) answer; whether the request took effect is then unknown
 */
export async function sendRequest(args: {
  readonly fetch: Fetch;
  readonly source: FailureSource;
  /** How the other side is called in messages, e.g. `Dataverse`. */
  readonly side: string;
  readonly url: string;
  readonly init: RequestInit;
  readonly timeout: number;
}): Promise<Answer> {
  const limit = AbortSignal.timeout(args.timeout);
  try {
    const response = await args.fetch(args.url, { ...args.init, redirect: "error", signal: limit });
    return { status: response.status, headers: response.headers, text: await textOf(response, limit) };
  } catch (thrown) {
    const { source, side } = args;
    if (limit.aborted)
      throw new Failure({ code: "timeout", source, values: { side, seconds: args.timeout / 1000 }, cause: thrown });
    throw new Failure({ code: "no-answer", source, values: { side, reason: reasonOf(thrown) }, cause: thrown });
  }
}

/**
 * The whole body. `fetch` forgets its signal once its own request object is garbage collected, so a body that stopped
 * half way would hold a worker for ever; here the limit ends the reading itself.
 * @throws when the limit is reached
 */
async function textOf(response: Response, limit: AbortSignal): Promise<string> {
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  if (reader === undefined) return "";
  const stop = (): void => void reader.cancel().catch(() => undefined);
  limit.addEventListener("abort", stop);
  try {
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      // Cancelled, the body ends as if it were whole.
      limit.throwIfAborted();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    limit.removeEventListener("abort", stop);
  }
}

/** Nobody's limit lasts longer: a slip in one answer, or a clock years off, must not hold all handoffs for ever. */
const LONGEST_WAIT = 3_600_000;

/**
 * Milliseconds of a Retry-After header (seconds or an HTTP date), at most an hour; undefined when absent or unreadable.
 * A date counts from the answer's own date, since the machine's clock may be off.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Math.ceil(Number(value) * 1000) : undefined;
  const sent = httpDate(headers.get("date") ?? "") ?? now;
  const wait = seconds ?? (httpDate(value) ?? NaN) - sent;
  return Number.isNaN(wait) ? undefined : Math.min(LONGEST_WAIT, Math.max(0, wait));
}

/** Milliseconds since 1970 of an HTTP date, which is in GMT whether or not it says so. */
function httpDate(text: string): number | undefined {
  const date = /\d:\d/.test(text) ? Date.parse(/GMT|UTC|Z$|[+-]\d/.test(text) ? text : `${text} GMT`) : NaN;
  return Number.isNaN(date) ? undefined : date;
}
