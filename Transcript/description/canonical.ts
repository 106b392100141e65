import type { Caller, Conversation, Turn } from "../conversation";
import { safeText } from "../text/safe";

function value(text: string | undefined): string | undefined {
  return safeText(text ?? "").trim() || undefined;
}

/** The object without its undefined values, so that an absent value and a missing key are the same. */
function known<T extends object>(fields: { [K in keyof Required<T>]: T[K] | undefined }): T {
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
 * Header values are trimmed besides, and empty ones are absent. `at` is whole seconds from 0 up.
 */
export function canonical(c: Conversation): Conversation {
  return known<Conversation>({
    channel: value(c.channel),
    summary: value(c.summary),
    classification: value(c.classification),
    sentiment: value(c.sentiment),
    caller: known<Caller>({ name: value(c.caller.name), email: value(c.caller.email), phone: value(c.caller.phone) }),
    callStarted: value(c.callStarted),
    session: value(c.session),
    turns: c.turns.map((turn): Turn => ({ at: seconds(turn.at), speaker: turn.speaker, text: safeText(turn.text) })),
  });
}
