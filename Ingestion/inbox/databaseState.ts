import type { Pool } from "../database/pool";
import { Failure } from "../failures/failure";
import { schemaVersion } from "./migrate";
import { MIGRATIONS } from "./migrations/all";
import { INBOX_SCHEMA } from "./schema";

/** A database as the inbox finds it, before anything is made there. */
export interface DatabaseState {
  readonly database: string;
  /** The role that the service works as. */
  readonly role: string;
  /** Of PostgreSQL, such as `18.4`. */
  readonly version: string;
  /** How it keeps its texts, such as `UTF8`. */
  readonly encoding: string;
  /** Connections that the role, and all together in this database, may have at once. */
  readonly connections: number;
  /** A standby, or one that was closed to changes. */
  readonly isReadOnly: boolean;
  /** Whether the schema is not there yet; this role may make it. */
  readonly isMissing: boolean;
  /** Whether its tables are of an earlier version of the service; this role may bring them to this one. */
  readonly isOlder: boolean;
}

interface Row extends Omit<DatabaseState, "isOlder"> {
  readonly mayMake: boolean;
  readonly mayUse: boolean;
  readonly mayChange: boolean;
}

/**
 * Looks at the inbox's place in a database, and changes nothing there.
 * @throws Failure that names the right which the role lacks
 */
export async function databaseState(pool: Pool): Promise<DatabaseState> {
  const { rows } = await pool.query<Row>(STATE, [INBOX_SCHEMA]);
  const [state] = rows;
  if (state === undefined) throw new Error("PostgreSQL tells nothing of itself");
  const { database, role, version, encoding, connections, isReadOnly, isMissing } = state;
  if (isMissing && !state.mayMake)
    throw lacking(role, `CREATE on the database ${database}, in which the schema ${INBOX_SCHEMA} is missing`);
  if (!isMissing && !state.mayUse) throw lacking(role, `USAGE on the schema ${INBOX_SCHEMA}`);
  const closed = isMissing ? [] : await closedTables(pool);
  if (closed.length > 0) throw lacking(role, `SELECT, INSERT, UPDATE and DELETE on ${closed.join(", ")}`);
  const applied = isMissing ? 0 : await schemaVersion(pool);
  const isOlder = !isMissing && applied < MIGRATIONS.length;
  if (isOlder && !state.mayChange) {
    const step = `from version ${applied} to ${MIGRATIONS.length}`;
    throw lacking(role, `the ownership of the schema ${INBOX_SCHEMA} and its tables, to bring them ${step}`);
  }
  return { database, role, version, encoding, connections, isReadOnly, isMissing, isOlder };
}

function lacking(role: string, right: string): Failure {
  return new Failure({ code: "database-rights", source: "inbox", values: { role, right } });
}

const STATE = `
  select current_database() as database, current_user as role,
    split_part(current_setting('server_version'), ' ', 1) as version,
    current_setting('server_encoding') as encoding,
    least(current_setting('max_connections')::int,
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user and not rolsuper),
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database())) as connections,
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    to_regnamespace($1) is null as "isMissing",
    has_database_privilege(current_database(), 'create') as "mayMake",
    coalesce(has_schema_privilege(to_regnamespace($1), 'usage'), false) as "mayUse",
    coalesce(has_schema_privilege(to_regnamespace($1), 'create'), false) and not exists (
      select from pg_class where relnamespace = to_regnamespace($1) and relkind in ('r', 'p')
        and not pg_has_role(relowner, 'usage')) as "mayChange"`;

/** Tables of the inbox that this role may not work with; the list of migrations it only reads. */
async function closedTables(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = $1 and relkind in ('r', 'p') and not (has_table_privilege(pg_class.oid, 'select') and (relname = 'migration'
       or has_table_privilege(pg_class.oid, 'insert') and has_table_privilege(pg_class.oid, 'update')
         and has_table_privilege(pg_class.oid, 'delete'))) order by 1`,
    [INBOX_SCHEMA],
  );
  return rows.map(({ name }) => name);
}
