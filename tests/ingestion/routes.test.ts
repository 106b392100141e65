import { RawConnection, requestHead } from "../support/rawConnection";
import { openInstallation, type Installation } from "./support/installation";
import { signedHeaders } from "./support/signed";

const BODY = JSON.stringify({ event: "csat.requested" });
const PATH = "/webhooks/opencx";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

async function answered(
  path: string,
  headers: Parameters<typeof requestHead>[1],
  { method = "POST", body = "" } = {},
): Promise<{ readonly status: number; readonly json: unknown; readonly text: string }> {
  const connection = new RawConnection(installation.target);
  const { status, text } = await connection.send(requestHead(path, headers, method) + body).answer();
  connection.close();
  const json: unknown = JSON.parse(text.slice(text.indexOf("\r\n\r\n")).trim() || "null");
  return { status, json, text };
}

test.each<[string, string | readonly string[]]>([
  ["JSON", "application/json"],
  ["JSON of a character set that is none", "application/json; charset=\xff"],
  ["a form", "multipart/form-data; boundary=x"],
  ["no type at all", "x".repeat(300)],
  ["nothing", ""],
  ["two types", ["application/json", "text/plain"]],
])("a delivery is judged by its signature and body when it calls itself %s", async (_what, type) => {
  const headers = { "content-type": type, "content-length": String(BODY.length) };
  const signed = { ...signedHeaders(installation.opencx.webhookSecret, BODY), ...headers };
  expect(await answered(PATH, signed, { body: BODY })).toMatchObject({ status: 200, json: { status: "ignored" } });
  expect((await answered(PATH, headers, { body: BODY })).status).toBe(401);
});

test.each(["//webhooks//opencx/", "/webhooks/opencx?a=%ff", "/webhooks/opencx/?"])(
  "%s is where deliveries are taken",
  async (path) => {
    expect((await answered(path, { "content-length": "0" })).status).toBe(401);
  },
);

test.each([
  "/",
  "/webhooks/opencx/x",
  "/WEBHOOKS/opencx",
  "/webhooks/%6fpencx",
  "/%zz",
  "/%00",
  "/webhooks/opencx#x",
  "*",
  "http://127.0.0.1/webhooks/opencx",
])("there is nothing at %s", async (path) => {
  const found = await answered(path, { "content-length": "0" });
  expect(found).toMatchObject({ status: 404, json: { detail: "there is nothing here" } });
});

test.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])(
  "%s gets no delivery taken",
  async (method) => {
    const { status, text } = await answered(PATH, { connection: "close" }, { method });
    expect([status, /^allow: POST\r$/im.test(text)]).toEqual([405, true]);
  },
);

test("a connection whose body nobody reads ends after the answer, and one without a body is kept", async () => {
  const unread = new RawConnection(installation.target);
  unread.send(requestHead("/nothing", { "content-length": "900000" }));
  expect((await unread.answer()).text).toMatch(/^connection: close\r$/im);
  await unread.closed;
  const kept = new RawConnection(installation.target);
  for (const _time of [1, 2]) {
    const { status, text } = await kept.send(requestHead("/nothing", { "content-length": "0" })).answer();
    expect([status, /^connection: close\r$/im.test(text)]).toEqual([404, false]);
  }
  kept.close();
});
