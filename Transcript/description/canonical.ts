import type { Caller, Conversation, Turn } from "../conversation";
import { knownEmail } from "../text/email";
import { known } from "../text/known";
import { knownName, knownPhone } from "../text/nobody";
import { safeText } from "../text/safe";

/** The object without its undefined values, so that an absent value and a missing key are the same. */
function present<T extends object>(fields: { [K in keyof Required<T>]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined)) as T;
}

/** Seconds as a clock can show them: whole, not negative; what is no number counts as the start of the call. */
function seconds(at: number): number {
  if (Number.isNaN(at)) return 0;
  return Math.min(Math.max(0, Math.floor(at)), Number.MAX_SAFE_INTEGER);
}

/**
 * What of a conversation survives being written: `read(write(c)).conversation` equals `canonical(c)`, for every `c`.
 *
 * Texts lose what {@link safeText} drops and are otherwise kept to the letter, blank lines and leading spaces included.
 * Header values are trimmed besides; empty ones, words for nothing and a caller who is nobody are absent, and an e-mail
 * address is cleaned. `at` is whole seconds from 0 up.
 */
export function canonical(c: Conversation): Conversation {
  return present<Conversation>({
    channel: known(c.channel),
    summary: known(c.summary),
    classification: known(c.classification),
    sentiment: known(c.sentiment),
    reason: known(c.reason),
    explanation: known(c.explanation),
    language: known(c.language),
    caller: present<Caller>({
      name: knownName(c.caller.name),
      email: knownEmail(c.caller.email),
      phone: knownPhone(c.caller.phone),
    }),
    callStarted: known(c.callStarted),
    ticket: known(c.ticket),
    session: known(c.session),
    turns: c.turns.map((turn): Turn => ({ at: seconds(turn.at), speaker: turn.speaker, text: safeText(turn.text) })),
  });
}
