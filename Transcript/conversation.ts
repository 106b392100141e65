/**
 * Who spoke. `agent` is a human agent who took over earlier in the same session; `other` is a sender type OpenCX does
 * not document.
 */
export type Speaker = "ai" | "customer" | "agent" | "other";

/** One utterance of a call. */
export interface Turn {
  /** Whole seconds since the call started, 0 or more: the precision that the description's `[HH:MM:SS]` carries. */
  readonly at: number;
  readonly speaker: Speaker;
  /** What was said, as transcribed. May hold line breaks; is hostile input. */
  readonly text: string;
}

/** What is known of the caller. A missing value is left out of the description. */
export interface Caller {
  readonly name?: string;
  readonly email?: string;
  /** E.164 as telephony delivers it, or whatever OpenCX holds. */
  readonly phone?: string;
}

/** Everything that the case description carries: one call up to one handoff. */
export interface Conversation {
  /** The word of the description: `phone`, `email` and so on, not the API's `phone_voice`. */
  readonly channel?: string;
  readonly summary?: string;
  readonly classification?: string;
  readonly sentiment?: string;
  /** Why the AI handed the call off, such as `user requested human assistance`; several joined by commas. */
  readonly reason?: string;
  /** The same in the AI's own words. */
  readonly explanation?: string;
  /** What the call was spoken in: a BCP 47 tag, or whatever OpenCX called it. */
  readonly language?: string;
  readonly caller: Caller;
  /** UTC, whole seconds, `2020-05-30T18:32:32Z`. The turns' times count from here. */
  readonly callStarted?: string;
  /** OpenCX's own number of the session, as people name it: `4521`. */
  readonly ticket?: string;
  /** The session's address in OpenCX, for the recording. */
  readonly session?: string;
  readonly turns: readonly Turn[];
}
