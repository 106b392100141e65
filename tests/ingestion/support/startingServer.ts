import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a database whose server is starting, or slow to let somebody in. */
export interface StartingServer {
  /** The database's address, by that way. */
  readonly url: string;
  /** Connections that came so far. */
  readonly met: () => number;
  close(): Promise<void>;
}

/**
 * Starts one on loopback, before a database.
 * @param code SQLSTATE that the first connections are refused by; undefined: they get no answer
 * @param first so many; the others are let through
 */
export async function startingServer(
  databaseUrl: string,
  code: string | undefined,
  first: number,
): Promise<StartingServer> {
  const target = new URL(databaseUrl);
  const sockets: Socket[] = [];
  let met = 0;
  const server = createServer((client) => {
    sockets.push(client.on("error", () => undefined));
    if (met++ < first) {
      if (code !== undefined) client.once("data", () => client.end(errorOf(code)));
      return;
    }
    const session = connect(Number(target.port), target.hostname);
    sockets.push(session.on("error", () => client.destroy()));
    client.pipe(session).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    met: () => met,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What PostgreSQL answers while it starts: an error message with this SQLSTATE. */
function errorOf(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mthe database system is starting up\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from("E"), length, fields]);
}
