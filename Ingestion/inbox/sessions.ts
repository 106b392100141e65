import { randomInt } from "node:crypto";
import { newClient, type Pool } from "../database/pool";
import { Failure } from "../failures/failure";
import { PROBE_LOCK_CLASS } from "./schema";

/** A server ends a session within moments of its connection's end. */
const SESSION_END_MS = 5_000;

/**
 * Tries whether a connection is a session of its own, as our locks need it. A pooler in transaction mode keeps the
 * session when its client has gone: the lock of a killed worker would stay for ever, and with it its handoffs.
 * @throws Failure that names the setting
 */
export async function assertOwnSessions(pool: Pool, connectionString: string): Promise<void> {
  const key = randomInt(1, 2 ** 31 - 1);
  const probe = newClient(connectionString, "opencx-ingestion probe");
  // A connection that breaks is told by what is asked of it next.
  probe.on("error", () => undefined);
  await probe.connect();
  try {
    await probe.query("select pg_advisory_lock($1, $2)", [PROBE_LOCK_CLASS, key]);
  } finally {
    await probe.end();
  }
  for (const deadline = Date.now() + SESSION_END_MS; await isHeld(pool, key);) {
    if (Date.now() > deadline) throw new Failure({ code: "database-pooled", source: "inbox" });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isHeld(pool: Pool, key: number): Promise<boolean> {
  const { rows } = await pool.query(
    "select 1 from pg_locks where locktype = 'advisory' and classid::bigint = $1 and objid::bigint = $2",
    [PROBE_LOCK_CLASS, key],
  );
  return rows.length > 0;
}
