import type { CallFile } from "../../LocalPlatform/opencx/contract";

/** A call that "Call in" offers. */
export interface CallChoice {
  readonly sessionId: string;
  /** What the call is about, in its own words. */
  readonly title: string;
  /** BCP 47, where the call says it. */
  readonly language?: string;
}

/** Who works here, on which queue: what the page asks once. */
export interface WorkbenchSession {
  readonly userId: string;
  readonly userName: string;
  readonly queueId: string;
  readonly queueName: string;
  readonly calls: readonly CallChoice[];
  /** What the rep's role may do; depth 3 is the whole organization. */
  readonly privileges: readonly { readonly name: string; readonly depth: number }[];
  readonly version: string;
}

/**
 * How a call is named in the choice: its source's title, else the handoff's summary, else the channel and the id's
 * start.
 */
export function callChoice(call: CallFile): CallChoice {
  const title = [call.source.title, summary(call.session.handoff), call.source.sid].find(
    (text) => typeof text === "string" && text !== "",
  );
  const language = call.session.language;
  return {
    sessionId: call.session.id,
    title: typeof title === "string" ? title : `${call.session.channel.type} ${call.session.id.slice(0, 8)}`,
    ...(typeof language === "string" && language !== "" ? { language } : {}),
  };
}

function summary(handoff: unknown): unknown {
  return typeof handoff === "object" && handoff !== null && "summary" in handoff ? handoff.summary : undefined;
}
