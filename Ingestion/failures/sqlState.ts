/**
 * What PostgreSQL says that is wrong with itself and not with a statement, by SQLSTATE (its appendix A), and what its
 * driver says without one. A server that is gone is none of these.
 */
const OF_SERVER = {
  "53100": "database-full",
  "53000": "database-short",
  "53200": "database-short",
  "53400": "database-short",
  "53300": "database-connections",
  "25006": "database-read-only",
  "57P03": "database-starting",
  "42501": "database-denied",
  "58030": "database-disk",
  "58P01": "database-disk",
  "58P02": "database-disk",
  XX001: "database-disk",
  XX002: "database-disk",
  // `statement_timeout` and an administrator's pg_cancel_backend, `lock_timeout`, `transaction_timeout`.
  "57014": "database-cancelled",
  "55P03": "database-cancelled",
  "25P04": "database-cancelled",
  // Others were in the way, and the same is taken the next time.
  "40001": "database-cancelled",
  "40P01": "database-cancelled",
  "Query read timeout": "database-cancelled",
} as const;

/** Codes of failures that are the inbox's server itself. */
export type ServerFault = (typeof OF_SERVER)[keyof typeof OF_SERVER];

/** The failure that an SQLSTATE stands for; undefined where it is about the statement, or about no server. */
export function serverFaultOf(state: string): ServerFault | undefined {
  const faults: Readonly<Record<string, ServerFault>> = OF_SERVER;
  return Object.hasOwn(faults, state) ? faults[state] : undefined;
}
