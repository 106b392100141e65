import { STATUS_CODES } from "node:http";

/** Media type of {@link Problem}. */
export const PROBLEM_TYPE = "application/problem+json";

/** Why a request was refused, as RFC 9457 has it: `type` says no more than the status does. */
export interface Problem {
  readonly type: "about:blank";
  /** The words of the status. */
  readonly title: string;
  readonly status: number;
  /** What is wrong with this request, in our own words. */
  readonly detail?: string;
  /** Further members, such as `field`. */
  readonly [member: string]: unknown;
}

/** The problem of a status. @param members `error` becomes its detail */
export function problemOf(status: number, members: Readonly<Record<string, unknown>> = {}): Problem {
  const { error, ...others } = members;
  const title = STATUS_CODES[status] ?? "Error";
  return { type: "about:blank", title, status, ...(typeof error === "string" && { detail: error }), ...others };
}

/** The whole answer of a status to what is no request, for a connection that ends with it. */
export function rawProblem(status: number, error: string): string {
  const body = JSON.stringify(problemOf(status, { error }));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "connection: close",
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
