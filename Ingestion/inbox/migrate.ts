import { transaction, type Pool, type Transaction } from "../database/pool";
import { MIGRATIONS } from "./migrations/all";
import { INBOX_SCHEMA, MIGRATION_LOCK, schemaIfMissing } from "./schema";

/**
 * Brings the inbox's tables to what this version works with, each step once and whole. Tables of a newer version are
 * left alone: several versions work side by side while one replaces the other. Where nothing is to be done no right is
 * needed but to read: a role of its own may have made the tables.
 */
export async function migrate(pool: Pool): Promise<void> {
  if ((await schemaVersion(pool)) >= MIGRATIONS.length) return;
  await oneAtATime(pool, async (client) => {
    await client.query(schemaIfMissing(INBOX_SCHEMA));
    await client.query(
      "create table if not exists opencx.migration (number integer primary key, applied_at timestamptz not null default now())",
    );
  });
  for (const [index, statements] of MIGRATIONS.entries())
    await oneAtATime(pool, (client) => applied(client, index + 1, statements));
}

/** Number of the newest migration that was applied; 0 where there is no inbox yet. */
export async function schemaVersion(pool: Pool): Promise<number> {
  const there = await pool.query<{ readonly there: boolean }>(
    "select to_regclass('opencx.migration') is not null as there",
  );
  if (there.rows[0]?.there !== true) return 0;
  const { rows } = await pool.query<{ readonly number: number | null }>(
    "select max(number) as number from opencx.migration",
  );
  return rows[0]?.number ?? 0;
}

/**
 * Several processes start at once after a deployment, and creating one thing twice at the same moment fails in
 * PostgreSQL.
 */
async function oneAtATime(pool: Pool, work: (client: Transaction) => Promise<void>): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1, $2)", [...MIGRATION_LOCK]);
    await work(client);
  });
}

async function applied(client: Transaction, number: number, statements: string): Promise<void> {
  const before = await client.query("select 1 from opencx.migration where number = $1", [number]);
  if (before.rowCount !== 0) return;
  await client.query(statements);
  await client.query("insert into opencx.migration (number) values ($1)", [number]);
}
