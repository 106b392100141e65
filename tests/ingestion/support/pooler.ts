import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import pg from "pg";

/** A pooler in transaction mode, as pgbouncer before it knew of prepared statements. */
export interface Pooler {
  /** The database's address, through it. */
  readonly url: string;
  close(): Promise<void>;
}

/** The message by which a client ends its session: `X` and its length. */
const TERMINATE = Buffer.from([0x58, 0, 0, 0, 4]);
/** How many sessions it keeps with the server. */
const SESSIONS = 3;

/** "You are in", and "ready for a query, in no transaction". */
const GREETING = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/** A session with the server, lent to one client a transaction. */
interface Session {
  readonly socket: Socket;
  client: Client | undefined;
}

interface Client {
  readonly socket: Socket;
  readonly waiting: Buffer[];
  session: Session | undefined;
}

/**
 * Starts one on loopback, in front of a database. Whoever comes is let in, and gets a session of the server's when it asks something, until the transaction is over. So whatever a session keeps
 * (locks, `set`, `listen`, named statements) is some other client's in the next moment.
 */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => newSession(databaseUrl)));
  const queue: Client[] = [];
  const clients = new Set<Socket>();
  let next = 0;

  const lend = (): void => {
    while (queue.length > 0) {
      // In turn, so that a client rarely gets the one it had.
      const free = [...sessions.keys()]
        .map((step) => sessions[(next + step) % SESSIONS])
        .find((session) => session !== undefined && session.client === undefined);
      const client = queue.shift();
      if (free === undefined || client === undefined) {
        if (client !== undefined) queue.unshift(client);
        return;
      }
      next = (sessions.indexOf(free) + 1) % SESSIONS;
      free.client = client;
      client.session = free;
      for (const chunk of client.waiting.splice(0)) free.socket.write(chunk);
    }
  };
  for (const session of sessions) {
    let rest = Buffer.alloc(0);
    session.socket.on("data", (chunk: Buffer) => {
      session.client?.socket.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      for (; rest.length >= 5 && rest.length > rest.readInt32BE(1); rest = rest.subarray(1 + rest.readInt32BE(1))) {
        // Ready for query, and in no transaction.
        if (rest[0] !== 0x5a || rest[5] !== 0x49 || session.client === undefined) continue;
        session.client.session = undefined;
        session.client = undefined;
      }
      lend();
    });
    session.socket.on("error", () => undefined);
  }
  const server = createServer((socket) => {
    clients.add(socket);
    const client: Client = { socket, waiting: [], session: undefined };
    let isIn = false;
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      if (!isIn) {
        isIn = true;
        socket.write(GREETING);
      } else if (chunk.equals(TERMINATE)) socket.end();
      else if (client.session !== undefined) client.session.socket.write(chunk);
      else {
        client.waiting.push(chunk);
        if (!queue.includes(client)) queue.push(client);
        lend();
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    async close() {
      for (const socket of [...clients, ...sessions.map((session) => session.socket)]) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One that has logged in. */
async function newSession(databaseUrl: string): Promise<Session> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { connection } = client as unknown as { readonly connection: { readonly stream: Socket } };
  const socket = connection.stream;
  // The driver is through with it.
  socket.removeAllListeners();
  return { socket, client: undefined };
}
