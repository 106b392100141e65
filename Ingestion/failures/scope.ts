import type { Failure } from "./failure";
import type { FailureCode } from "./registry";

/**
 * Whom a failure concerns, and so who waits for it.
 * - `handoff`: this one alone, whatever others do.
 * - `session`: what was asked about this session. Three different ones in a row, with nothing landing between, show that
 *   it is the other side itself.
 * - `connection`: a setting or a right of the connection, as far as the other side's words go. Three handoffs that die of
 *   one cause show it, whatever lands between: not every handoff needs that right.
 * - `environment`: the other side says in its own words that nobody gets through.
 */
export type FailureScope = "handoff" | "session" | "connection" | "environment";

/** Those of every other code: `session`. */
const SCOPES: Readonly<Partial<Record<FailureCode, Exclude<FailureScope, "session">>>> = {
  "history-lags": "handoff",
  "opencx-too-large": "handoff",
  "opencx-no-session-id": "handoff",
  "worker-killed": "handoff",
  "call-file": "handoff",
  "claim-lost": "handoff",
  "database-lost": "handoff",
  "database-full": "handoff",
  "database-read-only": "handoff",
  "database-short": "handoff",
  "database-connections": "handoff",
  "database-starting": "handoff",
  "database-denied": "handoff",
  "database-disk": "handoff",
  "database-cancelled": "handoff",
  "missing-privilege": "connection",
  "record-missing": "connection",
  "column-unknown": "connection",
  "option-unknown": "connection",
  "value-too-long": "connection",
  "plugin-refused": "connection",
  "dataverse-refused": "connection",
  "dataverse-unclear": "connection",
  "incident-not-shown": "connection",
  "opencx-refused": "connection",
  "token-secret-wrong": "environment",
  "token-secret-expired": "environment",
  "token-client-unknown": "environment",
  "token-tenant-unknown": "environment",
  "token-environment-unknown": "environment",
  "token-authority-away": "environment",
  "token-too-long": "environment",
  "no-token": "environment",
  "no-application-user": "environment",
  "no-security-role": "environment",
  "user-disabled": "environment",
  "no-license": "environment",
  "environment-closed": "environment",
  "environment-busy": "environment",
  "storage-full": "environment",
  "table-missing": "environment",
  "solution-missing": "environment",
  "column-missing": "environment",
  "dataverse-limit": "environment",
  pause: "environment",
  "organization-unknown": "environment",
};

/** Whom a failure of this code concerns. */
export function scopeOf(code: FailureCode): FailureScope {
  return SCOPES[code] ?? "session";
}

/** What is an id of a record, a session or a request, and no word of what was the matter. */
const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{5,}/gi;

/**
 * What several handoffs have in common that fail by one cause: our own words of it, without ids.
 * @param session id of the session, which may look like anything
 */
export function causeOf({ code, plain }: Failure, session: string): string {
  return `${code}: ${plain.replaceAll(session, "...").replaceAll(ID, "...")}`;
}
