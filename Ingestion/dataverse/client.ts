import { odataText } from "../../Caller/odata";
import { systemClock, type Clock } from "../clock";
import { parseJson } from "../http/json";
import { egressFetch } from "../http/egress";
import { sendRequest, type Answer, type Fetch } from "../http/request";
import { Failure } from "../failures/failure";
import { REQUEST_TIMEOUT, type HttpOptions } from "../http/httpOptions";
import { DATAVERSE, LONGEST_PAUSE, Pacer } from "../http/pace/pacer";
import { changeSetAnswer, changeSetBody, type Change } from "./changeSet";
import { CODE, errorOf, refusalOf } from "./refusal";
import type { Tokens } from "./token";

/** What a Dataverse request may answer besides 2xx without being a failure. */
export interface RequestOptions {
  /** What is being done, for messages: "creating the incident". */
  readonly what: string;
  readonly body?: unknown;
  /** Of a `$batch` in place of a body: writes that come about all together, or none of them. */
  readonly changes?: readonly Change[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses the caller handles itself, such as 412 of a create-only write, where Dataverse itself gives them. */
  readonly accepts?: readonly number[];
  /** Awaited right before each sending, after every wait; what it throws keeps the request from being sent. */
  readonly beforeSending?: () => Promise<void>;
}

/** A Dataverse answer with its JSON body; `body` is undefined for 204. */
export interface DataverseAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}

export interface DataverseClientOptions extends HttpOptions {
  /** Environment URL without a trailing slash. */
  readonly url: string;
  readonly tokens: Pick<Tokens, "get" | "forget">;
  /** Told of each answer's status, 0 = none; for metrics. */
  readonly onAnswer?: (status: number) => void;
  /** Shared by all who ask the environment; absent: nobody else does. */
  readonly pacer?: Pacer;
  /** Told of each answer's headers. */
  readonly onHeaders?: (headers: Headers) => void;
}

/**
 * The Dataverse Web API v9.2, one request at a time. It sends a request again only when Dataverse has said that it did
 * nothing: 429 after the pause it named, 401 once with a new token. Everything else that fails is the caller's: each of
 * its steps can be taken again safely, a raw request cannot.
 */
export class DataverseClient {
  private readonly pacer: Pacer;
  private readonly clock: Clock;
  private readonly fetch: Fetch;
  private readonly timeout: number;
  public readonly url: string;

  public constructor(private readonly options: DataverseClientOptions) {
    this.url = options.url;
    this.clock = options.clock ?? systemClock;
    this.pacer = options.pacer ?? new Pacer({ ...DATAVERSE, clock: this.clock, random: options.random });
    this.fetch = options.fetch ?? egressFetch;
    this.timeout = options.timeout ?? REQUEST_TIMEOUT;
  }

  /**
   * @param path under `/api/data/v9.2/`, already percent-encoded
   * @throws Failure classified; statuses in `accepts` are returned instead
   */
  public async request(
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    options: RequestOptions,
  ): Promise<DataverseAnswer> {
    let renewed = false;
    for (;;) {
      await this.pacer.turn("landing", this.options.signal);
      const token = await this.options.tokens.get();
      await options.beforeSending?.();
      const answer = await this.send(method, path, token, options);
      const isLimit = this.pacer.heard(answer);
      if (answer.status === 401 && !renewed) {
        renewed = true;
        this.options.tokens.forget(token);
        continue;
      }
      if (isLimit) {
        if (this.pacer.left() > LONGEST_PAUSE) throw refusalOf(answer, options.what, this.clock.now());
        continue;
      }
      if (isDone(method, answer, options) || isAccepted(answer, options)) {
        return { status: answer.status, body: this.json(answer, options.what), text: answer.text };
      }
      if (answer.status < 300) throw notDataverse(answer, options.what);
      throw refusalOf(answer, options.what, this.clock.now());
    }
  }

  /**
   * Sends writes that come about all together, or none of them.
   * @returns the answer 204 where they did; of the write that failed where its status is in `accepts`
   * @throws Failure classified, of the write that failed
   */
  public changeSet(
    changes: readonly Change[],
    options: Pick<RequestOptions, "what" | "accepts">,
  ): Promise<DataverseAnswer> {
    return this.request("POST", "$batch", { ...options, changes });
  }

  private async send(method: string, path: string, token: string, options: RequestOptions): Promise<Answer> {
    const { changes } = options;
    const { contentType, text } = changes === undefined ? jsonBody(options.body) : changeSetBody(changes);
    const headers: Record<string, string> = {
      Accept: "application/json",
      Authorization: `Bearer ${token}`,
      "OData-MaxVersion": "4.0",
      "OData-Version": "4.0",
      ...(text === undefined ? {} : { "Content-Type": contentType }),
      ...options.headers,
    };
    try {
      const answer = await sendRequest({
        fetch: this.fetch,
        source: "dataverse",
        side: DATAVERSE.side,
        url: `${this.url}/api/data/v9.2/${path}`,
        init: { method, headers, ...(text === undefined ? {} : { body: text }) },
        timeout: this.timeout,
        tooLong: (bytes) =>
          new Failure({ code: "dataverse-too-large", source: "dataverse", values: { what: options.what, bytes } }),
      });
      this.options.onAnswer?.(answer.status);
      this.options.onHeaders?.(answer.headers);
      const whole = changes === undefined ? answer : changeSetAnswer(answer, changes.length);
      if (whole === undefined) throw notDataverse(answer, options.what);
      return whole;
    } catch (thrown) {
      this.options.onAnswer?.(0);
      throw thrown;
    }
  }

  /** An answer whose JSON cannot be read was cut short on its way; what it answered may have happened. */
  private json(answer: Answer, what: string): unknown {
    if (answer.text === "") return undefined;
    try {
      return parseJson(answer.text);
    } catch (cause) {
      if (answer.status >= 300) return undefined;
      throw notDataverse(answer, what, cause);
    }
  }
}

function jsonBody(body: unknown): { readonly contentType: string; readonly text: string | undefined } {
  return {
    contentType: "application/json; charset=utf-8",
    text: body === undefined ? undefined : JSON.stringify(body),
  };
}

const WRITES: ReadonlySet<string> = new Set(["PATCH", "DELETE"]);

/** Dataverse says 204 of a write whose row nobody asked for: another 2xx is a gateway's, and nothing need have been written. */
function isDone(method: string, { status }: Answer, { headers = {} }: RequestOptions): boolean {
  if (status < 200 || status > 299) return false;
  return !WRITES.has(method) || headers.Prefer !== undefined || status === 204;
}

function notDataverse({ status }: Answer, what: string, cause?: unknown): Failure {
  return new Failure({ code: "dataverse-not-json", source: "dataverse", values: { what }, status, cause });
}

/** A gateway's 404 says nothing of a record, and its 412 nothing of a key; nor does a rule against duplicates. */
function isAccepted({ status, text }: Answer, { accepts = [] }: RequestOptions): boolean {
  const error = accepts.includes(status) ? errorOf(text) : undefined;
  return error !== undefined && error.code !== CODE.duplicatesFound;
}

/** A text literal of an OData filter, percent-encoded: quotes doubled, `+` and `&` harmless. */
export function literal(text: string): string {
  return encodeURIComponent(odataText(text));
}
