import { DataverseClient } from "../../Ingestion/dataverse/client";
import type { Clock } from "../../Ingestion/clock";
import { Pause } from "../../Ingestion/http/pause";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { answeringServer } from "./support/answeringServer";

let asked = 0;
let headers: Readonly<Record<string, string>>;
const server = answeringServer((_request, response) => {
  asked += 1;
  response.writeHead(429, headers).end("{}");
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

/** The bit by which many are not in step: half of what it can be. */
const random = (): number => 0.5;

const tokens = { get: () => Promise.resolve("token"), forget: () => undefined };
const date = new Date(NOW).toUTCString();

test.each([
  ["no time at all", { "retry-after": "0" }],
  ["half a second", { "retry-after": "0.5" }],
  ["a time that is over", { "retry-after": date, date }],
  ["a time that is long over", { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }],
])(
  "a 429 that names %s is waited out for a second and a bit, and a service that stops asks no more",
  async (_name, given) => {
    headers = given;
    for (const side of ["Dataverse", "OpenCX"]) {
      asked = 0;
      const { slept, ...options } = stopping();
      const asking =
        side === "OpenCX"
          ? new OpenCXClient({ url: server.url, apiKey: "key", timeout: 5_000, random, ...options }).session("s1")
          : new DataverseClient({ url: server.url, tokens, timeout: 5_000, random, ...options }).request(
              "GET",
              "WhoAmI",
              {
                what: "asking",
              },
            );
      await expect(asking).rejects.toMatchObject({ code: "pause", kind: "retry" });
      expect({ side, asked, slept }).toEqual({ side, asked: 3, slept: [1_250, 1_250, 1_250] });
    }
  },
);

test("a shorter wish never shortens a longer one, whoever was asked for it", () => {
  const pause = new Pause({ now: () => NOW, sleep: () => Promise.resolve() }, random);
  expect(pause.extend(60_000)).toBe(60_000);
  expect(pause.extend(2_000)).toBe(60_000);
  pause.hold(5_000);
  expect(pause.remaining()).toBe(60_000);
});

test.each([
  ["back", -3_600_000],
  ["forward", 3_600_000],
])("a machine's clock that is set %s by an hour makes a pause neither longer nor shorter", (_where, set) => {
  let wall = NOW;
  let passed = 0;
  const pause = new Pause({ now: () => wall, elapsed: () => passed, sleep: () => Promise.resolve() }, random);
  pause.extend(60_000);
  wall += set;
  expect(pause.remaining()).toBe(60_000);
  passed += 59_000;
  expect(pause.remaining()).toBe(1_000);
  passed += 1_000;
  expect(pause.remaining()).toBe(0);
});
