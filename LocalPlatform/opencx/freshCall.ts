import type { CallFile, OpenCXHistoryItem } from "./contract";

/** What a fresh copy of a call needs from outside. */
export interface Freshness {
  /** Milliseconds since 1970: the moment that the handoff is moved to. */
  readonly now: number;
  readonly ticketNumber: number;
  readonly newId: () => string;
}

/**
 * The same call as if it came in now: its own session, contact, history ids and ticket number; every time moved by the
 * same span, so that the handoff which the webhook reports has just happened. All else is kept.
 */
export function freshCall(call: CallFile, { now, ticketNumber, newId }: Freshness): CallFile {
  // Whole seconds: a span with milliseconds would move turns across second boundaries and change the offsets a rep
  // reads.
  const span = Math.floor((now - handoffTime(call)) / 1000) * 1000;
  const later = <T extends string | null>(time: T): T | string =>
    time === null ? time : new Date(Date.parse(time) + span).toISOString();
  const sessionId = newId();
  const contactId = newId();
  const { contact } = call.session;
  const { customer_id: customerId, timestamp } = call.webhook.data;
  return {
    ...call,
    session: {
      ...call.session,
      id: sessionId,
      ticket_number: ticketNumber,
      created_at: later(call.session.created_at),
      updated_at: later(call.session.updated_at),
      ...(isRecord(contact) ? { contact: { ...contact, id: contactId } } : {}),
    },
    history: call.history.map((item): OpenCXHistoryItem => ({
      ...item,
      ...(item.id === undefined ? {} : { id: newId() }),
      created_at: later(item.created_at),
    })),
    webhook: {
      ...call.webhook,
      data: {
        ...call.webhook.data,
        conversation_id: sessionId,
        ...(typeof customerId === "string" ? { customer_id: contactId } : {}),
        ...(typeof timestamp === "string" ? { timestamp: later(timestamp) } : {}),
      },
    },
  };
}

/** When the reported handoff happened: the event's own time, else the last known time of the call. */
function handoffTime(call: CallFile): number {
  const { timestamp } = call.webhook.data;
  return Date.parse(typeof timestamp === "string" ? timestamp : (call.session.updated_at ?? call.session.created_at));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
