import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get } from "../support/openCXApi";
import { aCall } from "../../support/callFile";

describe("scripted faults of the local OpenCX", () => {
  const call = aCall();
  const session = `/chat/sessions/${call.session.id}`;
  let opencx: LocalOpenCX;

  afterEach(() => opencx.close());

  test("meet the requests they name, so often as they say", async () => {
    opencx = await startOpenCX({
      calls: [call],
      faults: [
        {
          path: "/history",
          times: 1,
          does: { kind: "answer", status: 503, headers: { "retry-after": "2" }, body: "{}" },
        },
      ],
    });
    expect((await get(opencx, session)).status).toBe(200);
    const hit = await get(opencx, `${session}/history`);
    expect([hit.status, hit.headers.get("retry-after")]).toEqual([503, "2"]);
    expect((await get(opencx, `${session}/history`)).status).toBe(200);
  });

  test("can be added to a running server and cleared", async () => {
    opencx = await startOpenCX({ calls: [call] });
    opencx.addFault({ does: { kind: "reset" } });
    await expect(get(opencx, session)).rejects.toThrow("fetch failed");
    expect(opencx.seen.at(-1)).toMatchObject({ url: session, status: 0 });
    opencx.clearFaults();
    expect((await get(opencx, session)).status).toBe(200);
  });

  test("can cut a body in half", async () => {
    opencx = await startOpenCX({ calls: [call], faults: [{ times: 1, does: { kind: "half-body" } }] });
    await expect(get(opencx, session)).rejects.toThrow();
    expect((await get(opencx, session)).status).toBe(200);
  });

  test("do not keep a stopping server waiting for a request that hangs", async () => {
    opencx = await startOpenCX({ calls: [call], faults: [{ does: { kind: "hang" } }] });
    const hanging = expect(get(opencx, session)).rejects.toThrow();
    while (opencx.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await opencx.close();
    await hanging;
  });

  test("hold back every answer for the latency asked for", async () => {
    const prompt = await startOpenCX({ calls: [call] });
    opencx = await startOpenCX({ calls: [call], latency: 3_600_000 });
    const late = expect(get(opencx, session)).rejects.toThrow();
    while (opencx.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await get(prompt, session)).status).toBe(200);
    await prompt.close();
    await opencx.close();
    await late;
  });
});
