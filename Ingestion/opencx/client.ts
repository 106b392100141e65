import { z } from "zod";
import { systemClock, type Clock } from "../clock";
import { JsonLimitError, parseJson } from "../http/json";
import { sendRequest, retryAfter, type Answer, type Fetch } from "../http/request";
import { Failure } from "../failures/failure";
import { REQUEST_TIMEOUT, type HttpOptions } from "../http/httpOptions";
import { Pause } from "../http/pause";
import { historyItem, type HistoryItem } from "./historyItem";
import { Overlap } from "./overlap";
import { session, type Conversations, type Session } from "./session";
import { isSameSession, isSessionId } from "./sessionId";

/** Its items are read once they are counted. The cursor goes into an address, which servers take 8 KB of. */
const page = z.looseObject({ items: z.array(z.unknown()), next: z.string().max(4_000).nullish() });

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

/** What is read of a list, all its pages together. */
interface ListLimits {
  readonly items: number;
  /** Of JSON. */
  readonly bytes: number;
}
/** Of one session: ten hours of call are 20,000 turns and 2 MB; e-mails in HTML are longer. */
const HISTORY: ListLimits = { items: 20_000, bytes: 16 * 1_048_576 };
/** Handoffs of one session: each is looked for among all others. */
const MOST_HANDOFFS = 200;
/** Of the sessions handed off since the last sweep: a kilobyte each. */
const SESSIONS: ListLimits = { items: 100_000, bytes: 64 * 1_048_576 };
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
    const { value } = await this.get(`chat/sessions/${segment(id)}`, session, `session ${id}`);
    if (!isSameSession(value.id, id)) throw otherSession(id);
    return { ...value, id };
  }

  public async history(id: string): Promise<readonly HistoryItem[]> {
    const what = `the history of session ${id}`;
    const items = await this.pages(`chat/sessions/${segment(id)}/history`, {}, historyItem, HISTORY, what);
    if (items.some(({ session: of }) => of !== undefined && !isSameSession(of, id))) throw otherSession(id);
    if (items.filter(({ event }) => event.type === "handoff").length > MOST_HANDOFFS)
      throw tooLarge(what, `${MOST_HANDOFFS} handoffs`);
    return items;
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
      SESSIONS,
      "the list of handed-off sessions",
    );
    return listed.filter(({ id }) => id !== "");
  }

  /** One cheap authorised request, to see whether the key is good. */
  public async check(): Promise<void> {
    await this.get(
      `chat/sessions?${new URLSearchParams({ created_after: new Date(this.clock.now()).toISOString() }).toString()}`,
      page,
      "the list of sessions",
    );
  }

  private async pages<T extends z.ZodType>(
    path: string,
    query: Record<string, string>,
    item: T,
    limits: ListLimits,
    what: string,
  ): Promise<z.infer<T>[]> {
    const items: z.infer<T>[] = [];
    const seen = new Set<string>();
    const overlap = new Overlap();
    let cursor: string | undefined;
    let bytes = 0;
    for (let count = 0; count < MOST_PAGES; count++) {
      const search = new URLSearchParams(cursor === undefined ? query : { ...query, cursor }).toString();
      const answer = await this.get(search === "" ? path : `${path}?${search}`, page, what);
      const { items: given, next } = answer.value;
      bytes += answer.bytes;
      if (bytes > limits.bytes) throw tooLarge(what, `${limits.bytes} bytes`);
      if (items.length + given.length > limits.items) throw tooLarge(what, `${limits.items} items`);
      for (const one of overlap.rest(given.map((raw) => parsedAs(item, raw, what)))) items.push(one);
      if (next == null || next === "") return items;
      if (seen.has(next)) throw new Failure({ code: "opencx-page-repeated", source: "opencx", values: { what } });
      seen.add(next);
      cursor = next;
    }
    throw tooLarge(what, `${MOST_PAGES} pages`);
  }

  private async get<T extends z.ZodType>(path: string, shape: T, what: string): Promise<Read<z.infer<T>>> {
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
        // A page without end is a gateway's, and says nothing of the session.
        tooLong: (bytes, headers) =>
          /html/i.test(headers.get("content-type") ?? "")
            ? new Failure({ code: "opencx-not-json", source: "opencx", values: { what } })
            : tooLarge(what, `${bytes} bytes`),
      });
      if (answer.status === 429) {
        this.pause.extend(retryAfter(answer.headers, this.clock.now()) ?? DEFAULT_PAUSE);
        continue;
      }
      if (answer.status !== 200) throw refusal(answer, what);
      return { value: read(answer.text, shape, what), bytes: Buffer.byteLength(answer.text) };
    }
  }
}

/** What an answer says, and its length. */
interface Read<T> {
  readonly value: T;
  readonly bytes: number;
}

/** The id as one segment of an address. @throws Failure for what another version let into the inbox */
function segment(id: string): string {
  if (isSessionId(id)) return encodeURIComponent(id);
  throw new Failure({ code: "opencx-no-session-id", source: "opencx" });
}

function otherSession(session: string): Failure {
  return new Failure({ code: "opencx-other-session", source: "opencx", values: { session } });
}

function tooLarge(what: string, limit: string): Failure {
  return new Failure({ code: "opencx-too-large", source: "opencx", values: { what, limit } });
}

function read<T extends z.ZodType>(text: string, shape: T, what: string): z.infer<T> {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch (cause) {
    if (cause instanceof JsonLimitError) throw tooLarge(what, cause.limit);
    throw new Failure({ code: "opencx-not-json", source: "opencx", values: { what }, cause });
  }
  return parsedAs(shape, body, what);
}

function parsedAs<T extends z.ZodType>(shape: T, body: unknown, what: string): z.infer<T> {
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
    const { message, statusCode, error } = errorBody.parse(parseJson(text));
    const said = Array.isArray(message) ? message.join("; ") : (message ?? undefined);
    const own = (statusCode === status || error != null) && !NO_ROUTE.test(said ?? "");
    return own ? said : undefined;
  } catch {
    return undefined;
  }
}
