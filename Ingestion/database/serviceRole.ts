import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { BOSS_SCHEMA, INBOX_SCHEMA } from "../inbox/schema";
import type { Account } from "./account";
import { SERVICE_ROLE, SETUP_ROLE } from "./embeddedAddress";
import { ScramClient } from "./scramClient";

/**
 * Makes the service's role as it has to be: it logs in with this password, owns the inbox's schemas and what is in
 * them, and may do nothing else. An inbox of an earlier version, whose superuser was the service itself, is handed over
 * to it. Each start does all of it again.
 * @param connectionString the server's address for the set-up role
 */
export async function setUpServiceRole(connectionString: string, password: string): Promise<void> {
  const client = new ScramClient({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    client.assertProven();
    // The set-up role's own schema belongs to the service's role: what that made there must not run as a superuser.
    await client.query("set search_path = pg_catalog");
    await client.query("begin");
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [SERVICE_ROLE]);
    if (rowCount === 0) await client.query(`create role ${SERVICE_ROLE}`);
    await client.query(
      `alter role ${SERVICE_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
       password ${client.escapeLiteral(password)}`,
    );
    for (const schema of [INBOX_SCHEMA, BOSS_SCHEMA]) {
      await client.query(`create schema if not exists ${schema}`);
      await client.query(`alter schema ${schema} owner to ${SERVICE_ROLE}`);
    }
    const { rows } = await client.query<{ statement: string }>(HANDED_OVER, [
      SERVICE_ROLE,
      [INBOX_SCHEMA, BOSS_SCHEMA],
    ]);
    for (const { statement } of rows) await client.query(statement);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** Hands over whatever in the schemas is another's; indexes and sequences of columns go with their table. */
const HANDED_OVER = `
  select format('alter %s owner to %I', object, $1::text) as statement from (
    select format('table %I.%I', nspname, relname) as object, relowner as owner, nspname
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind in ('r', 'p', 'v', 'm')
    union all
    select format('routine %s', pg_proc.oid::regprocedure), proowner, nspname
    from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
    union all
    select format('type %I.%I', nspname, typname), typowner, nspname
    from pg_type join pg_namespace on pg_namespace.oid = typnamespace where typtype in ('d', 'e')
  ) as objects
  where nspname = any ($2) and owner <> (select oid from pg_roles where rolname = $1)`;

/** Who is let in: the two roles, by SCRAM, over the socket (on Windows over loopback). */
export async function writeAccessRules(dataFolder: string, account: Account | undefined): Promise<void> {
  const where = process.platform === "win32" ? ["host", "127.0.0.1/32"] : ["local", ""];
  const file = path.join(dataFolder, "pg_hba.conf");
  // The folder is PostgreSQL's, we may be root: whatever lies there, nothing is written through a link.
  await rm(`${file}.new`, { force: true });
  const handle = await open(`${file}.new`, "wx", 0o600);
  try {
    await handle.writeFile(`${where[0]} postgres ${SETUP_ROLE},${SERVICE_ROLE} ${where[1]} scram-sha-256\n`);
    if (account !== undefined) await handle.chown(account.uid, account.gid);
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
