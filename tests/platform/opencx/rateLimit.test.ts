import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get, type ErrorDto } from "../support/openCXApi";
import { aCall } from "../../support/callFile";

describe("OpenCX rate limit", () => {
  const call = aCall();
  const path = `/chat/sessions/${call.session.id}`;
  let opencx: LocalOpenCX;

  beforeEach(() => {
    // Only the clock that the limit reads: sockets keep their real timers.
    jest.useFakeTimers({
      now: Date.parse("2026-11-22T10:00:00Z"),
      doNotFake: [
        "nextTick",
        "setImmediate",
        "setTimeout",
        "setInterval",
        "clearTimeout",
        "clearInterval",
        "clearImmediate",
        "queueMicrotask",
        "performance",
        "hrtime",
      ],
    });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await opencx.close();
  });

  test("answers 429 with Retry-After past the limit, and opens again a minute later", async () => {
    opencx = await startOpenCX({ calls: [call], requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await get(opencx, path)).status);
    expect(statuses).toEqual([200, 200, 200]);

    jest.setSystemTime(Date.parse("2026-11-22T10:00:20Z"));
    const refused = await get<ErrorDto>(opencx, path);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("40");
    expect(["limit", "remaining", "reset"].map((name) => refused.headers.get(`x-ratelimit-${name}`))).toEqual([
      "3",
      "0",
      "40",
    ]);
    expect(refused.body).toMatchObject({ statusCode: 429, error: "Too Many Requests" });

    jest.setSystemTime(Date.parse("2026-11-22T10:01:00Z"));
    expect((await get(opencx, path)).status).toBe(200);
  });

  test("does not let a stranger use up the limit", async () => {
    opencx = await startOpenCX({ calls: [call], requestsPerMinute: 1 });
    expect((await get(opencx, path, { authorization: "Bearer wrong" })).status).toBe(401);
    expect((await get(opencx, path)).status).toBe(200);
  });

  test("is off unless asked for, and says so: clients go by the documented one where nothing is told", async () => {
    opencx = await startOpenCX({ calls: [call] });
    expect((await get(opencx, path)).headers.get("x-ratelimit-limit")).toBe("1000000");
    const statuses = await Promise.all(Array.from({ length: 150 }, async () => (await get(opencx, path)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
