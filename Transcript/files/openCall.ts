import type { Conversation, Speaker } from "../conversation";

/** A call as the open formats take it along. */
export interface OpenCall extends Conversation {
  /** Whose it is: the same for the same call, so that who reads it twice knows it again. */
  readonly uuid: string;
  /** How many of how many turns there are, where not all are. */
  readonly cut?: { readonly shown: number; readonly total: number } | undefined;
  /** What each speaker is called. */
  readonly names: Readonly<Record<Speaker, string>>;
}
