import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { openInbox } from "../../Ingestion/inbox/openInbox";
import { Paces } from "../../Ingestion/http/pace/paces";
import { systemClock } from "../../Ingestion/clock";
import { newDatabase } from "./support/installation";

/** A way to PostgreSQL on which the first connection stays without an answer, as on a machine that starts much at once. */
class SlowWay {
  private readonly sockets: Socket[] = [];
  private constructor(private readonly server: Server) {}

  public static async to(port: number): Promise<SlowWay> {
    const server = createServer();
    const way = new SlowWay(server);
    server.on("connection", (socket) => {
      const isFirst = way.sockets.length === 0;
      way.sockets.push(socket.on("error", () => undefined));
      if (isFirst) return;
      const through = connect(port, "127.0.0.1").on("error", () => undefined);
      way.sockets.push(through);
      socket.pipe(through).pipe(socket);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return way;
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }
}

test("who is slow to get a first connection counts with the others all the same", async () => {
  const url = new URL(await newDatabase());
  const { inbox, close } = await openInbox(url.href, () => undefined);
  const way = await SlowWay.to(Number(url.port));
  url.port = String(way.port);
  const paces = Paces.open(url.href, { clock: systemClock, onError: () => undefined });
  await paces.begin();
  const pacer = paces.openCX({ url: "https://api.example.com", apiKey: "a key" });
  for (let sent = 0; sent < 3; sent++) await pacer.turn("landing");
  const { rows } = await inbox.pool.query("select cardinality(landing) as counted from opencx.pace");
  expect(rows).toEqual([{ counted: 3 }]);
  await paces.close();
  await way.close();
  await close();
});
