import { createHash } from "node:crypto";
import { sessionAddress } from "../../Caller/variables";
import { customerBind, type CustomerRef } from "../../Caller/customer/reference";
import { CASE_COLUMNS, type ColumnWrittenBy } from "../../Transcript/caseColumns";
import { canonical } from "../../Transcript/description/canonical";
import type { Conversation, Turn } from "../../Transcript/conversation";
import { fit } from "../../Transcript/description/fit";
import { title } from "../../Transcript/description/title";
import { writtenForm } from "../../Transcript/description/writtenForm";
import { cut } from "../../Transcript/text/cut";
import { languageTag } from "../../Transcript/text/languageTag";
import { known } from "../../Transcript/text/known";
import { languageName } from "../opencx/language";
import { hasMarkup, htmlText } from "../html";
import type { Session } from "../opencx/session";
import { told } from "../opencx/told";
import { reasonText } from "../opencx/words";
import type { CallPart } from "./callPart";
import { callerOf, firstOf } from "./case/caller";
import type { CaseFlag } from "./case/caseFlag";
import { customColumns, customTexts, type CustomMapping } from "./case/customData";
import type { Handoff } from "./handoff";
import { withoutCards } from "./maskCards";
import { present } from "./present";

/** What the operator wants on every incident. */
export interface IncidentDefaults {
  /** prioritycode; Microsoft ships 1 High, 2 Normal, 3 Low. */
  readonly priority: number;
  /** systemuserid; absent = Dynamics' own routing rules assign. */
  readonly ownerId?: string | undefined;
  /** Columns written as they stand, unless Dataverse refuses them; they win over what the service would write. */
  readonly ticketProperties: Readonly<Record<string, unknown>>;
  /** With `{sessionId}` where the id goes. */
  readonly sessionUrlTemplate: string;
}

/** One incident ready to be written, and what does not fit into it. */
export interface IncidentDraft {
  readonly columns: Readonly<Record<string, unknown>>;
  /** Those of the columns that the session's custom data fills. */
  readonly custom: readonly string[];
  /** What of the custom data fits no column. */
  readonly flags: readonly CaseFlag[];
  /** The whole text, for a note; only when it fits no column. */
  readonly note?: string;
}

/** Our columns that the service writes; undefined where the call has nothing to say. */
type WrittenColumns = Readonly<Record<ColumnWrittenBy<"service">, string | undefined>>;

/** The conversation of one handoff, in the form its description can carry. Pure. */
function conversationOf(
  handoff: Handoff,
  session: Session,
  part: CallPart,
  channelWord: string,
  sessionUrlTemplate: string,
): Conversation {
  const summary = firstOf(told, handoff.summary, session.handoff.summary, session.summary);
  const classification = firstOf(told, handoff.classification);
  const sentiment = firstOf(known, session.handoff.sentiment, handoff.sentiment, session.sentiment);
  const reasons = [...session.handoff.reasons, ...(handoff.reasons ?? [])];
  const explanation = firstOf(told, session.handoff.explanation, handoff.explanation);
  const language = firstOf(known, handoff.language, session.language);
  return canonical({
    channel: channelWord,
    ...(summary === undefined ? {} : { summary }),
    ...(classification === undefined ? {} : { classification }),
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(reasons.length === 0 ? {} : { reason: reasonText(reasons) }),
    ...(explanation === undefined ? {} : { explanation }),
    ...(language === undefined ? {} : { language: languageName(language) }),
    ...(session.ticket_number === undefined ? {} : { ticket: session.ticket_number }),
    caller: callerOf(session),
    ...(part.startedAt === undefined ? {} : { callStarted: wholeSecond(part.startedAt) }),
    session: sessionAddress(sessionUrlTemplate, handoff.conversationId),
    turns: channelWord === "email" ? part.turns.map(withoutMarkup) : part.turns,
  });
}

/**
 * The columns of the incident. Pure.
 * @param args.limits what the columns hold, in UTF-16 code units
 */
export function draftIncident(args: {
  readonly handoff: Handoff;
  readonly session: Session;
  readonly part: CallPart;
  readonly customer: CustomerRef;
  readonly channel: { readonly word: string; readonly origin?: number };
  readonly defaults: IncidentDefaults;
  /** The operator's own columns, of those that Dataverse takes. */
  readonly properties: IncidentDefaults["ticketProperties"];
  /** Where the session's custom data goes; it wins over the operator's. */
  readonly custom: CustomMapping;
  readonly limits: { readonly description: number; readonly transcript: number };
  /** Whether payment cards are masked. */
  readonly maskCards: boolean;
}): IncidentDraft {
  const { handoff, session, part, customer, channel, defaults, maskCards } = args;
  const told = conversationOf(handoff, session, part, channel.word, defaults.sessionUrlTemplate);
  const texts = customTexts(session.custom_data, args.custom);
  const { conversation, beside } = maskCards ? withoutCards(told, texts) : { conversation: told, beside: texts };
  const custom = customColumns({ ...session.custom_data, ...beside }, args.custom);
  const fitted = fit(conversation, args.limits);
  const ofMicrosoft: Readonly<Record<string, unknown>> = {
    title: title(conversation),
    description: fitted.description,
    prioritycode: defaults.priority,
    ...(channel.origin === undefined ? {} : { caseorigincode: channel.origin }),
    ...(defaults.ownerId === undefined ? {} : { "ownerid@odata.bind": `/systemusers(${defaults.ownerId})` }),
    ...args.properties,
    ...custom.columns,
  };
  // As it is written: the operator's own description, of any type, wins over the call's.
  const { description } = ofMicrosoft;
  const written = {
    description: typeof description === "string" ? description : undefined,
    transcript: fitted.transcript,
  };
  const columns = {
    ...ofMicrosoft,
    ...customerBind(customer),
    // A column that is not written keeps what the organization fills in.
    ...present(ourColumns(conversation, handoff, part, written)),
  };
  return {
    columns,
    custom: Object.keys(custom.columns),
    flags: custom.flags,
    ...(fitted.note === undefined ? {} : { note: fitted.note }),
  };
}

/** What an e-mail says, without its markup; a text in which markup alone stands is left as it is. */
function withoutMarkup(turn: Turn): Turn {
  const text = hasMarkup(turn.text) ? htmlText(turn.text) : "";
  return text === "" ? turn : { ...turn, text };
}

/** The texts that carry the conversation, as they are written. */
interface WrittenTexts {
  readonly description: string | undefined;
  readonly transcript: string | undefined;
}

/** What goes into the solution's own columns. */
function ourColumns(conversation: Conversation, handoff: Handoff, part: CallPart, texts: WrittenTexts): WrittenColumns {
  const url = conversation.session;
  const tag = languageTag(conversation.language);
  return {
    opencx_sessionid: inColumn("opencx_sessionid", handoff.conversationId),
    opencx_handoffon: wholeSecond(part.handedOffAt),
    // A shortened address leads nowhere, so it is left out instead.
    opencx_sessionurl: url !== undefined && url.length <= CASE_COLUMNS.opencx_sessionurl.maxLength ? url : undefined,
    opencx_callerphone: inColumn("opencx_callerphone", conversation.caller.phone),
    opencx_classification: inColumn("opencx_classification", conversation.classification),
    opencx_sentiment: inColumn("opencx_sentiment", conversation.sentiment),
    opencx_reason: inColumn("opencx_reason", conversation.reason),
    opencx_explanation: inColumn("opencx_explanation", conversation.explanation),
    // Part of a tag names another language.
    opencx_language: tag !== undefined && tag.length <= CASE_COLUMNS.opencx_language.maxLength ? tag : undefined,
    opencx_ticketnumber: inColumn("opencx_ticketnumber", conversation.ticket),
    // Its length is the environment's own, which `fit` was told.
    opencx_transcript: texts.transcript,
    opencx_writtenhash: writtenHash(texts.description, texts.transcript),
  };
}

/** What tells a rep's edit later. */
export function writtenHash(description: string | undefined, transcript: string | undefined): string {
  return createHash("sha256").update(writtenForm(description, transcript)).digest("hex");
}

function inColumn(
  name: Exclude<keyof WrittenColumns, "opencx_handoffon">,
  text: string | undefined,
): string | undefined {
  return text === undefined ? undefined : cut(text, CASE_COLUMNS[name].maxLength);
}

function wholeSecond(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}
