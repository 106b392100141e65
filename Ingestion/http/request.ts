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

/** Milliseconds of a Retry-After header (seconds or an HTTP date); undefined when absent or unreadable. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
