import { printable } from "../../Transcript/text/printable";
import type { FailureKind } from "./kind";
import { FAILURES, messageOf, type FailureCode, type FailureValues } from "./registry";
import { serverFaultOf } from "./sqlState";

/** Which side said no. */
export type FailureSource = (typeof FAILURE_SOURCES)[number] | "call-file";
/** The sides that a service asks. */
export const FAILURE_SOURCES = ["dataverse", "token", "opencx", "inbox"] as const;

/** What the thrower knows of a failure with this code, besides what the registry says of it. */
interface Details<Code extends FailureCode> {
  readonly code: Code;
  readonly source: FailureSource;
  /** Further words, which may be the other side's own. */
  readonly detail?: string | undefined;
  readonly remoteCode?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The same of any code; `values` are what its message leaves open, if it leaves anything. */
export type FailureDetails = {
  [Code in FailureCode]: Details<Code> &
    (keyof FailureValues<Code> extends never
      ? { readonly values?: undefined }
      : { readonly values: FailureValues<Code> });
}[FailureCode];

/** Characters that are quoted of the other side: what it says matters at its beginning, and is kept with the row. */
const DETAIL_LENGTH = 2_000;

/**
 * A classified failure. `message` is for the operator and may quote the other side, so it stays in the inbox and on the
 * terminal; `plain` is our own words and ids alone, safe to log: a plug-in's error may quote a caller.
 */
export class Failure extends Error {
  public override readonly name = "Failure";
  public readonly code: FailureCode;
  public readonly kind: FailureKind;
  public readonly source: FailureSource;
  /** The other side's own code, e.g. `0x80040220` or `AADSTS7000222`; absent when it gave none. */
  public readonly remoteCode: string | undefined;
  /** HTTP status; absent when there was no answer. */
  public readonly status: number | undefined;
  /** Milliseconds the other side asked to be left alone. */
  public readonly retryAfter: number | undefined;
  public readonly plain: string;

  public constructor(details: FailureDetails) {
    const { code } = details;
    // A NUL in it would keep the row from being written for ever: PostgreSQL's text holds none.
    const detail = printable(details.detail ?? "", DETAIL_LENGTH);
    const plain = messageOf(code, details.values ?? {});
    super(detail === "" ? plain : `${plain}: ${detail}`, { cause: details.cause });
    this.code = code;
    this.kind = FAILURES[code].kind;
    this.source = details.source;
    this.remoteCode = details.remoteCode;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
    this.plain = plain;
  }
}

/**
 * Any thrown value as a failure. What nobody classified is tried a few times: a bug must not loop for ever, nor lose a
 * handoff at the first stumble.
 */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const fault = serverFailure(thrown);
  if (fault !== undefined) return fault;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure({ code: "unexpected", source: "inbox", detail, cause: thrown });
}

/** What PostgreSQL says is wrong with itself; undefined for whatever else was thrown. */
export function serverFailure(thrown: unknown): Failure | undefined {
  const state = reasonOf(thrown);
  const code = serverFaultOf(state);
  if (code === undefined) return undefined;
  const detail = thrown instanceof Error && thrown.message !== state ? thrown.message : undefined;
  return new Failure({ code, source: "inbox", values: { state }, detail, remoteCode: state, cause: thrown });
}

/** The innermost reason of a failed fetch or connection, such as ECONNREFUSED; Node hides it behind `cause`. */
export function reasonOf(thrown: unknown): string {
  // By shape: an error of another realm is no Error of this one.
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  const { cause, code, message } = thrown as Partial<Record<"cause" | "code" | "message", unknown>>;
  if (cause !== undefined && cause !== thrown) return reasonOf(cause);
  if (typeof code === "string" && code !== "") return code;
  return typeof message === "string" ? message : "unknown error";
}
