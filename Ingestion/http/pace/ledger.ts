/** Who wants to send: what makes a case of a call, or the sweep, which takes what that leaves. */
export type Urgency = "landing" | "sweep";

/** What is told to whoever wants to send a request. All times in milliseconds. */
export type Told =
  /** Send it after so long. */
  | { readonly kind: "go"; readonly after: number }
  /** Nothing is free; ask again after so long. */
  | { readonly kind: "wait"; readonly again: number }
  /** The other side asked to be left alone for so long. */
  | { readonly kind: "paused"; readonly left: number };

/** Counts the requests to one server, of all who send there. */
export interface Ledger {
  /** Takes a place for one request if one is free. */
  take(urgency: Urgency): Promise<Told>;
  /** Reads what an answer's headers tell of limits. @returns milliseconds to wait, when nothing more is allowed now */
  learn(headers: Headers): number | undefined;
  /** Tells everybody that the other side asked to be left alone. @param milliseconds */
  pause(milliseconds: number): Promise<void>;
}
