import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { FairSocket, Turns } from "../../Ingestion/webhook/fairSocket";

/** Milliseconds that pass with the work alone, so that a busy machine changes nothing. */
let clock = 0;
const now = (): number => clock;

/** Works as long as a parser does that was given very many chunks. */
function work(milliseconds: number): void {
  clock += milliseconds;
}

/** A server whose connections take turns, and what is open of those that the tests made. */
let server: Server;
const opened: Socket[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) one.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** @param onBytes told what each connection brought, slice by slice */
async function listen(onBytes: (bytes: Buffer, from: FairSocket) => void): Promise<() => Socket> {
  const turns = new Turns(now);
  server = createServer({ allowHalfOpen: true }, (socket) => {
    const fair = new FairSocket(socket, turns);
    // The tests cut some off.
    fair.on("error", () => undefined).once("end", () => fair.end());
    fair.on("data", (bytes: Buffer) => onBytes(bytes, fair));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return () => {
    const socket = connect(port, "127.0.0.1");
    opened.push(socket);
    return socket;
  };
}

test("a connection that brings much at once does not keep another waiting until all of it is parsed", async () => {
  const turns = new Turns(now);
  const handed: string[] = [];
  server = createServer((socket) =>
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
  const turns = new Turns(now);
  server = createServer({ allowHalfOpen: true }, (socket) => {
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

test("who comes behind a crowd is taken in before the crowd is worked off", async () => {
  let before = 0;
  const served = new AbortController();
  const open = await listen((bytes) => {
    work(1);
    if (bytes.toString("latin1", 0, 1) === "g") before += 1;
    else served.abort();
  });
  for (let number = 0; number < 100; number += 1) open().write(Buffer.alloc(8_000, "g"));
  open().write("m");
  await once(served.signal, "abort");
  expect(before).toBeLessThan(100);
});

test("who keeps sending little shuts nobody out who sends much", async () => {
  let short = 0;
  const open = await listen((bytes, from) => {
    work(1);
    if (bytes.toString("latin1", 0, 1) === "g") return;
    short += 1;
    from.write("again");
  });
  const dribbling = Array.from({ length: 20 }, open);
  for (const one of dribbling) one.on("data", () => one.write("m")).write("m");
  await Promise.all(dribbling.map(async (one) => once(one, "data")));
  const before = short;
  const greedy = open();
  greedy.resume().end(Buffer.alloc(65_536, "g"));
  await once(greedy, "close");
  expect(short - before).toBeLessThan(600);
});

test("who sends much has its turn although connections keep coming", async () => {
  const turns = new Turns(now);
  let isServed = false;
  server = createServer((socket) => {
    const fair = new FairSocket(socket, turns);
    fair.on("data", () => (isServed = true));
    // As a crowd does of which a new one is accepted in each round of the event loop.
    const next = (): void => {
      turns.greet();
      work(1);
      if (!isServed && !fair.destroyed) setImmediate(next);
    };
    next();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const greedy = connect((server.address() as AddressInfo).port, "127.0.0.1");
  opened.push(greedy);
  greedy.end(Buffer.alloc(65_536, "g"));
  await once(greedy.resume(), "close");
  expect(isServed).toBe(true);
});
