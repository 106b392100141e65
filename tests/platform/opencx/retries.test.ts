import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { aCall } from "../../support/callFile";
import { quietPort } from "../../support/quietPort";
import { startReceiver, type Answer } from "../support/receiver";

describe("webhook retries", () => {
  let opencx: LocalOpenCX;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let pauses: number[];
  const others: Awaited<ReturnType<typeof startReceiver>>[] = [];

  const receive = async (answers: readonly Answer[]): Promise<void> => {
    receiver = await startReceiver(answers);
  };

  beforeEach(async () => {
    pauses = [];
    opencx = await startOpenCX({
      wait: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    });
  });
  afterEach(async () => {
    await opencx.close();
    await receiver.close();
    for (const other of others.splice(0)) await other.close();
  });

  test.each([500, 400, 401, 429, 503, 302])(
    "tries again after %i, with the same id and body, until 2xx",
    async (status) => {
      await receive([{ status }, { status }, { status: 202, body: "taken" }]);
      const [delivery] = await opencx.deliver(aCall(), receiver.url);
      expect(delivery).toMatchObject({ attempts: 3, status: 202, body: "taken" });
      expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(
        new Set([delivery?.webhookId]),
      );
      expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    },
  );

  test("does not follow a redirect: the signed body is for one address", async () => {
    const other = await startReceiver([{ status: 200 }]);
    others.push(other);
    await receive([{ status: 307, headers: { location: other.url } }, { status: 200 }]);
    expect(await opencx.deliver(aCall(), receiver.url)).toMatchObject([{ attempts: 2, status: 200 }]);
    expect(other.received).toEqual([]);
  });

  test("tries again when the connection breaks without an answer", async () => {
    await receive(["reset", { status: 200 }]);
    expect(await opencx.deliver(aCall(), receiver.url)).toMatchObject([{ attempts: 2, status: 200 }]);
  });

  test("says status 0 and why when nobody answers", async () => {
    await receive([{ status: 200 }]);
    const nobody = `http://127.0.0.1:${await quietPort()}/webhooks/opencx`;
    const [delivery] = await opencx.deliver(aCall(), nobody, { attempts: 3 });
    expect(delivery).toMatchObject({ attempts: 3, status: 0, body: expect.stringContaining("ECONNREFUSED") });
  });

  test("never again after 410", async () => {
    await receive([{ status: 500 }, { status: 410 }, { status: 200 }]);
    expect(await opencx.deliver(aCall(), receiver.url)).toMatchObject([{ attempts: 2, status: 410 }]);
    expect(receiver.received).toHaveLength(2);
  });

  test("gives up after the attempts it was given, with the last answer", async () => {
    await receive([{ status: 503, body: "no" }]);
    expect(await opencx.deliver(aCall(), receiver.url, { attempts: 4 })).toMatchObject([
      { attempts: 4, status: 503, body: "no" },
    ]);
    expect(receiver.received).toHaveLength(4);
  });

  test("waits longer each time, up to a bound", async () => {
    await receive([{ status: 500 }]);
    await opencx.deliver(aCall(), receiver.url, { attempts: 8 });
    expect(pauses).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  test("honours Retry-After in seconds, and does not wait an hour", async () => {
    await receive([
      { status: 429, headers: { "retry-after": "7" } },
      { status: 503, headers: { "retry-after": "3600" } },
      { status: 503, headers: { "retry-after": "soon" } },
      { status: 200 },
    ]);
    await opencx.deliver(aCall(), receiver.url);
    expect(pauses).toEqual([7000, 60_000, 800]);
  });

  test("honours a Retry-After that is a date", async () => {
    await receive([
      { status: 503, headers: { "retry-after": new Date(Date.now() + 30_000).toUTCString() } },
      { status: 200 },
    ]);
    await opencx.deliver(aCall(), receiver.url);
    expect(pauses[0]).toBeGreaterThan(20_000);
    expect(pauses[0]).toBeLessThanOrEqual(30_000);
  });

  test("ends at once when OpenCX stops", async () => {
    const stopping = await startOpenCX();
    await receive([{ status: 503, headers: { "retry-after": "60" } }]);
    const delivering = stopping.deliver(aCall(), receiver.url);
    await stopping.close();
    expect((await delivering)[0]?.attempts).toBe(1);
  });
});
