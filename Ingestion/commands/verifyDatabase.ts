import { constants } from "node:fs";
import { access, mkdtemp, rm, stat } from "node:fs/promises";
import { Socket } from "node:net";
import path from "node:path";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { unreadable } from "../../Transcript/text/fileFault";
import type { InboxSettings } from "../config/service";
import { assertEnterable } from "../database/account";
import { readConnection } from "../database/connectionFile";
import { holdsInbox } from "../database/dataFolder";
import { openDatabase } from "../database/open";
import { assertReachable, OF_THE_INBOX, openPool, type Pool } from "../database/pool";
import { reasonOf } from "../failures/failure";
import { isLoopback } from "../http/loopback";
import { OF_THE_PACES } from "../http/pace/paces";
import { databaseState } from "../inbox/databaseState";
import { Finding, type Check } from "./check";

/**
 * Tries the inbox's database with the walls that the service has: which one it is, whether it proves itself, whether
 * the inbox stands there or can be made. Makes nothing; an inbox in DATA_DIR that no service runs is started for as long
 * as that takes.
 * @param inbox its settings, or what is wrong with them
 * @param also what is asked of an inbox that stands, while it can be asked; throws nothing
 */
export function databaseCheck(
  inbox: InboxSettings | readonly string[],
  also: (connectionString: string) => Promise<void> = () => Promise.resolve(),
): Check {
  return {
    name: "database",
    run: async () => {
      if (!("dataDir" in inbox)) throw new Finding(inbox.join("; "));
      const { databaseUrl } = inbox;
      if (databaseUrl !== undefined) {
        const words = await shared(databaseUrl);
        await also(databaseUrl);
        return words;
      }
      const folder = path.resolve(inbox.dataDir);
      return (await holdsInbox(folder)) ? own(inbox, folder, also) : toBeMade(folder);
    },
  };
}

async function shared(databaseUrl: string): Promise<string> {
  return inPool(databaseUrl, async (pool) => {
    await assertReachable(pool);
    return told(pool, ({ database, host, port }) => `${database} on ${host}:${port}`);
  });
}

async function own(
  inbox: InboxSettings,
  folder: string,
  also: (connectionString: string) => Promise<void>,
): Promise<string> {
  let ended = "";
  const database = await openDatabase(inbox, "look", {
    onOrphan: (pid) => (ended = `; a server that a killed service had left running (process ${pid}) was ended`),
  });
  try {
    const words = await inPool(database.connectionString, async (pool) => {
      await assertReachable(pool);
      return told(pool, () => `the service's own, in ${folder}`);
    });
    await also(database.connectionString);
    return words + ended;
  } finally {
    await database.close();
  }
}

/** The folder is made by the first start; until then the nearest one that is there must let it. */
async function toBeMade(folder: string): Promise<string> {
  await readConnection(folder);
  const nearest = await nearestFolder(folder);
  try {
    await access(nearest, constants.W_OK | constants.X_OK);
    // Rights alone do not tell: the system makes nothing in some folders, whoever asks.
    await rm(await mkdtemp(path.join(nearest, ".opencx-tried-")), { recursive: true });
  } catch (thrown) {
    const reason = reasonOf(thrown);
    const isClosed = reason === "EACCES" || reason === "EPERM";
    const why = reason === "EROFS" ? "its disk takes no changes" : isClosed ? "this user may not write there" : reason;
    throw new Finding(`DATA_DIR: the inbox cannot be made in ${nearest}: ${why}`);
  }
  if (process.getuid?.() === 0) await assertEnterable(nearest);
  return `the service's own: there is none yet, and the first start makes it in ${folder}`;
}

async function nearestFolder(place: string): Promise<string> {
  try {
    if ((await stat(place)).isDirectory()) return place;
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason === "ENOENT" || reason === "ENOTDIR") return nearestFolder(path.dirname(place));
    throw new Finding(`DATA_DIR: ${place} cannot be looked at: ${unreadable(reason)}`);
  }
  throw new Finding(`DATA_DIR: ${place} is no folder`);
}

async function inPool<T>(connectionString: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(connectionString, () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** Those of a process: of the inbox's pool, of the pacers', and the one that hears of news. */
const CONNECTIONS = OF_THE_INBOX.max + OF_THE_PACES.max + 1;

/** @param which names the database for who reads it */
async function told(
  pool: Pool,
  which: (named: { readonly database: string; readonly host: string; readonly port: number }) => string,
): Promise<string> {
  const { database, role, version, encoding, connections, isReadOnly, isMissing, isOlder } = await databaseState(pool);
  if (encoding !== "UTF8")
    throw new Finding(
      `${database} keeps its texts as ${encoding}, and what callers say needs UTF8: make one with encoding 'UTF8', and name it in DATABASE_URL`,
    );
  if (connections < CONNECTIONS)
    throw new Finding(
      `${role} may have ${connections} connections to ${database} at once, and each process takes up to ${CONNECTIONS}: ` +
        `raise the limit of the role, the database or the server (alter role ${role} connection limit -1)`,
    );
  if (isReadOnly) throw new Finding(`${database} takes no changes: name the primary server in DATABASE_URL`);
  const client = await pool.connect();
  try {
    const { host, port, connection } = client;
    const made = isMissing
      ? "its schema can be made"
      : `its schema stands${isOlder ? ", and the start brings it to this version" : ""}`;
    return `${which({ database, host, port })} (PostgreSQL ${version}), as ${role}; ${proofOf(connection.stream)}; ${made}`;
  } finally {
    client.release();
  }
}

/** What the connection itself shows of who is at its other end. */
function proofOf(stream: Duplex): string {
  if (stream instanceof TLSSocket)
    return stream.authorized ? "TLS, its certificate is verified" : "TLS, but its certificate is not verified";
  // A Unix socket has none.
  const address = stream instanceof Socket ? stream.remoteAddress : undefined;
  const stays = address === undefined || isLoopback(address);
  return stays ? "without TLS, on this machine" : "WITHOUT TLS, over the network";
}
