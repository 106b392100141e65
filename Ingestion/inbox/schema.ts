/** Schema of the inbox. */
export const INBOX_SCHEMA = "opencx";

/** pg-boss keeps its own, beside it, so that a shared server's other users are not in the way. */
export const BOSS_SCHEMA = "opencx_pgboss";

/** pg-boss queue whose jobs are attempts; the job's data is the handoff's id. */
export const QUEUE = "handoff";

/** Channel on which workers hear of new handoffs. */
export const CHANNEL = "opencx_handoff";

/** The lock under which one process at a time changes the inbox's tables. */
export const MIGRATION_LOCK = [0x4f43, 0] as const;

/** First key of the advisory locks by which workers show that they live ("OC" in ASCII). */
export const LOCK_CLASS = 0x4f43;

/** First key of the advisory locks under which the handoffs of one session are numbered. */
export const SESSION_LOCK_CLASS = LOCK_CLASS + 1;

/** The lock that whoever deletes rows has alone, and a row that is being inserted shares. Part of a migration: never changed. */
export const BURIAL_LOCK = [LOCK_CLASS + 3, 0] as const;

/** First key of the lock by which it is tried whether locks last. */
export const PROBE_LOCK_CLASS = LOCK_CLASS + 2;

/**
 * Makes a schema where there is none. `create schema if not exists` asks for the right to create one though it stands,
 * and a role may have been given the schemas alone.
 */
export function schemaIfMissing(name: string): string {
  return `do $$ begin if to_regnamespace('${name}') is null then create schema ${name}; end if; end $$;`;
}
