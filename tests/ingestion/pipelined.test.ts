import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { Metrics } from "../../Ingestion/telemetry/metrics";
import { createLog } from "../../Ingestion/telemetry/log";
import { httpServer, type HttpServer } from "../../Ingestion/webhook/httpServer";
import { webhookServer } from "../../Ingestion/webhook/server";
import { chunked, RawConnection, requestHead } from "../support/rawConnection";

const LARGE = Buffer.alloc(1_048_576, "x");

let server: HttpServer;
let url: string;
/** Requests whose handler has begun, and those that it is at, the most of them at once. */
let begun = 0;
let underWay = 0;
let most = 0;
let large = 0;
const opened: RawConnection[] = [];
beforeAll(async () => {
  server = await httpServer({ mostConnections: 64, onUnreadable: () => undefined, onError: () => undefined });
  server.serve({
    method: "POST",
    url: "/echo",
    handler: async (request, reply) => {
      begun += 1;
      most = Math.max(most, ++underWay);
      const body = await text(request.raw);
      // As one that asks its database.
      await new Promise((resolve) => setTimeout(resolve, 2));
      underWay -= 1;
      return reply.send({ body });
    },
  });
  server.serve({ method: "GET", url: "/large", handler: () => (large++, LARGE) });
  server.serve({ method: "GET", url: "/small", handler: () => ({ status: "ok" }) });
  url = await server.listen({ host: "127.0.0.1", port: 0 });
});
beforeEach(() => {
  [begun, underWay, most, large] = [0, 0, 0, 0];
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});
afterAll(async () => server.close());

function connection(to = url): RawConnection {
  const made = new RawConnection(to);
  opened.push(made);
  return made;
}

function posted(body: string, inChunks: number | undefined): string {
  return inChunks === undefined
    ? requestHead("/echo", { "content-length": String(body.length) }) + body
    : requestHead("/echo", { "transfer-encoding": "chunked" }) + chunked(body, inChunks);
}

const BODIES = Array.from({ length: 24 }, (_, number) => `${number}${"\r\n\r\n \n\n".repeat(number % 4)}end`);
const WAYS: readonly (readonly [string, (number: number) => number | undefined])[] = [
  ["with a length", () => undefined],
  ["in chunks", () => 7],
  ["in chunks of a byte", () => 1],
  ["both ways in turn", (number) => (number % 2 === 0 ? undefined : 5)],
];

async function echoes(from: RawConnection): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (const _ of BODIES) {
    const answer = await from.answer();
    const json = answer.text.slice(answer.text.indexOf("\r\n\r\n") + 4);
    bodies.push((JSON.parse(json) as { body: string }).body);
  }
  return bodies;
}

test.each(WAYS)("requests sent at one go, bodies %s, are answered in order, one at a time", async (_how, chunk) => {
  const sender = connection().send(BODIES.map((body, number) => posted(body, chunk(number))).join(""));
  expect(await echoes(sender)).toEqual(BODIES);
  expect([begun, most]).toEqual([BODIES.length, 1]);
});

test.each([1, 2, 3, 7, 61])("also when they come in pieces of %d bytes", async (size) => {
  const bytes = BODIES.map((body, number) => posted(body, number % 3 === 0 ? 3 : undefined)).join("\r\n");
  const sender = connection();
  for (let at = 0; at < bytes.length; at += size) {
    sender.send(bytes.slice(at, at + size));
    if (at % 8 === 0) await sender.written();
  }
  expect(await echoes(sender)).toEqual(BODIES);
  expect(most).toBe(1);
});

test("who sends its requests and no more gets every answer", async () => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(BODIES.map((body) => posted(body, undefined)).join(""));
  expect((await text(socket)).match(/HTTP\/1\.1 200/g)).toHaveLength(BODIES.length);
});

test.each([
  ["requests", "GET /large HTTP/1.1\r\nhost: x\r\n\r\n"],
  ["requests behind blank lines", "\r\n\r\n\r\nGET /large HTTP/1.1\r\nhost: x\r\n\r\n"],
  ["short requests", "GET /large HTTP/1.1\r\nhost:x\r\n\r\n"],
])("whose answers nobody takes, %s are parsed no further", async (_what, request) => {
  connection().send(request.repeat(200)).pause();
  const other = connection();
  for (let number = 0; number < 200; number += 1) {
    const { status } = await other.send(requestHead("/small", {}, "GET")).answer();
    expect(status).toBe(200);
  }
  expect(large).toBeGreaterThan(0);
  // What the system's own buffers hold of them.
  expect(large).toBeLessThan(40);
});

test("what is expected of no server ends its connection", async () => {
  const head = requestHead("/small", { expect: "miracles" }, "GET");
  const asked = connection().send(head.repeat(200));
  expect((await asked.answer()).text).toMatch(/^HTTP\/1\.1 417 [^]*connection: close/i);
  expect((await asked.answer()).status).toBe(0);
});

test("metrics and readiness are made once for all who ask at one moment", async () => {
  const made = { depth: 0, ready: 0 };
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const both = await webhookServer({
    inbox: { accept: () => Promise.reject(new Error("nothing is delivered here")) },
    connections: [],
    adminHost: "127.0.0.1",
    allowedHosts: null,
    bodyLimit: 1_000,
    metrics: new Metrics({
      depth: async () => {
        made.depth += 1;
        return held.then(() => ({ waiting: 1 }));
      },
      oldestSeconds: () => Promise.resolve(0),
      halts: () => Promise.resolve([]),
    }),
    log: createLog({ write: () => undefined }),
    onOddFields: () => undefined,
    halts: () => Promise.resolve([]),
    unserved: () => Promise.resolve([]),
    readiness: { database: () => ((made.ready += 1), held.then(() => [])) },
  });
  const admin = await both.admin.listen({ host: "127.0.0.1", port: 0 });
  const asked = ["/metrics", "/readyz"].flatMap((path) =>
    Array.from({ length: 20 }, () => connection(admin).send(requestHead(path, {}, "GET"))),
  );
  await Promise.all(asked.map(async (one) => one.written()));
  await connection(admin)
    .send(requestHead("/healthz", {}, "GET"))
    .answer();
  release();
  const statuses = await Promise.all(asked.map(async (one) => (await one.answer()).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(made.depth).toBeLessThan(5);
  expect(made.ready).toBeLessThan(5);
  await both.close();
});
