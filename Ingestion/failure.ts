/**
 * What a failure means for the handoff it stopped:
 * - `wait`: the other side is away or busy, or a credential is wrong. Nothing is the handoff's fault: it waits, for
 *   days if need be.
 * - `few`: it may come right soon (a session not visible yet, an answer cut short); tried a few times, then given up.
 * - `dead`: trying again changes nothing; a person has to act, then replay.
 */
export type FailureKind = "wait" | "few" | "dead";

/** Which side said no. */
export type FailureSource = "dataverse" | "token" | "opencx" | "inbox" | "call-file";

/**
 * A classified failure. `message` is for the operator and may quote the other side, so it stays in the inbox and on the
 * terminal;
 * `plain` is our own words and ids alone, safe to log: a plug-in's error may quote a caller.
 */
export class Failure extends Error {
  public override readonly name = "Failure";
  public readonly kind: FailureKind;
  public readonly source: FailureSource;
  /** Error code of the other side, e.g. `0x80040220`. */
  public readonly code: string | undefined;
  /** HTTP status; absent when there was no answer. */
  public readonly status: number | undefined;
  /** Milliseconds the other side asked to be left alone. */
  public readonly retryAfter: number | undefined;
  public readonly plain: string;

  public constructor(args: {
    kind: FailureKind;
    source: FailureSource;
    plain: string;
    detail?: string | undefined;
    code?: string | undefined;
    status?: number | undefined;
    retryAfter?: number | undefined;
    cause?: unknown;
  }) {
    super(args.detail === undefined || args.detail === "" ? args.plain : `${args.plain}: ${args.detail}`, {
      cause: args.cause,
    });
    this.kind = args.kind;
    this.source = args.source;
    this.plain = args.plain;
    this.code = args.code;
    this.status = args.status;
    this.retryAfter = args.retryAfter;
  }
}

/**
 * Any thrown value as a failure. What nobody classified is tried a few times: a bug must not loop for ever, nor lose a
 * handoff at the first stumble.
 */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure({ kind: "few", source: "inbox", plain: "unexpected error", detail, cause: thrown });
}

/** The innermost reason of a failed fetch or connection, such as ECONNREFUSED; Node hides it behind `cause`. */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.cause !== undefined && thrown.cause !== thrown) return reasonOf(thrown.cause);
  const code = (thrown as { code?: unknown }).code;
  return typeof code === "string" && code !== "" ? code : thrown.message;
}
