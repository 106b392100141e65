import { createHash } from "node:crypto";
import { historyItem } from "../opencx/historyItem";
import { session, type Conversations } from "../opencx/session";
import { isSessionId } from "../opencx/sessionId";
import type { Handoff } from "../handoff/handoff";
import { handoffData, handoffOf } from "../handoff/handoff";
import type { OpenFormatCall } from "./openFormatCall";

/** Stands for the organization in the keys of cases. Fixed for ever: another would make a second case of each file. */
const ORGANIZATION = "open-formats";

const SENDERS = { ai: "ai", customer: "contact", agent: "human_agent", other: "other" } as const;

/**
 * A call of an open format as OpenCX would have told it, handed off when it ended. Its session is the file's own id,
 * else a hash of its text, so that a file given twice makes one case. An address that a file claims is nobody's proof:
 * it stands on the case and links no contact.
 * @param text of the whole file
 * @param writtenAt milliseconds since 1970 that the file was written at: its call's end, where it tells no date
 */
export function asHandoff(
  call: OpenFormatCall,
  text: string,
  writtenAt: number,
): { readonly handoffs: readonly Handoff[]; readonly conversations: Conversations } {
  const own = call.id?.trim().toLowerCase() ?? "";
  const id = isSessionId(own) ? own : `sha256-${createHash("sha256").update(text).digest("hex")}`;
  const length = call.turns.reduce((last, { at = 0 }) => Math.max(last, within(at)), within(call.length));
  // A whole second: a part of one, which the file does not tell, would move turns by a second.
  const startedAt = call.startedAt ?? 1_000 * Math.floor((writtenAt - length) / 1_000);
  const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
  const told = session.parse({
    id,
    channel: { type: "phone_voice" },
    created_at: iso(startedAt),
    summary: call.summary,
    language: call.language,
    contact: { name: call.caller.name, phone_number: call.caller.phone, non_verified_email: call.caller.email },
  });
  const history = [
    ...call.turns.map(({ at, speaker, text: words }, index) =>
      historyItem.parse({
        id: `${index}`,
        ...(at === undefined ? {} : { created_at: iso(startedAt + within(at)) }),
        event: { type: "message", sender: { type: SENDERS[speaker] }, content: { type: "text", text: words } },
      }),
    ),
    historyItem.parse({ id: "handoff", created_at: iso(startedAt + length), event: { type: "handoff" } }),
  ];
  const data = handoffData.parse({
    conversation_id: id,
    timestamp: iso(startedAt + length),
    contact_reason: call.classification,
  });
  return {
    handoffs: [handoffOf(ORGANIZATION, data, startedAt + length, new Set())],
    conversations: { session: () => Promise.resolve(told), history: () => Promise.resolve(history) },
  };
}

/** Milliseconds of so many seconds, as far as a call can reach: a date far off must not be none. */
function within(seconds: number): number {
  return 1_000 * Math.min(Math.max(0, seconds), LONGEST);
}

/** Ten days, in seconds: longer than any call, also one of many messages. */
const LONGEST = 864_000;
