import { createHmac, randomBytes } from "node:crypto";
import { aCall } from "../support/callFile";
import { chunked, RawConnection, requestHead } from "../support/rawConnection";
import { eventually, inState, newDatabase, openInstallation, serve, type Installation } from "./support/installation";
import { signedHeaders } from "./support/signed";

const PATH = "/webhooks/opencx";
/** Looks like a signature, so that only the body can tell. */
const PLAUSIBLE = `v1,${randomBytes(32).toString("base64")}`;
const NOW = String(Math.floor(Date.now() / 1000));
const CLAIM = { "webhook-id": "msg_1", "webhook-timestamp": NOW, "webhook-signature": PLAUSIBLE };

let installation: Installation;
const connections: RawConnection[] = [];
beforeAll(async () => {
  installation = await openInstallation();
});
/** Values of 2,000 headers. */
const MANY = Array.from({ length: 2_000 }, () => "");

afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});
afterAll(async () => installation.close());

function connection(url = installation.target): RawConnection {
  const opened = new RawConnection(url);
  connections.push(opened);
  return opened;
}

type Headers = Parameters<typeof requestHead>[1];

test.each<[string, Headers]>([
  ["no signature headers", { "content-length": "1000" }],
  ["no signature headers, in chunks", { "transfer-encoding": "chunked" }],
  ["no signature headers, and far too long", { "content-length": "99999999" }],
  ["no signature headers, and packed", { "content-length": "1000", "content-encoding": "gzip" }],
  ["a time that is none", { ...CLAIM, "webhook-timestamp": "yesterday", "content-length": "1000" }],
  ["a time with words behind", { ...CLAIM, "webhook-timestamp": `${NOW} o'clock`, "content-length": "1000" }],
  ["a time in milliseconds", { ...CLAIM, "webhook-timestamp": `${NOW}000`, "content-length": "1000" }],
  ["a stale time", { ...CLAIM, "webhook-timestamp": String(Number(NOW) - 600), "content-length": "1000" }],
  ["a time to come", { ...CLAIM, "webhook-timestamp": String(Number(NOW) + 600), "content-length": "1000" }],
  ["a signature of no version", { ...CLAIM, "webhook-signature": PLAUSIBLE.slice(3), "content-length": "1000" }],
  ["a signature cut short", { ...CLAIM, "webhook-signature": PLAUSIBLE.slice(0, -4), "content-length": "1000" }],
  ["signatures of another version", { ...CLAIM, "webhook-signature": `v1a,${"A".repeat(88)}`, "content-length": "9" }],
  ["two ids", { ...CLAIM, "webhook-id": ["msg_1", "msg_2"], "content-length": "1000" }],
  ["two signature headers", { ...CLAIM, "webhook-signature": [PLAUSIBLE, PLAUSIBLE], "content-length": "1000" }],
  ["a second signature behind 2,000 headers", { ...CLAIM, "content-length": "9", X: MANY, "Webhook-Signature": "v1," }],
  ["two times", { ...CLAIM, "webhook-timestamp": [NOW, NOW], "content-length": "1000" }],
  ["an id with a space", { ...CLAIM, "webhook-id": "msg 1", "content-length": "1000" }],
  ["an id of other letters", { ...CLAIM, "webhook-id": "msg_é", "content-length": "1000" }],
])("%s: 401 before a byte of the body came", async (_what, headers) => {
  const answer = await connection().send(requestHead(PATH, headers)).answer();
  expect(answer.status).toBe(401);
  expect(answer.text).toMatch(/connection: close/i);
});

test.each<[string, Headers, number]>([
  ["a byte over the limit", { ...CLAIM, "content-length": "131073" }, 413],
  ["a length beyond all numbers", { ...CLAIM, "content-length": "9".repeat(15) }, 413],
  ["packed", { ...CLAIM, "content-length": "1000", "content-encoding": "gzip" }, 415],
  ["packed on the way", { ...CLAIM, "transfer-encoding": "gzip, chunked" }, 415],
])("%s: refused before a byte of the body came", async (_what, headers, status) => {
  expect((await connection().send(requestHead(PATH, headers)).answer()).status).toBe(status);
});

test("who asks before sending is told to send only when the headers may be right", async () => {
  const asking = { expect: "100-continue", "content-length": "5" };
  const refused = await connection().send(requestHead(PATH, asking)).answer();
  expect(refused.status).toBe(401);
  expect(refused.text).not.toContain("100 Continue");
  const body = JSON.stringify({ event: "csat.requested" });
  const headers = { ...signedHeaders(installation.opencx.webhookSecret, body), expect: "100-continue" };
  const told = connection().send(requestHead(PATH, { ...headers, "content-length": String(body.length) }));
  const answer = await told.send(body).answer();
  expect(answer.text).toMatch(/^HTTP\/1\.1 100 Continue/);
  expect(answer.status).toBe(200);
});

test("who sends the whole body all the same reads the answer, and who never ends is cut off", async () => {
  const whole = connection().send(requestHead(PATH, { "content-length": "50000" }));
  expect((await whole.send("x".repeat(50_000)).answer()).status).toBe(401);
  const endless = connection().send(requestHead(PATH, { "transfer-encoding": "chunked" }));
  const drip = setInterval(() => endless.send("1\r\nx\r\n"), 20);
  expect((await endless.answer()).status).toBe(401);
  await endless.closed;
  clearInterval(drip);
});

test("of who never stops sending no more is taken than so that it reads the answer", async () => {
  const endless = new RawConnection(installation.target, true);
  connections.push(endless.send(requestHead(PATH, { "content-length": "999999999" })));
  expect((await endless.answer()).status).toBe(401);
  const over = new AbortController();
  void endless.closed.then(() => over.abort());
  let sent = 0;
  const piece = Buffer.alloc(1_048_576);
  // What the system itself holds for a connection is a few megabytes.
  for (; !over.signal.aborted && sent < 256 * 1_048_576; sent += piece.length) {
    await endless.send(piece).written();
    // What was written tells nothing of a connection that is over: that is seen between two rounds.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(sent).toBeLessThan(16 * 1_048_576);
});

test("hmac-sha256: a header that is missing, doubled or no digest gets 401 before the body", async () => {
  const secret = randomBytes(16).toString("hex");
  const service = await serve(
    {
      ...installation.environment,
      OPENCX_WEBHOOK_SCHEME: "hmac-sha256",
      OPENCX_WEBHOOK_HEADER: "X-Signature",
      OPENCX_WEBHOOK_SECRET: secret,
    },
    await newDatabase(),
  );
  const url = service.url ?? "";
  const digest = createHmac("sha256", secret).update("{}").digest("hex");
  for (const value of [[], ["sha256="], ["x".repeat(64)], [digest, digest], [digest.slice(1)], [`sha1=${digest}`]]) {
    const sent = connection(url).send(requestHead(PATH, { "x-signature": value, "content-length": "1000" }));
    expect((await sent.answer()).status).toBe(401);
  }
  const right = connection(url).send(requestHead(PATH, { "x-signature": digest, "content-length": "2" }));
  expect((await right.send("{}").answer()).status).toBe(400);
  await service.stop();
});

test("a handoff in chunks of a byte lands, and more chunks than anybody needs are refused", async () => {
  const call = aCall();
  installation.opencx.load(call);
  const body = JSON.stringify(call.webhook);
  const head = requestHead(PATH, {
    ...signedHeaders(installation.opencx.webhookSecret, body),
    "transfer-encoding": "chunked",
  });
  expect((await connection().send(head).send(chunked(body, 1)).answer()).status).toBe(202);
  await inState(installation, call, "done");
  const many = connection().send(requestHead(PATH, { ...CLAIM, "transfer-encoding": "chunked" }));
  expect((await many.send(chunked("x".repeat(20_000), 1)).answer()).status).toBe(413);
});

test("BODY_LIMIT moves the limit", async () => {
  const service = await serve({ ...installation.environment, BODY_LIMIT: "1048576" }, await newDatabase());
  const body = JSON.stringify({ event: "csat.requested", data: "x".repeat(1_000_000) });
  const headers = signedHeaders(installation.opencx.webhookSecret, body);
  for (const [url, status] of [[service.url ?? "", 200] as const, [installation.target, 413] as const]) {
    const response = await fetch(new URL(PATH, url), { method: "POST", headers, body });
    expect(response.status).toBe(status);
  }
  await service.stop();
});

test("unverified bodies share a fixed memory: beyond it 503, while a handoff of the usual size gets in", async () => {
  const open = Array.from({ length: 80 }, () =>
    connection()
      .send(requestHead(PATH, { ...CLAIM, "content-length": "131072" }))
      .send("x".repeat(120_000)),
  );
  const refused = await Promise.race(open.map((one) => one.answer()));
  expect(refused.status).toBe(503);
  expect(refused.text).toMatch(/retry-after: \d+/i);
  const body = JSON.stringify({ event: "csat.requested" });
  const headers = signedHeaders(installation.opencx.webhookSecret, body);
  expect((await fetch(installation.target, { method: "POST", headers, body })).status).toBe(200);
  for (const one of open) one.close();
  const long = JSON.stringify({ event: "csat.requested", data: "x".repeat(120_000) });
  await eventually("the memory is free again", async () => {
    const again = signedHeaders(installation.opencx.webhookSecret, long);
    return (
      (await fetch(installation.target, { method: "POST", headers: again, body: long })).status === 200 || undefined
    );
  });
});
