import pg from "pg";
import { Failure, reasonOf } from "../failure";

/** One transaction's connection: what is asked on it is committed whole or not at all. */
export type Transaction = pg.PoolClient;
export type Pool = pg.Pool;

/** @param onError told of idle connections that broke; without a listener a stopping server would end the process */
export function openPool(connectionString: string, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    application_name: "opencx-ingestion",
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
    keepAlive: true,
  });
  pool.on("error", onError);
  return pool;
}

/** Runs the work in one transaction; anything thrown rolls all of it back. */
export async function transaction<T>(pool: Pool, work: (client: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (thrown) {
    try {
      await client.query("rollback");
    } catch (cause) {
      // A connection that cannot roll back must not go to the next user of the pool with a transaction open.
      broken = cause instanceof Error ? cause : new Error(String(cause));
    }
    throw thrown;
  } finally {
    client.release(broken);
  }
}

/** @throws Failure that names the setting when the database does not answer */
export async function assertReachable(pool: Pool): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (thrown) {
    throw new Failure({ kind: "wait", source: "inbox", code: "database", plain: `the inbox's PostgreSQL does not answer (${reasonOf(thrown)}): check DATABASE_URL`, cause: thrown });
  }
}
