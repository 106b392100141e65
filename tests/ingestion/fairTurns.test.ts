import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { FairSocket, Turns } from "../../Ingestion/webhook/fairSocket";

/** Works as long as a parser does that was given very many chunks. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("a connection that brings much at once does not keep another waiting until all of it is parsed", async () => {
  const turns = new Turns();
  const handed: string[] = [];
  const server = createServer((socket) =>
    new FairSocket(socket, turns).on("data", (bytes: Buffer) => {
      handed.push(bytes.toString("latin1", 0, 1));
      work(1);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const open = async (): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(socket));
    });
  const [greedy, modest] = [await open(), await open()];
  greedy.end(Buffer.alloc(262_144, "g"));
  modest.end("m");
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(handed.filter((from) => from === "g").length).toBeGreaterThanOrEqual(128);
  expect(handed.indexOf("m")).toBeLessThan(64);
});

test("what comes in slices is what was sent, to its end, and back", async () => {
  const turns = new Turns();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const fair = new FairSocket(socket, turns);
    fair.pipe(fair);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sent = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end(sent);
  const back: Buffer[] = [];
  for await (const bytes of socket) back.push(bytes as Buffer);
  expect(Buffer.concat(back).equals(sent)).toBe(true);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
