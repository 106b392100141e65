/** Schema of the inbox. */
export const INBOX_SCHEMA = "opencx";

/** Channel on which workers hear of new handoffs. */
export const CHANNEL = "opencx_handoff";

/** First key of all advisory locks of the inbox ("OC" in ASCII); each ends with its transaction. */
const LOCK_CLASS = 0x4f43;

/** The lock under which one process at a time changes the inbox's tables. */
export const MIGRATION_LOCK = [LOCK_CLASS, 0] as const;

/** First key of the locks under which the handoffs of one session are numbered. */
export const SESSION_LOCK_CLASS = LOCK_CLASS + 1;

/** First key of the locks under which handoffs of one connection die. */
export const DEATH_LOCK_CLASS = LOCK_CLASS + 2;

/** The lock that whoever deletes rows has alone, and a row that is being inserted shares. Part of a migration: never changed. */
export const BURIAL_LOCK = [LOCK_CLASS + 3, 0] as const;

/**
 * Makes a schema where there is none. `create schema if not exists` asks for the right to create one though it stands,
 * and a role may have been given the schema alone.
 */
export function schemaIfMissing(name: string): string {
  return `do $$ begin if to_regnamespace('${name}') is null then create schema ${name}; end if; end $$;`;
}
