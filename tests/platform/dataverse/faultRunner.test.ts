import type { FastifyInstance } from "fastify";
import { installFaults, type FaultRunner } from "../../../LocalPlatform/faults/faultRunner";
import { listenOnLoopback, loopbackServer } from "../../../LocalPlatform/loopback/server";

describe("scripted faults of a local server", () => {
  let app: FastifyInstance;
  let faults: FaultRunner;
  let url: string;
  let handled: string[];

  beforeEach(async () => {
    app = loopbackServer();
    handled = [];
    faults = installFaults(app);
    app.all("/*", (request) => {
      handled.push(request.url);
      return { whole: "x".repeat(2000) };
    });
    url = await listenOnLoopback(app);
  });
  afterEach(() => app.close());

  const status = async (path: string, method = "GET"): Promise<number> => (await fetch(url + path, { method })).status;

  test("an answer is given in place of the handler, with its headers and body", async () => {
    faults.add({ does: { kind: "answer", status: 503, headers: { "retry-after": "7" }, body: "later" } });
    const response = await fetch(url);
    expect([response.status, response.headers.get("retry-after"), await response.text()]).toEqual([503, "7", "later"]);
    expect(handled).toEqual([]);
  });

  test("after and times count only requests that match method and path", async () => {
    faults.add({ method: "POST", path: "/incidents\\b", after: 1, times: 2, does: { kind: "answer", status: 500 } });
    expect(await status("/incidents")).toBe(200);
    expect(await status("/contacts", "POST")).toBe(200);
    expect([
      await status("/incidents", "POST"),
      await status("/incidents", "POST"),
      await status("/incidents?a", "POST"),
      await status("/incidents", "POST"),
    ]).toEqual([200, 500, 500, 200]);
  });

  test("the second plan is due once the first is used up", async () => {
    faults.add({ times: 1, does: { kind: "answer", status: 500 } });
    faults.add({ times: 1, does: { kind: "answer", status: 502 } });
    expect([await status("/"), await status("/"), await status("/")]).toEqual([500, 502, 200]);
  });

  test("reset ends the connection before the request is handled", async () => {
    faults.add({ times: 1, does: { kind: "reset" } });
    await expect(fetch(url)).rejects.toThrow("fetch failed");
    expect(handled).toEqual([]);
    expect(await status("/")).toBe(200);
  });

  test("reset-after handles the request, then the caller gets no answer", async () => {
    faults.add({ times: 1, does: { kind: "reset-after" } });
    await expect(fetch(`${url}/once`, { method: "POST" })).rejects.toThrow("fetch failed");
    expect(handled).toEqual(["/once"]);
  });

  test("hang gives no answer until the caller gives up, and clear lets the next one through", async () => {
    faults.add({ does: { kind: "hang" } });
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow("timeout");
    expect(handled).toEqual([]);
    faults.clear();
    expect(await status("/")).toBe(200);
  });

  test("delay handles the request although its caller gave up waiting", async () => {
    faults.add({ times: 1, does: { kind: "delay", milliseconds: 60_000 } });
    const caller = new AbortController();
    const answer = expect(fetch(`${url}/late`, { signal: caller.signal })).rejects.toThrow("aborted");
    // With a time limit a busy machine could have the caller give up before it has asked.
    while (handled.length === 0) await new Promise((resolve) => setImmediate(resolve));
    caller.abort();
    await answer;
    expect(handled).toEqual(["/late"]);
  });

  test("half-body sends status and headers, then breaks off", async () => {
    faults.add({ times: 1, does: { kind: "half-body" } });
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(2000);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(handled).toEqual(["/"]);
  });

  test("latency makes every answer wait, errors included", async () => {
    const slow = loopbackServer();
    installFaults(slow, { latency: 60_000 });
    const slowUrl = await listenOnLoopback(slow);
    await expect(fetch(`${slowUrl}/nothing-here`, { signal: AbortSignal.timeout(50) })).rejects.toThrow("timeout");
    await slow.close();
  });
});
