import { z } from "zod";
import { systemClock, type Clock } from "../clock";
import { egressFetch } from "../http/egress";
import { sendRequest, type Fetch } from "../http/request";
import { Failure } from "../failures/failure";
import { REQUEST_TIMEOUT, type HttpOptions } from "../http/httpOptions";
import type { Urgency } from "../http/pace/ledger";
import { OPENCX, Pacer } from "../http/pace/pacer";
import { parsedAs, readAnswer, refusal, tooLarge } from "./answer";
import { handoffEvent, handoffEventPage, type HandoffEvent } from "./handoffEvent";
import { historyItem, type HistoryItem } from "./historyItem";
import { HistoryOrder, type HandoffTimes } from "./historyOrder";
import { Overlap } from "./overlap";
import { session, type Conversations, type HistoryPart, type Session } from "./session";
import { isSameSession, isSessionId } from "./sessionId";

/** Its items are read once they are counted. The cursor goes into an address, which servers take 8 KB of. */
const page = z.looseObject({ items: z.array(z.unknown()), next: z.string().max(4_000).nullish() });

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
/** Of the sessions handed off since the last sweep, and of the handoffs: a kilobyte each. */
const SESSIONS: ListLimits = { items: 100_000, bytes: 64 * 1_048_576 };

/** One OpenCX organization, and the key to it. */
export interface OpenCXAccess {
  /** Of the REST API, without a trailing slash. */
  readonly url: string;
  readonly apiKey: string;
  /** Absent: learnt from the webhooks. */
  readonly organizationId?: string | undefined;
}

/** How OpenCX is asked. */
export interface OpenCXClientOptions extends OpenCXAccess, HttpOptions {
  /** Shared by all who use the key; absent: nobody else does. */
  readonly pacer?: Pacer;
  /** `landing` when absent. */
  readonly urgency?: Urgency;
}

/** The OpenCX REST API, read only. After a 429 (100 requests a minute) nothing is sent until the pause is over. */
export class OpenCXClient implements Conversations {
  private readonly pacer: Pacer;
  private readonly clock: Clock;
  private readonly fetch: Fetch;
  private readonly order = new HistoryOrder();

  public constructor(private readonly options: OpenCXClientOptions) {
    this.clock = options.clock ?? systemClock;
    this.pacer = options.pacer ?? new Pacer({ ...OPENCX, clock: this.clock, random: options.random });
    this.fetch = options.fetch ?? egressFetch;
  }

  public async session(id: string): Promise<Session> {
    const { value } = await this.get(`chat/sessions/${segment(id)}`, session, `session ${id}`);
    if (!isSameSession(value.id, id)) throw otherSession(id);
    return { ...value, id };
  }

  public async history(id: string): Promise<readonly HistoryItem[]> {
    return (await this.readHistory(id, () => false)).items;
  }

  public async historyUpTo(id: string, times: HandoffTimes): Promise<HistoryPart> {
    return this.readHistory(id, (items) => this.order.holdsAll(items, times));
  }

  private async readHistory(id: string, enough: (items: readonly HistoryItem[]) => boolean): Promise<HistoryPart> {
    const what = `the history of session ${id}`;
    const path = `chat/sessions/${segment(id)}/history`;
    const read = await this.pages({ path, query: {}, item: historyItem, limits: HISTORY, what, enough });
    const { items, whole, first, last } = read;
    if (whole && first !== last) this.order.note(first, last);
    if (items.some(({ session: of }) => of !== undefined && !isSameSession(of, id))) throw otherSession(id);
    if (items.filter(({ event }) => event.type === "handoff").length > MOST_HANDOFFS)
      throw tooLarge(what, `${MOST_HANDOFFS} handoffs`);
    return { items, whole };
  }

  /**
   * Sessions that were handed off and changed since then, of every channel: which of them become incidents is decided
   * elsewhere.
   * @param since only sessions updated after this time
   */
  public async handedOff(since: Date): Promise<readonly Session[]> {
    const { items } = await this.pages({
      path: "chat/sessions",
      query: { handed_off: "true", updated_after: since.toISOString() },
      item: session,
      limits: SESSIONS,
      what: "the list of handed-off sessions",
    });
    return items.filter(({ id }) => id !== "");
  }

  /** The handoffs since then, of every channel. Not every key may have the list. */
  public async handoffEvents(since: Date): Promise<readonly HandoffEvent[]> {
    const { items } = await this.pages({
      path: "handoff-analytics/events",
      query: { start_date: since.toISOString() },
      shape: handoffEventPage,
      item: handoffEvent,
      limits: SESSIONS,
      what: "the list of handoffs",
    });
    return items;
  }

  /** Some of the sessions that were handed off, as many as one answer holds. */
  public async someHandedOff(): Promise<readonly Session[]> {
    const what = "the list of handed-off sessions";
    const { value } = await this.get("chat/sessions?handed_off=true", page, what);
    return value.items.map((raw) => parsedAs(session, raw, what)).filter(({ id }) => id !== "");
  }

  /** One cheap authorised request, to see whether the key is good. */
  public async check(): Promise<void> {
    await this.get(
      `chat/sessions?${new URLSearchParams({ created_after: new Date(this.clock.now()).toISOString() }).toString()}`,
      page,
      "the list of sessions",
    );
  }

  private async pages<T extends z.ZodType>({
    path,
    query,
    shape = page,
    item,
    limits,
    what,
    enough = () => false,
  }: {
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    /** Of a page, where more of it is documented. */
    readonly shape?: typeof page | typeof handoffEventPage;
    readonly item: T;
    readonly limits: ListLimits;
    readonly what: string;
    /** Whether what was read so far is all that is wanted. */
    readonly enough?: (items: readonly z.infer<T>[]) => boolean;
  }): Promise<Pages<z.infer<T>>> {
    const items: z.infer<T>[] = [];
    const seen = new Set<string>();
    const overlap = new Overlap();
    let cursor: string | undefined;
    let bytes = 0;
    let first: readonly z.infer<T>[] | undefined;
    for (let count = 0; count < MOST_PAGES; count++) {
      const search = new URLSearchParams(cursor === undefined ? query : { ...query, cursor }).toString();
      const answer = await this.get(search === "" ? path : `${path}?${search}`, shape, what);
      const { items: given, next } = answer.value;
      bytes += answer.bytes;
      if (bytes > limits.bytes) throw tooLarge(what, `${limits.bytes} bytes`);
      if (items.length + given.length > limits.items) throw tooLarge(what, `${limits.items} items`);
      const last = given.map((raw) => parsedAs(item, raw, what));
      first ??= last;
      for (const one of overlap.rest(last)) items.push(one);
      if (next == null || next === "") return { items, whole: true, first, last };
      if (enough(items)) return { items, whole: false, first, last };
      if (seen.has(next)) throw new Failure({ code: "opencx-page-repeated", source: "opencx", values: { what } });
      seen.add(next);
      cursor = next;
    }
    throw tooLarge(what, `${MOST_PAGES} pages`);
  }

  private async get<T extends z.ZodType>(path: string, shape: T, what: string): Promise<Read<z.infer<T>>> {
    for (;;) {
      await this.pacer.turn(this.options.urgency ?? "landing", this.options.signal);
      const answer = await sendRequest({
        fetch: this.fetch,
        source: "opencx",
        side: OPENCX.side,
        url: `${this.options.url}/${path}`,
        init: { headers: { Accept: "application/json", Authorization: `Bearer ${this.options.apiKey}` } },
        timeout: this.options.timeout ?? REQUEST_TIMEOUT,
        // A page without end is a gateway's, and says nothing of the session.
        tooLong: (bytes, headers) =>
          /html/i.test(headers.get("content-type") ?? "")
            ? new Failure({ code: "opencx-not-json", source: "opencx", values: { what } })
            : tooLarge(what, `${bytes} bytes`),
      });
      if (this.pacer.heard(answer)) continue;
      if (answer.status !== 200) throw refusal(answer, what);
      return { value: readAnswer(answer.text, shape, what), bytes: Buffer.byteLength(answer.text) };
    }
  }
}

/** Pages of a list: their items, the first page and the last that was read, and whether there are no more. */
interface Pages<T> {
  readonly items: readonly T[];
  readonly first: readonly T[];
  readonly last: readonly T[];
  readonly whole: boolean;
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
