import { createHmac, randomBytes } from "node:crypto";
import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { aCall } from "../../support/callFile";
import { startReceiver, verifiedEvent, type Received } from "../support/receiver";

/** What stands for a delivery that never came: no signature holds over it. */
const NOTHING: Received = { headers: {}, body: "" };

function header(request: Received | undefined, name: string): string {
  return String(request?.headers[name]);
}

describe("webhook signature", () => {
  let opencx: LocalOpenCX;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeEach(async () => {
    opencx = await startOpenCX();
    receiver = await startReceiver([{ status: 204 }]);
  });
  afterEach(async () => {
    await opencx.close();
    await receiver.close();
  });

  test("is what a Standard Webhooks receiver verifies", async () => {
    const call = { ...aCall(), source: {} };
    const spoken = {
      ...call,
      webhook: { ...call.webhook, data: { ...call.webhook.data, summary: "Gefällt mir 👍 «مرحبا»" } },
    };
    await opencx.deliver(spoken, receiver.url);
    const [request = NOTHING] = receiver.received;
    expect(verifiedEvent(request, opencx.webhookSecret)).toEqual(spoken.webhook);
    expect(header(request, "content-type")).toBe("application/json");
  });

  test("covers id, timestamp and body with HMAC-SHA256 under the secret's bytes", async () => {
    await opencx.deliver(aCall(), receiver.url);
    const [request] = receiver.received;
    const signed = `${header(request, "webhook-id")}.${header(request, "webhook-timestamp")}.${request?.body ?? ""}`;
    const key = Buffer.from(opencx.webhookSecret.replace("whsec_", ""), "base64");
    expect(header(request, "webhook-signature")).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    );
    expect(key.length).toBeGreaterThanOrEqual(24);
    expect(header(request, "webhook-id")).not.toContain(".");
  });

  test("does not hold under another secret", async () => {
    await opencx.deliver(aCall(), receiver.url);
    const [request = NOTHING] = receiver.received;
    expect(() => verifiedEvent(request, `whsec_${randomBytes(32).toString("base64")}`)).toThrow(
      "No matching signature found",
    );
  });
});
