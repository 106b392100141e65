import type { CallFile, OpenCXHistoryItem, OpenCXSession } from "./contract";
import { badCursor, decodeCursor, encodeCursor, type Page } from "./cursor";
import { handoffEventsOf, type HandoffEventPage, type HandoffEventQuery } from "./handoffEvents";
import { matchesSession, type SessionQuery } from "./sessionQuery";

/** The sessions a local OpenCX holds, with their histories. */
export class SessionStore {
  private readonly calls = new Map<string, CallFile>();
  private lastTicketNumber = 0;

  constructor(private readonly pageSize: number) {}

  /** Adds a call, or replaces the one with the same session id. */
  load(call: CallFile): void {
    this.calls.set(call.session.id, call);
    if (typeof call.session.ticket_number === "number")
      this.lastTicketNumber = Math.max(this.lastTicketNumber, call.session.ticket_number);
  }

  /** A ticket number no session here has. */
  nextTicketNumber(): number {
    return this.lastTicketNumber + 1;
  }

  session(id: string): OpenCXSession | undefined {
    return this.calls.get(id)?.session;
  }

  /**
   * A page of a session's history, in the order of the call file: OpenCX documents no order, and recorded calls hold
   * overlapping speech. Undefined when there is no such session.
   * @throws RequestError 400 on a cursor that is not of this history.
   */
  history(id: string, cursor: string | undefined): Page<OpenCXHistoryItem> | undefined {
    const history = this.calls.get(id)?.history;
    if (history === undefined) return undefined;
    const start = cursor === undefined ? 0 : historyPosition(decodeCursor(cursor), id);
    const end = start + this.pageSize;
    return { items: history.slice(start, end), next: end < history.length ? encodeCursor(`${id}/${end}`) : null };
  }

  /**
   * A page of the sessions that pass the filters, newest first. The cursor is a place in that order, not a count: a
   * call that comes in between two pages moves nothing.
   * @throws RequestError 400 on a cursor that is not of this list.
   */
  list(query: SessionQuery): Page<OpenCXSession> {
    const matching = [...this.calls.values()]
      .map((call) => call.session)
      .filter((session) => matchesSession(query, session))
      .map((session) => ({ session, place: placeOf(session) }))
      .sort((a, b) => (a.place < b.place ? 1 : -1));
    const after = query.cursor === undefined ? undefined : listPosition(decodeCursor(query.cursor));
    const rest = after === undefined ? matching : matching.filter(({ place }) => place < after);
    const page = rest.slice(0, this.pageSize);
    const last = page.at(-1);
    return {
      items: page.map(({ session }) => session),
      next: last !== undefined && rest.length > page.length ? encodeCursor(last.place) : null,
    };
  }

  /** A page of the handoffs that pass the filters, newest first. @throws RequestError 400 on another list's cursor */
  handoffEvents(query: HandoffEventQuery, now: number): HandoffEventPage {
    return handoffEventsOf(this.calls.values(), query, this.pageSize, now);
  }
}

/** Sorts as text: UTC with milliseconds has one width. The id makes every place its own. */
function placeOf(session: OpenCXSession): string {
  return `${new Date(session.created_at).toISOString()}/${session.id}`;
}

function listPosition(position: string): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z\/.+$/.test(position)) throw badCursor();
  return position;
}

function historyPosition(position: string, id: string): number {
  const separator = position.lastIndexOf("/");
  const start = position.slice(separator + 1);
  if (position.slice(0, separator) !== id || !/^\d{1,9}$/.test(start)) throw badCursor();
  return Number(start);
}
