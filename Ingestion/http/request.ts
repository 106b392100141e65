import { Failure, reasonOf, type FailureSource } from "../failures/failure";
import { SPAN_KIND, traceStep, type Step } from "../telemetry/trace";
import { bodyText } from "./body";
import { proxyFailure } from "./proxyFailure";

/** One answer, its body read to the end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Of an answer that is not 2xx at most {@link ERROR_BYTES}: what is longer is clipped. */
  readonly text: string;
}

/** `fetch`, or what stands in for it. */
export type Fetch = typeof fetch;

/**
 * Bytes of an answer, after inflating. The longest that we ask for is a page of a history; Dataverse's own are a few
 * kilobytes.
 */
export const ANSWER_BYTES = 8 * 1_048_576;

/** Bytes that are read of an answer that says no: Dataverse's longest, with a plug-in's trace, have ten thousand. */
export const ERROR_BYTES = 65_536;

/**
 * Sends one request and reads the whole answer within the timeout and the byte limit. Never sends twice: the caller
 * knows what may be repeated. Node's fetch keeps no cookies, which is what Dataverse wants of servers: its affinity
 * cookie would tie us to one web server.
 * @param timeout milliseconds, body included: a server that sends headers and then nothing, or a byte a second, must
 * not hold a worker
 * @param tooLong the failure of an answer that is 2xx and longer than so many bytes
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
  readonly tooLong: (bytes: number, headers: Headers) => Failure;
}): Promise<Answer> {
  return traceStep(requestStep(args.url, args.init), async () => sent(args));
}

/** What a trace tells of a request: never its path, in which a caller's address may stand. */
function requestStep(address: string, { method = "GET" }: RequestInit): Step<Answer> {
  const { hostname, port, protocol } = new URL(address);
  return {
    name: method,
    kind: SPAN_KIND.client,
    attributes: {
      "http.request.method": method,
      "server.address": hostname,
      "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    },
    ending: ({ status }) => ({
      attributes: { "http.response.status_code": status },
      error: status >= 400 ? String(status) : undefined,
    }),
  };
}

async function sent(args: Parameters<typeof sendRequest>[0]): Promise<Answer> {
  const limit = AbortSignal.timeout(args.timeout);
  try {
    const response = await args.fetch(args.url, { ...args.init, redirect: "error", signal: limit });
    const { status, headers, ok } = response;
    const body = await bodyText(response, ok ? ANSWER_BYTES : ERROR_BYTES, limit);
    if (ok && body.clipped) throw args.tooLong(ANSWER_BYTES, headers);
    return { status, headers, text: body.text };
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    const { source, side } = args;
    if (limit.aborted)
      throw new Failure({ code: "timeout", source, values: { side, seconds: args.timeout / 1000 }, cause: thrown });
    throw (
      proxyFailure(thrown, args.url, { source, side }) ??
      new Failure({ code: "no-answer", source, values: { side, reason: reasonOf(thrown) }, cause: thrown })
    );
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
