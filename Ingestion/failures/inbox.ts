import type { FailureEntry } from "./kind";

/** Failures of the inbox and its PostgreSQL, and of the service's own process. */
export const INBOX_FAILURES = {
  "database-lost": {
    kind: "retry",
    message: "the inbox's PostgreSQL broke off",
    action: "Nothing while it restarts; else look at the server's log",
  },
  "database-full": {
    kind: "retry",
    message: "the inbox's PostgreSQL has no room left on its disk ({state}): make room there",
    action:
      "Make room on the disk of the server, or of `DATA_DIR`. OpenCX sends again what gets 503 meanwhile; all goes on by itself",
  },
  "database-read-only": {
    kind: "retry",
    message: "the inbox's PostgreSQL takes no changes ({state}): it is a standby, or was closed to them",
    action:
      "Have `DATABASE_URL` lead to the primary server; a hosted one also closes itself while its disk is nearly full. All goes on by itself",
  },
  "database-short": {
    kind: "retry",
    message: "the inbox's PostgreSQL is short of memory or of another resource ({state})",
    action: "Nothing where it was once; else give the server more of what its log names. What waits follows by itself",
  },
  "database-connections": {
    kind: "retry",
    message: "the inbox's PostgreSQL has no connection left for the service ({state})",
    action: "Raise `max_connections`, or the limit of the role or the database, or end what else holds connections",
  },
  "database-starting": {
    kind: "retry",
    message: "the inbox's PostgreSQL is starting, recovering or stopping ({state})",
    action: "Nothing: it ends by itself; else look at the server's log",
  },
  "database-denied": {
    kind: "retry",
    message: "the role of DATABASE_URL may not work with the inbox's tables any more ({state})",
    action: "Grant what was taken away: `verify` names it. What waits follows by itself",
  },
  "database-disk": {
    kind: "retry",
    message: "the inbox's PostgreSQL is not able to read or write its own files ({state})",
    action: "Look at the server's log and at its disk; where its data are damaged, put the backup back",
  },
  "database-cancelled": {
    kind: "retry",
    message: "the inbox's PostgreSQL broke a statement off, or left it unanswered ({state})",
    action:
      "Nothing where it was once; else raise `statement_timeout` and `lock_timeout` of the role, or look in `pg_stat_activity` for what is in the way",
  },
  "database-unreachable": {
    kind: "retry",
    message: "the inbox's PostgreSQL does not answer ({reason}): check DATABASE_URL",
    action: "Start the server, or put `DATABASE_URL` right",
  },
  "database-rights": {
    kind: "dead",
    message: "the role {role} of DATABASE_URL lacks {right}",
    action: "Grant it: [rights and poolers](#rights-and-poolers) has the statements",
  },
  "database-not-started": {
    kind: "retry",
    message: "PostgreSQL does not start in {folder}: {reason}",
    action:
      "The reason says what to do: a folder open to all as root, or another user; the backup of `connection.json`; room on the disk",
  },
  "database-unproven": {
    kind: "retry",
    message: "what answers as the inbox's PostgreSQL does not show that it knows the password: it was told nothing",
    action: "Find out what listens there and end it, then start again",
  },
  "socket-folder": {
    kind: "retry",
    message:
      "{folder}, where the inbox's PostgreSQL listens, is not a folder of its account alone: find out who made it, remove it, and start again",
    action: "Find out who made the folder or opened it to others, remove it, and start again",
  },
  "no-program-file": {
    kind: "retry",
    message: "DATABASE_URL is not set, and there is no program file to start a database with",
    action: "Set `DATABASE_URL`, or run the built service",
  },
  "data-dir-unwritable": {
    kind: "retry",
    message:
      "DATA_DIR {folder} cannot hold the inbox: {reason}; name a folder that the service's account may write, or set DATABASE_URL",
    action: "Set `DATA_DIR` to a folder that the service's account may write, or `DATABASE_URL`",
  },
  "data-dir-in-use": {
    kind: "retry",
    message:
      "DATA_DIR {folder} is in use by another process: stop that one, or give each its own DATA_DIR, or share a server by DATABASE_URL",
    action: "One folder for each service, or `DATABASE_URL`",
  },
  "inbox-missing": {
    kind: "retry",
    message:
      "there is no inbox in {folder}: give the command in the folder, and with the DATA_DIR or DATABASE_URL, that the service runs with",
    action: "Give the command in the service's folder, or set `DATA_DIR` or `DATABASE_URL`",
  },
  "connection-file-damaged": {
    kind: "retry",
    message: "{file} is damaged: put its backup back",
    action: "Put the backup of `connection.json` back, or write `{}` into it: the next start makes its content anew",
  },
  "data-file-unreadable": {
    kind: "retry",
    message: "{file} cannot be read ({reason}): give the command as the user the service runs as",
    action: "Give the command as the user that the service runs as",
  },
  "data-file-unsafe": {
    kind: "retry",
    message:
      "{file} is not taken, since it {how}: find out who made it so, then put a file of the service's account and of mode 600 there",
    action: "Find out who made or opened the file; then `chown` and `chmod 600` it, or put its backup back",
  },
  "claim-lost": {
    kind: "retry",
    message: "another worker has taken this handoff over",
    action: "Nothing: the other worker makes the case",
  },
  "worker-killed": {
    kind: "dead",
    message: "the worker was killed {times} times while on this handoff; look for memory limits, then replay",
    action: "Raise the memory limit, replay",
  },
  "port-in-use": {
    kind: "dead",
    message: "cannot listen on {host} port {port} ({reason}); another program has that port: set {prefix}PORT",
    action: "Set `PORT` or `ADMIN_PORT`, as the message says, or stop the other program",
  },
  "cannot-listen": {
    kind: "dead",
    message: "cannot listen on {host} port {port} ({reason}); check {prefix}HOST and {prefix}PORT",
    action: "Put the two settings right that the message names",
  },
} as const satisfies Readonly<Record<string, FailureEntry>>;
