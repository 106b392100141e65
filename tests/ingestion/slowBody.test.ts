import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { systemClock } from "../../Ingestion/clock";
import { OpenCXClient } from "../../Ingestion/opencx/client";

jest.setTimeout(10_000);

/** Announces a hundred bytes, sends a few, and then nothing. */
let server: Server;
beforeAll(async () => {
  server = createServer((_request, response) =>
    response.writeHead(200, { "content-length": 100 }).write('{"id":'),
  ).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("an answer that stops half way ends with the time limit, even when memory has been cleared meanwhile", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const client = new OpenCXClient({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: "key",
    clock: systemClock,
    timeout: 1_500,
  });
  const collecting = setInterval(collect, 20);
  try {
    const ended = await Promise.allSettled(Array.from({ length: 5 }, async () => client.session("s")));
    for (const each of ended)
      expect(each).toMatchObject({ status: "rejected", reason: { kind: "retry", code: "timeout" } });
  } finally {
    clearInterval(collecting);
  }
});
