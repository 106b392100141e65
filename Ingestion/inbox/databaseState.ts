import type { Pool } from "../database/pool";
import { Failure } from "../failures/failure";
import { BOSS_SCHEMA, INBOX_SCHEMA } from "./schema";

/** A database as the inbox finds it, before anything is made there. */
export interface DatabaseState {
  readonly database: string;
  /** The role that the service works as. */
  readonly role: string;
  /** Of PostgreSQL, such as `18.4`. */
  readonly version: string;
  /** A standby, or one that was closed to changes. */
  readonly isReadOnly: boolean;
  /** Schemas of the inbox that are not there yet; this role may make them. */
  readonly missing: readonly string[];
}

interface Row extends DatabaseState {
  readonly mayCreate: boolean;
  readonly closed: readonly string[];
}

/**
 * Looks at the inbox's place in a database, and changes nothing there.
 * @throws Failure that names the right which the role lacks
 */
export async function databaseState(pool: Pool): Promise<DatabaseState> {
  const { rows } = await pool.query<Row>(STATE, [[INBOX_SCHEMA, BOSS_SCHEMA]]);
  const [state] = rows;
  if (state === undefined) throw new Error("PostgreSQL tells nothing of itself");
  const { closed, missing, mayCreate } = state;
  const lacks = closed.length > 0 ? `it may not use ${closed.join(", ")}` : `it may not make ${missing.join(", ")}`;
  if (closed.length > 0 || (missing.length > 0 && !mayCreate))
    throw new Failure({ code: "database-rights", source: "inbox", values: { reason: lacks } });
  return state;
}

/** `closed`: schemas that are there and not for this role, or hold a table that is not. */
const STATE = `
  select current_database() as database, current_user as role,
    split_part(current_setting('server_version'), ' ', 1) as version,
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    has_database_privilege(current_database(), 'create') as "mayCreate",
    array(select name from unnest($1::text[]) as name where to_regnamespace(name) is null) as missing,
    array(
      select name from unnest($1::text[]) as name join pg_namespace on nspname = name
      where not (has_schema_privilege(pg_namespace.oid, 'usage') and has_schema_privilege(pg_namespace.oid, 'create'))
        or exists (
          select from pg_class where relnamespace = pg_namespace.oid and relkind in ('r', 'p') and not (
            has_table_privilege(pg_class.oid, 'select') and has_table_privilege(pg_class.oid, 'insert')
            and has_table_privilege(pg_class.oid, 'update') and has_table_privilege(pg_class.oid, 'delete')))
    ) as closed`;
