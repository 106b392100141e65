import type { Speaker } from "../../Transcript/conversation";

/** A call as a file of an open format tells it. */
export interface OpenFormatCall {
  /** The file's own id of the call. */
  readonly id: string | undefined;
  /** Milliseconds since 1970; undefined where the file tells no date. */
  readonly startedAt: number | undefined;
  readonly language: string | undefined;
  readonly summary: string | undefined;
  readonly classification: string | undefined;
  readonly caller: {
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
  readonly turns: readonly {
    /** Seconds since the call started; undefined where the file does not tell. */
    readonly at?: number | undefined;
    readonly speaker: Speaker;
    readonly text: string;
  }[];
  /** Seconds from the call's start to its end, 0 where the file does not tell. */
  readonly length: number;
}
