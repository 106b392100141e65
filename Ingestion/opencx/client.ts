import { z } from "zod";
import { systemClock, type Clock } from "../clock";
import { exchange, retryAfter, type Answer, type Fetch } from "../http/request";
import { Failure } from "../failure";
import { REQUEST_TIMEOUT, type Reach } from "../http/reach";
import { Pause } from "../http/pause";
import { historyItem, session, type Conversations, type HistoryItem, type Session } from "./session";

const page = <T extends z.ZodType>(item: T) => z.looseObject({ items: z.array(item), next: z.string().nullish() });
const errorBody = z.looseObject({ message: z.union([z.string(), z.array(z.string())]).nullish() });

/** A session that never ends, or a server that repeats a page, must not hold a worker. */
const MOST_PAGES = 1_000;
const LONGEST_PAUSE = 60_000;
/** OpenCX counts a minute and names no time. */
const DEFAULT_PAUSE = 10_000;

/** One OpenCX organization, and the key to it. */
export interface OpenCXAccess {
  /** Of the REST API, without a trailing slash. */
  readonly url: string;
  readonly apiKey: string;
  /** Absent: learnt from the webhooks. */
  readonly organizationId?: string | undefined;
}

/** The OpenCX REST API, read only. After a 429 (100 requests a minute) nothing is sent until the pause is over. */
export class OpenCXClient implements Conversations {
  private readonly pause: Pause;
  private readonly clock: Clock;
  private readonly fetch: Fetch;

  public constructor(private readonly options: OpenCXAccess & Reach) {
    this.clock = options.clock ?? systemClock;
    this.pause = new Pause(this.clock);
    this.fetch = options.fetch ?? fetch;
  }

  public async session(id: string): Promise<Session> {
    return this.get(`chat/sessions/${encodeURIComponent(id)}`, session, `session ${id}`);
  }

  public async history(id: string): Promise<readonly HistoryItem[]> {
    return this.pages(
      `chat/sessions/${encodeURIComponent(id)}/history`,
      {},
      historyItem,
      `the history of session ${id}`,
    );
  }

  /**
   * Sessions that were handed off and changed since then, of every channel: which of them become incidents is decided
   * elsewhere.
   * @param since only sessions updated after this time
   */
  public async handedOff(since: Date): Promise<readonly Session[]> {
    return this.pages(
      "chat/sessions",
      { handed_off: "true", updated_after: since.toISOString() },
      session,
      "the list of handed-off sessions",
    );
  }

  /** One cheap authorised request, to see whether the key is good. */
  public async check(): Promise<void> {
    await this.get(
      `chat/sessions?${new URLSearchParams({ created_after: new Date(this.clock.now()).toISOString() }).toString()}`,
      page(session),
      "the list of sessions",
    );
  }

  private async pages<T extends z.ZodType>(
    path: string,
    query: Record<string, string>,
    item: T,
    what: string,
  ): Promise<z.infer<T>[]> {
    const items: z.infer<T>[] = [];
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (let count = 0; count < MOST_PAGES; count++) {
      const search = new URLSearchParams(cursor === undefined ? query : { ...query, cursor }).toString();
      const answer = await this.get(search === "" ? path : `${path}?${search}`, page(item), what);
      items.push(...answer.items);
      if (answer.next == null || answer.next === "") return items;
      if (seen.has(answer.next))
        throw new Failure({
          kind: "few",
          source: "opencx",
          code: "pages",
          plain: `OpenCX gave the same page of ${what} twice`,
        });
      seen.add(answer.next);
      cursor = answer.next;
    }
    throw new Failure({
      kind: "dead",
      source: "opencx",
      code: "pages",
      plain: `${what} has more than ${MOST_PAGES} pages`,
    });
  }

  private async get<T extends z.ZodType>(path: string, shape: T, what: string): Promise<z.infer<T>> {
    for (;;) {
      if (this.pause.remaining() <= LONGEST_PAUSE) await this.pause.passed(this.options.signal);
      const left = this.pause.remaining();
      if (left > 0)
        throw new Failure({
          kind: "wait",
          source: "opencx",
          code: "pause",
          plain: "OpenCX asked for a pause that is not over",
          retryAfter: left,
        });
      const answer = await exchange({
        fetch: this.fetch,
        source: "opencx",
        name: "OpenCX",
        url: `${this.options.url}/${path}`,
        init: { headers: { Accept: "application/json", Authorization: `Bearer ${this.options.apiKey}` } },
        timeout: this.options.timeout ?? REQUEST_TIMEOUT,
      });
      if (answer.status === 429) {
        this.pause.extend(retryAfter(answer.headers, this.clock.now()) ?? DEFAULT_PAUSE);
        continue;
      }
      if (answer.status !== 200) throw refusal(answer, what);
      return read(answer.text, shape, what);
    }
  }
}

function read<T extends z.ZodType>(text: string, shape: T, what: string): z.infer<T> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new Failure({
      kind: "few",
      source: "opencx",
      code: "not-json",
      plain: `OpenCX's answer about ${what} is not JSON`,
      cause,
    });
  }
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Failure({
    kind: "few",
    source: "opencx",
    code: "unreadable",
    plain: `OpenCX's answer about ${what} is not as documented: ${issue?.path.map(String).join(".") ?? ""} ${issue?.message ?? ""}`,
  });
}

function refusal(answer: Answer, what: string): Failure {
  const base = {
    source: "opencx",
    status: answer.status,
    code: String(answer.status),
    detail: messageOf(answer.text),
  } as const;
  if (answer.status === 401 || answer.status === 403) {
    return new Failure({
      ...base,
      kind: "wait",
      plain: `OpenCX refused the key for ${what} (${answer.status}): check OPENCX_API_KEY`,
    });
  }
  // A webhook can be quicker than the API's own view of the session.
  if (answer.status === 404) return new Failure({ ...base, kind: "few", plain: `OpenCX does not know ${what}` });
  if (answer.status === 408 || answer.status >= 500)
    return new Failure({ ...base, kind: "wait", plain: `OpenCX cannot answer now (${answer.status})` });
  return new Failure({ ...base, kind: "dead", plain: `OpenCX refused the request for ${what} (${answer.status})` });
}

function messageOf(text: string): string | undefined {
  try {
    const message = errorBody.safeParse(JSON.parse(text)).data?.message;
    return Array.isArray(message) ? message.join("; ") : (message ?? undefined);
  } catch {
    return undefined;
  }
}
