import type { FastifyInstance } from "fastify";
import { listenOnLoopback, loopbackServer } from "../../LocalPlatform/loopback/server";
import { registerLiveUpdates } from "../../Workbench/server/liveUpdates";
import { RawConnection } from "../support/rawConnection";
import { rawRequest } from "../support/rawRequest";
import { poll } from "./support/poll";

let server: FastifyInstance;
let url: string;
let write: (table: string, id: string) => void;
const pages: RawConnection[] = [];
beforeEach(async () => {
  server = loopbackServer();
  registerLiveUpdates(server, {
    onWrite(listener) {
      write = listener;
      return () => undefined;
    },
  });
  server.get("/", () => "here");
  url = await listenOnLoopback(server);
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await server.close();
});

function listen(): RawConnection {
  const page = new RawConnection(url).send(`GET /workbench/events HTTP/1.1\r\nHost: ${new URL(url).host}\r\n\r\n`);
  pages.push(page);
  return page;
}

async function connections(): Promise<number> {
  return new Promise((resolve) => server.server.getConnections((_error, count) => resolve(count)));
}

test("a page that has stopped reading is let go, and one that reads is told everything", async () => {
  const asleep = listen();
  await asleep.answer();
  asleep.pause();
  const awake = listen();
  await awake.answer();
  // More than the system itself keeps for who does not read.
  for (let writes = 0; (await connections()) > 1; writes++) {
    if (writes === 4_000) throw new Error("what waits for a page that reads nothing grows without end");
    write("incident", "x".repeat(16_384));
    await new Promise((resolve) => setImmediate(resolve));
  }
  write("incident", "the last");
  void server.close();
  await awake.closed;
  expect((await awake.answer()).text).toContain('data: {"table":"incident","id":"the last"}');
});

test("those that listen, however many, leave room for who asks for something else", async () => {
  const first = listen();
  await first.answer();
  await Promise.all(Array.from({ length: 200 }, async () => listen().written()));
  await first.closed;
  await poll("those too many are let go", async () => ((await connections()) <= 128 ? true : undefined));
  expect((await rawRequest(url, ["GET / HTTP/1.1", `Host: ${new URL(url).host}`])).status).toBe(200);
});

test("a question about the events alone is answered", async () => {
  const { host } = new URL(url);
  expect((await rawRequest(url, ["HEAD /workbench/events HTTP/1.1", `Host: ${host}`])).status).toBe(404);
});
