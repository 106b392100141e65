import { canonical } from "../../Transcript/description/canonical";
import type { Caller, Conversation } from "../../Transcript/conversation";
import { fit } from "../../Transcript/description/fit";
import { title } from "../../Transcript/description/title";
import { cut } from "../../Transcript/text/cut";
import type { Session } from "../opencx/session";
import type { CallPart } from "./callPart";
import type { Handoff } from "./handoff";

/** What the operator wants on every incident. */
export interface IncidentDefaults {
  /** prioritycode; Microsoft ships 1 High, 2 Normal, 3 Low. */
  readonly priority: number;
  /** systemuserid; absent = Dynamics' own routing rules assign. */
  readonly ownerId?: string | undefined;
  /** Columns written as they stand; they win over what the service would write. */
  readonly ticketProperties: Readonly<Record<string, unknown>>;
  /** With `{sessionId}` where the id goes. */
  readonly sessionUrlTemplate: string;
}

/** The customer that is bound: a contact or an account. */
export interface Customer {
  readonly table: "account" | "contact";
  readonly id: string;
}

/** One incident ready to be written, and what does not fit into it. */
export interface IncidentDraft {
  readonly columns: Readonly<Record<string, unknown>>;
  /** The whole text, for a note; only when it fits no column. */
  readonly note?: string;
}

/** Lengths of the solution's columns on incident, in UTF-16 code units. */
const LENGTH = { sessionId: 100, sessionUrl: 500, callerPhone: 50, classification: 200, sentiment: 50 } as const;

/** The conversation of one handoff, in the form its description can carry. Pure. */
export function conversationOf(
  handoff: Handoff,
  session: Session,
  part: CallPart,
  channelWord: string,
  sessionUrlTemplate: string,
): Conversation {
  const contact = session.contact ?? {};
  const caller: { -readonly [K in keyof Caller]: Caller[K] } = {};
  const name = firstText(contact.name, contact.non_verified_name);
  const email = firstText(contact.email, contact.non_verified_email);
  const phone = firstText(contact.phone_number);
  if (name !== undefined) caller.name = name;
  if (email !== undefined) caller.email = email;
  if (phone !== undefined) caller.phone = phone;
  const summary = firstText(handoff.summary, session.handoff?.summary, session.summary);
  const classification = firstText(handoff.classification);
  const sentiment = firstText(session.handoff?.sentiment, handoff.sentiment, session.sentiment);
  return canonical({
    channel: channelWord,
    ...(summary === undefined ? {} : { summary }),
    ...(classification === undefined ? {} : { classification }),
    ...(sentiment === undefined ? {} : { sentiment }),
    caller,
    ...(part.startedAt === undefined ? {} : { callStarted: wholeSecond(part.startedAt) }),
    session: sessionUrl(sessionUrlTemplate, handoff.conversationId),
    turns: part.turns,
  });
}

/**
 * The columns of the incident. Pure.
 * @param limits what the columns hold, in UTF-16 code units
 */
export function draftIncident(args: {
  readonly conversation: Conversation;
  readonly handoff: Handoff;
  readonly part: CallPart;
  readonly customer: Customer;
  readonly origin: number | undefined;
  readonly defaults: IncidentDefaults;
  readonly limits: { readonly description: number; readonly transcript: number };
}): IncidentDraft {
  const { conversation, handoff, part, customer, defaults } = args;
  const fitted = fit(conversation, args.limits);
  const url = conversation.session;
  const columns: Record<string, unknown> = {
    title: title(conversation),
    description: fitted.description,
    prioritycode: defaults.priority,
    ...(args.origin === undefined ? {} : { caseorigincode: args.origin }),
    ...(defaults.ownerId === undefined ? {} : { "ownerid@odata.bind": `/systemusers(${defaults.ownerId})` }),
    ...defaults.ticketProperties,
    [`customerid_${customer.table}@odata.bind`]: `/${customer.table}s(${customer.id})`,
    opencx_sessionid: cut(handoff.conversationId, LENGTH.sessionId),
    opencx_handoffon: wholeSecond(part.handedOffAt),
  };
  // A shortened address leads nowhere, so it is left out instead.
  if (url !== undefined && url.length <= LENGTH.sessionUrl) columns.opencx_sessionurl = url;
  if (conversation.caller.phone !== undefined)
    columns.opencx_callerphone = cut(conversation.caller.phone, LENGTH.callerPhone);
  if (conversation.classification !== undefined)
    columns.opencx_classification = cut(conversation.classification, LENGTH.classification);
  if (conversation.sentiment !== undefined) columns.opencx_sentiment = cut(conversation.sentiment, LENGTH.sentiment);
  if (fitted.transcript !== undefined) columns.opencx_transcript = fitted.transcript;
  return fitted.note === undefined ? { columns } : { columns, note: fitted.note };
}

/**
 * The address of a session in OpenCX. The id is percent-encoded: it comes from outside and must not change where the
 * link leads.
 */
export function sessionUrl(template: string, sessionId: string): string {
  return template.replaceAll("{sessionId}", () => encodeURIComponent(sessionId));
}

function wholeSecond(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

function firstText(...values: readonly (string | null | undefined)[]): string | undefined {
  return values.find((value): value is string => value != null && value.trim() !== "");
}
