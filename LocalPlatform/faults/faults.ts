/** One scripted fault of a local server: which requests it meets, how many, and what happens to them. */
export interface FaultPlan {
  /** HTTP method; absent = any. */
  readonly method?: string;
  /** Regular expression (source text) that the path with query must match; absent = any. */
  readonly path?: string;
  /** How many matching requests pass untouched first. Default 0. */
  readonly after?: number;
  /** How many are hit; absent = all, until cleared. */
  readonly times?: number;
  readonly does:
    | {
        readonly kind: "answer";
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string;
      }
    /** The connection is reset before the request is handled. */
    | { readonly kind: "reset" }
    /** The request is handled and committed, then the connection is reset: the caller cannot know. */
    | { readonly kind: "reset-after" }
    /** No answer ever; the request is not handled. */
    | { readonly kind: "hang" }
    /** Answers after so many milliseconds more. */
    | { readonly kind: "delay"; readonly milliseconds: number }
    /** Status and headers come, then the body stops half way. */
    | { readonly kind: "half-body" };
}
