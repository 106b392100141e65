import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { INBOX_SCHEMA } from "../inbox/schema";
import type { Account } from "./account";
import { SERVICE_ROLE, SETUP_ROLE } from "./embeddedAddress";
import { runSingleUser } from "./singleUser";

/**
 * Makes the service's role as it has to be: it logs in with this password, owns the inbox's schema and what is in
 * it, and may do nothing else. An inbox of an earlier version, whose superuser was the service itself, is handed over
 * to it, and that superuser can log in no more. Each start does all of it again, before its server runs.
 * @param folder PostgreSQL's files
 */
export async function setUpServiceRole(folder: string, account: Account | undefined, password: string): Promise<void> {
  await runSingleUser(folder, account, [
    // The set-up role's own schema belongs to the service's role: what that made there must not run as a superuser.
    "set search_path = pg_catalog",
    `do $$ begin if to_regrole('${SERVICE_ROLE}') is null then create role ${SERVICE_ROLE}; end if; end $$`,
    `alter role ${SERVICE_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
     password ${pg.escapeLiteral(password)}`,
    `create schema if not exists ${INBOX_SCHEMA}`,
    `alter schema ${INBOX_SCHEMA} owner to ${SERVICE_ROLE}`,
    HAND_OVER,
    // Of earlier versions, whose queue it was.
    "drop schema if exists opencx_pgboss cascade",
    `alter role ${SETUP_ROLE} nologin password null`,
  ]);
}

/** Hands over whatever in the schema is another's; indexes and sequences of columns go with their table. */
const HAND_OVER = `
  do $$ declare
    object text;
  begin
    for object in
      select name from (
        select format('table %I.%I', nspname, relname) as name, relowner as owner, nspname
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind in ('r', 'p', 'v', 'm')
        union all
        select format('routine %s', pg_proc.oid::regprocedure), proowner, nspname
        from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
        union all
        select format('type %I.%I', nspname, typname), typowner, nspname
        from pg_type join pg_namespace on pg_namespace.oid = typnamespace where typtype in ('d', 'e')
      ) as objects
      where nspname = '${INBOX_SCHEMA}' and owner <> '${SERVICE_ROLE}'::regrole
    loop
      execute format('alter %s owner to ${SERVICE_ROLE}', object);
    end loop;
  end $$`;

/** Who is let in: the service's role, by SCRAM, over the socket (on Windows over loopback). */
export async function writeAccessRules(dataFolder: string, account: Account | undefined): Promise<void> {
  const where = process.platform === "win32" ? ["host", "127.0.0.1/32"] : ["local", ""];
  const file = path.join(dataFolder, "pg_hba.conf");
  // The folder is PostgreSQL's, we may be root: whatever lies there, nothing is written through a link.
  await rm(`${file}.new`, { force: true });
  const handle = await open(`${file}.new`, "wx", 0o600);
  try {
    await handle.writeFile(`${where[0]} postgres ${SERVICE_ROLE} ${where[1]} scram-sha-256\n`);
    if (account !== undefined) await handle.chown(account.uid, account.gid);
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
