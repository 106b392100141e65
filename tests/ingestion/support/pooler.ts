import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A pooler as our locks meet it in transaction mode: a client that goes leaves its session with the server. */
export interface Pooler {
  /** The database's address, through it. */
  readonly url: string;
  close(): Promise<void>;
}

/** The message by which a client ends its session: `X` and its length. */
const TERMINATE = Buffer.from([0x58, 0, 0, 0, 4]);

/** Starts one on loopback, in front of a database. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const target = new URL(databaseUrl);
  const kept: Socket[] = [];
  const server = createServer((client) => {
    const session = connect(Number(target.port), target.hostname);
    kept.push(session);
    session.on("error", () => client.destroy());
    client.on("error", () => undefined);
    client.on("data", (chunk: Buffer) => {
      if (!chunk.equals(TERMINATE)) session.write(chunk);
      else client.end();
    });
    session.on("data", (chunk) => client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    async close() {
      for (const session of kept) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
