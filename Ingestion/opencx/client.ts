import { z } from "zod";
import { systemClock, type Clock } from "../clock";
import { sendRequest, retryAfter, type Answer, type Fetch } from "../http/request";
import { Failure } from "../failures/failure";
import { REQUEST_TIMEOUT, type HttpOptions } from "../http/httpOptions";
import { Pause } from "../http/pause";
import { historyItem, type HistoryItem } from "./historyItem";
import { Overlap } from "./overlap";
import { session, type Conversations, type Session } from "./session";

function page<T extends z.ZodType>(item: T) {
  return z.looseObject({ items: z.array(item), next: z.string().nullish() });
}

/** OpenCX's ErrorDto. Of gateways many say a `message` as well, and nothing else. */
const errorBody = z.looseObject({
  message: z.union([z.string(), z.array(z.string())]).nullish(),
  statusCode: z.number().nullish(),
  error: z.string().nullish(),
});
/** What its web server says where nothing is at the address at all: OPENCX_API_URL is wrong, or OpenCX is being changed. */
const NO_ROUTE = /^Cannot [A-Z]+ \//;

/** How messages call it. */
const SIDE = "OpenCX";

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

  public constructor(private readonly options: OpenCXAccess & HttpOptions) {
    this.clock = options.clock ?? systemClock;
    this.pause = new Pause(this.clock);
    this.fetch = options.fetch ?? fetch;
  }

  public async session(id: string): Promise<Session> {
    const found = await this.get(`chat/sessions/${encodeURIComponent(id)}`, session, `session ${id}`);
    return { ...found, id };
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
    const listed = await this.pages(
      "chat/sessions",
      { handed_off: "true", updated_after: since.toISOString() },
      session,
      "the list of handed-off sessions",
    );
    return listed.filter(({ id }) => id !== "");
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
    const overlap = new Overlap();
    let cursor: string | undefined;
    for (let count = 0; count < MOST_PAGES; count++) {
      const search = new URLSearchParams(cursor === undefined ? query : { ...query, cursor }).toString();
      const answer = await this.get(search === "" ? path : `${path}?${search}`, page(item), what);
      items.push(...overlap.rest(answer.items));
      if (answer.next == null || answer.next === "") return items;
      if (seen.has(answer.next))
        throw new Failure({ code: "opencx-page-repeated", source: "opencx", values: { what } });
      seen.add(answer.next);
      cursor = answer.next;
    }
    throw new Failure({ code: "opencx-too-many-pages", source: "opencx", values: { what, pages: MOST_PAGES } });
  }

  private async get<T extends z.ZodType>(path: string, shape: T, what: string): Promise<z.infer<T>> {
    for (;;) {
      if (this.pause.remaining() <= LONGEST_PAUSE) await this.pause.passed(this.options.signal);
      const left = this.pause.remaining();
      if (left > 0) throw new Failure({ code: "pause", source: "opencx", values: { side: SIDE }, retryAfter: left });
      const answer = await sendRequest({
        fetch: this.fetch,
        source: "opencx",
        side: SIDE,
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
    throw new Failure({ code: "opencx-not-json", source: "opencx", values: { what }, cause });
  }
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const [field, fault] = [issue?.path.map(String).join(".") ?? "", issue?.message ?? ""];
  throw new Failure({ code: "opencx-unreadable", source: "opencx", values: { what, field, fault } });
}

function refusal({ status, text }: Answer, what: string): Failure {
  const values = { what, status };
  const detail = detailOf(text, status);
  return new Failure({ code: codeOf(status, detail !== undefined), source: "opencx", values, status, detail });
}

type Refusal = "opencx-key-refused" | "opencx-unknown" | "opencx-away" | "opencx-gateway" | "opencx-refused";

/** @param own whether OpenCX says it in its own words: nobody else's can be final */
function codeOf(status: number, own: boolean): Refusal {
  if (status === 401 || status === 403) return "opencx-key-refused";
  if (status !== 408 && status < 500 && !own) return "opencx-gateway";
  // A webhook can be quicker than the API's own view of the session.
  if (status === 404) return "opencx-unknown";
  return status === 408 || status >= 500 ? "opencx-away" : "opencx-refused";
}

/** What OpenCX says of the request in its own words. */
function detailOf(text: string, status: number): string | undefined {
  try {
    const { message, statusCode, error } = errorBody.parse(JSON.parse(text));
    const said = Array.isArray(message) ? message.join("; ") : (message ?? undefined);
    const own = (statusCode === status || error != null) && !NO_ROUTE.test(said ?? "");
    return own ? said : undefined;
  } catch {
    return undefined;
  }
}
