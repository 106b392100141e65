import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { aCall } from "../../support/callFile";
import { startReceiver } from "../support/receiver";

describe("webhook duplicates", () => {
  const call = aCall();
  let opencx: LocalOpenCX;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeEach(async () => {
    opencx = await startOpenCX({ calls: [call] });
    receiver = await startReceiver([{ status: 200 }]);
  });
  afterEach(async () => {
    await opencx.close();
    await receiver.close();
  });

  const receivedIds = (): ReadonlySet<unknown> =>
    new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));

  test("sends five copies of one event under one id", async () => {
    const deliveries = await opencx.deliver(call, receiver.url, { copies: 5 });
    expect(deliveries).toHaveLength(5);
    expect(receiver.received).toHaveLength(5);
    expect(receivedIds().size).toBe(1);
  });

  test("keeps the id when the same event is sent again later", async () => {
    const [first] = await opencx.deliver(call, receiver.url);
    const [second] = await opencx.deliver(call, receiver.url);
    expect(second?.webhookId).toBe(first?.webhookId);
  });

  test("gives another id to another call", async () => {
    await opencx.deliver(call, receiver.url);
    await opencx.deliver(opencx.callIn(call), receiver.url);
    expect(receivedIds().size).toBe(2);
  });
});
