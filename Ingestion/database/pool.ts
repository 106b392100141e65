import pg from "pg";
import { Failure, reasonOf, serverFailure } from "../failures/failure";
import { isEmbedded } from "./embeddedAddress";
import { ScramClient } from "./scramClient";

/** One transaction's connection: what is asked on it is committed whole or not at all. */
export type Transaction = pg.PoolClient;
export type Pool = pg.Pool;

/** A connection of its own to the inbox, not yet open. @param name by which the server's administrator knows it */
export function newClient(connectionString: string, name: string): pg.Client {
  const Client = isEmbedded(connectionString) ? ScramClient : pg.Client;
  return new Client({ ...connectionOptions(connectionString), application_name: name });
}

/** What every connection to the inbox is made with. */
function connectionOptions(connectionString: string): pg.ClientConfig {
  // Probes keep a connection that nobody uses from being dropped unheard by a firewall on the way.
  return { connectionString, connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
}

/**
 * What comes before everything else on a new connection. Our own server must have proven itself. And the server is to
 * find out within half a minute that the machine at this end is gone, its locks with it: two hours is what servers are
 * set to, and so long others would wait for a transaction of a machine that lost its power.
 */
export async function beginSession(client: pg.ClientBase): Promise<void> {
  if (client instanceof ScramClient) client.assertProven();
  await client.query("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4");
}

/** How many connections a pool keeps, and how long a statement may take. */
export interface PoolSize {
  readonly min: number;
  readonly max: number;
  /** Milliseconds, for a connection as for a statement. */
  readonly patience?: number;
}

/** As many as a worker and a webhook want at once: calls come minutes apart, and none is to wait for a connection to be made. */
export const OF_THE_INBOX: PoolSize = { min: 5, max: 10 };

/** Sessions that nothing was asked of yet: what these are refused is refused now. */
const unused = new WeakSet<pg.PoolClient>();

/** @param onError told of idle connections that broke; without a listener a stopping server would end the process */
export function openPool(connectionString: string, onError: (error: Error) => void, size = OF_THE_INBOX): Pool {
  const pool = new pg.Pool({
    ...connectionOptions(connectionString),
    ...(size.patience === undefined ? {} : { connectionTimeoutMillis: size.patience }),
    ...(isEmbedded(connectionString) && { Client: ScramClient }),
    max: size.max,
    min: size.min,
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool waits for it, which its types do not say
    onConnect: beginSession,
    application_name: "opencx-ingestion",
    query_timeout: size.patience ?? 30_000,
  });
  pool.on("error", onError);
  // The pool listens to idle connections only; one that breaks while a transaction waits for something else would end
  // the process. What is asked of it next fails, and that is told.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    unused.add(client);
  });
  pool.on("release", (_error, client) => unused.delete(client));
  return pool;
}

/**
 * Seconds that a transaction may wait for us: one of a process that is frozen would keep its locks from all others. Said
 * in the transaction itself, since a pooler gives the connection to somebody else after it.
 */
const LONGEST_IDLE = "10s";

/** Runs the work in one transaction; anything thrown rolls all of it back. */
export async function transaction<T>(pool: Pool, work: (client: Transaction) => Promise<T>): Promise<T> {
  return inSession(pool, async (client, drop) => {
    try {
      await client.query(`begin; set local idle_in_transaction_session_timeout = '${LONGEST_IDLE}'`);
      const result = await work(client);
      await client.query("commit");
      return result;
    } catch (thrown) {
      // A connection that cannot roll back must not go to the next user of the pool with a transaction open.
      await client.query("rollback").catch(drop);
      throw thrown;
    }
  });
}

/** Makes a change that is one statement. */
export async function change<R extends object>(
  pool: Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly R[]> {
  return inSession(pool, async (client, drop) => {
    try {
      return (await client.query<R>(text, [...values])).rows;
    } catch (thrown) {
      drop(thrown);
      throw thrown;
    }
  });
}

/**
 * Works with a session, or with another one where this one refuses changes: it keeps "read only" of when it began, and
 * since then the database may have been opened, or its name lead to another server. One that has just begun tells how it
 * is now.
 */
async function inSession<T>(
  pool: Pool,
  work: (client: Transaction, drop: (thrown: unknown) => void) => Promise<T>,
): Promise<T> {
  for (;;) {
    const client = await pool.connect();
    const isNew = unused.has(client);
    let broken: Error | undefined;
    const drop = (thrown: unknown): void => {
      broken = thrown instanceof Error ? thrown : new Error(String(thrown));
    };
    try {
      return await work(client, drop);
    } catch (thrown) {
      if (serverFailure(thrown)?.code !== "database-read-only") throw thrown;
      drop(thrown);
      if (isNew) throw thrown;
    } finally {
      client.release(broken);
    }
  }
}

/**
 * What an error of the database means for the handoff it stopped: a database that is away is not its fault. What
 * PostgreSQL says about the statement itself (SQLSTATE classes 22, 23, 42) is a mistake of ours, and must not be tried
 * for ever.
 */
export function databaseFailure(thrown: unknown): unknown {
  if (thrown instanceof Failure) return thrown;
  const fault = serverFailure(thrown);
  if (fault !== undefined) return fault;
  if (thrown instanceof pg.DatabaseError && /^(22|23|42)/.test(thrown.code ?? "")) return thrown;
  return new Failure({
    code: "database-lost",
    source: "inbox",
    detail: reasonOf(thrown),
    cause: thrown,
  });
}

/** @throws Failure that names the setting when the database does not answer */
export async function assertReachable(pool: Pool): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw unreachable(thrown);
  }
}

/** Codes of PostgreSQL (its appendix A) and of Node that leave no doubt, in words; others stand for themselves. */
const WORDS: Readonly<Record<string, string>> = {
  "28P01": "its role or its password is wrong",
  "28000": "it lets this role not in from here, by its pg_hba.conf or since the role may not log in",
  "3D000": "it has no such database",
  "53300": "it has no connection left for this role",
  "57P03": "it is starting, recovering or stopping",
  ENOTFOUND: "no host has that name",
  "Connection terminated unexpectedly": "what listens there ended the connection, as what is no PostgreSQL does",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is of no authority known here: sslrootcert=FILE names it",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is of no authority known here: sslrootcert=FILE names it",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is of no authority known here: sslrootcert=FILE names it",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is of another name",
};

/** A database that does not let the service in, with the setting, and why as far as that is known. */
export function unreachable(cause: unknown): Failure {
  const code = reasonOf(cause);
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  const reason = words === undefined ? code : `${code}: ${words}`;
  return new Failure({ code: "database-unreachable", source: "inbox", values: { reason }, cause });
}
