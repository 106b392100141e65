import type { Clock } from "../clock";
import type { Fetch } from "./request";

/** How the other sides are asked; everything has a default, and tests bring some of it. */
export interface HttpOptions {
  /** The machine's own by default. */
  readonly clock?: Clock;
  readonly fetch?: Fetch;
  /** 0 to 1, for what is not to be in step with others. */
  readonly random?: () => number;
  /** Milliseconds for one request, body included; REQUEST_TIMEOUT by default. */
  readonly timeout?: number;
  /** Aborted when the service stops: no pause is waited out then. */
  readonly signal?: AbortSignal;
}

/** Milliseconds that one request may take, body included. */
export const REQUEST_TIMEOUT = 30_000;
