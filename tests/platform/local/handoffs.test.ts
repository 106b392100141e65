import { handOff } from "../../../LocalPlatform/handoffs";
import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { aCall } from "../../support/callFile";
import { startReceiver } from "../support/receiver";

describe("handing calls off", () => {
  let opencx: LocalOpenCX;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const ingestionUrl = (): string => receiver.url.replace("/webhooks/opencx", "");

  beforeEach(async () => {
    opencx = await startOpenCX({ wait: () => Promise.resolve() });
  });
  afterEach(async () => {
    await opencx.close();
    await receiver.close();
  });

  test("sends each call's event once it is accepted, and not again", async () => {
    receiver = await startReceiver([{ status: 503 }, { status: 202 }]);
    const calls = [aCall(), aCall()];
    await handOff(opencx, calls, ingestionUrl());
    const accepted = receiver.received.map(
      ({ body }) => (JSON.parse(body) as { readonly data: { readonly conversation_id: string } }).data.conversation_id,
    );
    expect(accepted).toHaveLength(3);
    expect(new Set(accepted)).toEqual(new Set(calls.map((call) => call.session.id)));
  });

  test("says which session was refused, and how", async () => {
    receiver = await startReceiver([{ status: 400, body: '{"field":"data.timestamp"}' }]);
    const call = aCall();
    await expect(handOff(opencx, [call], ingestionUrl())).rejects.toMatchObject({
      name: "HandoffRefusedError",
      session: call.session.id,
      message: expect.stringContaining('400: {"field":"data.timestamp"}'),
    });
  });
});
