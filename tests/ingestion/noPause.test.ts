import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DataverseClient } from "../../Ingestion/dataverse/client";
import type { Clock } from "../../Ingestion/clock";
import { OpenCXClient } from "../../Ingestion/opencx/client";

let asked = 0;
let headers: Readonly<Record<string, string>>;
const server = createServer((_request, response) => {
  asked += 1;
  response.writeHead(429, headers).end("{}");
});
let url: string;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => (asked = 0));

const NOW = Date.parse("2026-01-31T09:30:00Z");

/** A clock that stops the service in its third sleep. */
function stopping(): { readonly clock: Clock; readonly signal: AbortSignal; readonly slept: number[] } {
  const stop = new AbortController();
  const slept: number[] = [];
  let now = NOW;
  const clock: Clock = {
    now: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      if (slept.length === 3) stop.abort();
      else now += milliseconds;
      return Promise.resolve();
    },
  };
  return { clock, signal: stop.signal, slept };
}

const tokens = { get: () => Promise.resolve("token"), forget: () => undefined };
const date = new Date(NOW).toUTCString();

test.each([
  ["no time at all", { "retry-after": "0" }],
  ["a time that is over", { "retry-after": date, date }],
])("a 429 that names %s is waited out for a second, and a service that stops asks no more", async (_name, given) => {
  headers = given;
  for (const side of ["Dataverse", "OpenCX"]) {
    asked = 0;
    const { slept, ...options } = stopping();
    const asking =
      side === "OpenCX"
        ? new OpenCXClient({ url, apiKey: "key", timeout: 5_000, ...options }).session("s1")
        : new DataverseClient({ url, tokens, timeout: 5_000, ...options }).request("GET", "WhoAmI", { what: "asking" });
    await expect(asking).rejects.toMatchObject({ code: "pause", kind: "retry" });
    expect({ side, asked, slept }).toEqual({ side, asked: 3, slept: [1_000, 1_000, 1_000] });
  }
});
