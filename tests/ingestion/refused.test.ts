import { createHmac, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { Webhook } from "standardwebhooks";
import { aCall } from "../support/callFile";
import { inboxRows, inState, newDatabase, openInstallation, serve, type Installation } from "./support/installation";
import { signedHeaders } from "./support/signed";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

/** Sends a body as OpenCX would, signed with the secret. */
async function send(
  body: string,
  options: { id?: string; secret?: string; signed?: string; at?: Date; headers?: Record<string, string> } = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  const id = options.id ?? `msg_${Math.random().toString(36).slice(2)}`;
  const when = options.at ?? new Date();
  const signature = new Webhook(options.secret ?? installation.opencx.webhookSecret).sign(
    id,
    when,
    options.signed ?? body,
  );
  const response = await fetch(installation.target, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(when.getTime() / 1000)),
      "webhook-signature": signature,
      ...options.headers,
    },
    body,
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

function event(data: unknown): string {
  return JSON.stringify({ event: "conversation.handoff_to_human", organization_id: "org", data });
}
const data = { conversation_id: "c", timestamp: "2026-03-01T10:00:00Z", summary: "s" };

describe("a webhook that is refused", () => {
  afterEach(async () => expect(await inboxRows(installation)).toEqual([]));

  test.each<[string, Parameters<typeof send>[1]]>([
    ["signed with another secret", { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }],
    ["signed ten minutes ago", { at: new Date(Date.now() - 600_000) }],
    ["without an id", { headers: { "webhook-id": "" } }],
    ["with another id than was signed", { headers: { "webhook-id": "msg_other" } }],
    ["without a signature", { headers: { "webhook-signature": "" } }],
    ["with an id that holds a dot", { id: "msg.1" }],
    ["with an id longer than any index takes", { id: randomBytes(2_000).toString("hex") }],
    ["signed over another body", { signed: event({ ...data, summary: "t" }) }],
    ["signed over a body with a space more", { signed: `${event(data)} ` }],
  ])("%s gets 401", async (_what, options) => {
    expect((await send(event(data), options)).status).toBe(401);
  });

  test.each<[string, string, string]>([
    ["not JSON", "hello", "body"],
    ["no object", "[]", "body"],
    ["without an event", "{}", "event"],
    ["of an event that is no text", JSON.stringify({ event: 7, organization_id: "o", data }), "event"],
    ["of an event without a name", JSON.stringify({ event: "", organization_id: "o", data }), "event"],
    ["without an organization", JSON.stringify({ event: "conversation.handoff_to_human", data }), "organization_id"],
    ["without data", JSON.stringify({ event: "conversation.handoff_to_human", organization_id: "o" }), "data"],
    ["without a conversation", event({ ...data, conversation_id: null }), "data.conversation_id"],
    [
      "with a conversation that would lead to another address of the API",
      event({ ...data, conversation_id: ".." }),
      "data.conversation_id",
    ],
    ["with a NUL in the conversation", event({ ...data, conversation_id: "c\u0000" }), "data.conversation_id"],
    [
      "with half a character in the organization",
      JSON.stringify({ event: "conversation.handoff_to_human", organization_id: "\ud800", data }),
      "organization_id",
    ],
    ["whose second handoff is wrong", event([data, { ...data, conversation_id: 5 }]), "data.1.conversation_id"],
    ["with no handoff in the list", event([]), "data"],
  ])("a body that is %s gets 400 with the field named", async (_what, body, field) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.json.field).toBe(field);
    expect(String(answer.json.detail)).toContain(field);
  });

  test("a body over 128 KiB gets 413", async () => {
    expect((await send(event({ ...data, summary: "x".repeat(131_072) }))).status).toBe(413);
  });

  test("a body over 128 KiB that does not say how long it is gets 413", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        installation.target,
        {
          method: "POST",
          headers: { ...signedHeaders(installation.opencx.webhookSecret, "x"), "transfer-encoding": "chunked" },
        },
        (response) => resolve(response.resume().statusCode),
      );
      request.once("error", reject).end(Buffer.alloc(131_073, "x"));
    });
    expect(status).toBe(413);
  });

  test("refusals are counted by reason", async () => {
    const text = await (await fetch(`${installation.service.adminUrl ?? ""}/metrics`)).text();
    expect(text).toMatch(/opencx_webhooks_rejected_total\{reason="signature"\} 9/);
    expect(text).toMatch(/opencx_webhooks_rejected_total\{reason="body"\} 13/);
    expect(text).toMatch(/opencx_webhooks_rejected_total\{reason="too-large"\} 2/);
  });
});

test("a body that was changed where its bytes are no text gets 401", async () => {
  const signed = event({ ...data, summary: "\ufffd" });
  const changed = Buffer.from(signed.replace("\ufffd", "\xff"), "latin1");
  expect(changed.toString("utf8")).toBe(signed);
  const headers = signedHeaders(installation.opencx.webhookSecret, signed);
  const { status } = await fetch(installation.target, { method: "POST", headers, body: changed });
  expect(status).toBe(401);
});

describe("a webhook that is taken", () => {
  test("may hold several handoffs, each of which lands", async () => {
    const calls = [aCall(), aCall()];
    for (const call of calls) installation.opencx.load(call);
    const body = JSON.stringify({ ...calls[0]?.webhook, data: calls.map((call) => call.webhook.data) });
    expect((await send(body, { id: "msg_several" })).status).toBe(202);
    expect((await send(body, { id: "msg_several" })).json.status).toBe("duplicate");
    expect((await send(body, { id: "msg_again" })).json.status).toBe("duplicate");
    for (const call of calls) await inState(installation, call, "done");
    expect(await inboxRows(installation)).toHaveLength(2);
  });

  test("may hold what a database dislikes: NUL, lone surrogates", async () => {
    const call = aCall({ classification: "bill\u0000ing \ud800" });
    installation.opencx.load(call);
    expect((await send(JSON.stringify(call.webhook))).status).toBe(202);
    await inState(installation, call, "done");
  });

  test("may be signed by the next secret too, or by an HMAC in a header of the operator's", async () => {
    const databaseUrl = await newDatabase();
    const [old, next] = [randomBytes(16).toString("hex"), randomBytes(16).toString("base64")];
    const service = await serve(
      {
        ...installation.environment,
        OPENCX_WEBHOOK_SCHEME: "hmac-sha256",
        OPENCX_WEBHOOK_HEADER: "X-Signature",
        OPENCX_WEBHOOK_SECRET: old,
        OPENCX_WEBHOOK_SECRET_NEXT: next,
        OPENCX_ORGANIZATION_ID: "org",
      },
      databaseUrl,
    );
    const post = async (body: string, signature: string): Promise<number> =>
      (
        await fetch(`${service.url ?? ""}/webhooks/opencx`, {
          method: "POST",
          headers: { "x-signature": signature },
          body,
        })
      ).status;
    const sign = (secret: string, encoding: "hex" | "base64"): string =>
      createHmac("sha256", secret).update(event(data)).digest(encoding);
    expect(await post(event(data), sign("wrong", "hex"))).toBe(401);
    expect(await post(event(data), "")).toBe(401);
    expect(await post(event(data), `sha256=${sign(next, "hex")}`)).toBe(202);
    expect(await post(event(data), sign(old, "base64"))).toBe(202);
    const foreign = event(data).replace('"org"', '"another"');
    expect(await post(foreign, createHmac("sha256", next).update(foreign).digest("hex"))).toBe(400);
    await service.stop();
  });
});
