import { RawConnection, requestHead } from "../support/rawConnection";
import { openInstallation, type Installation } from "./support/installation";
import { signedHeaders } from "./support/signed";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

const PATH = "/webhooks/opencx";
const BODY = JSON.stringify({ event: "conversation.handoff_to_human" });

const signed = (): Record<string, string> => ({
  ...signedHeaders(installation.opencx.webhookSecret, BODY),
  "content-length": String(BODY.length),
});

test.each<[number, string, () => string]>([
  [401, "Unauthorized", () => requestHead(PATH, { "content-length": "0" })],
  [400, "Bad Request", () => requestHead(PATH, signed()) + BODY],
  [404, "Not Found", () => requestHead("/nowhere", {}, "GET")],
  [405, "Method Not Allowed", () => requestHead(PATH, {}, "GET")],
  [413, "Payload Too Large", () => requestHead(PATH, { ...signed(), "content-length": "99999999" })],
  [415, "Unsupported Media Type", () => requestHead(PATH, { ...signed(), "content-encoding": "gzip" })],
  [417, "Expectation Failed", () => requestHead(PATH, { expect: "miracles" })],
  [431, "Request Header Fields Too Large", () => requestHead(PATH, { long: "x".repeat(40_000) })],
  [400, "Bad Request", () => "no request at all\r\n\r\n"],
])("%i %s is told as a problem of RFC 9457", async (status, title, request) => {
  const connection = new RawConnection(installation.target);
  const { text } = await connection.send(request()).answer();
  connection.close();
  expect(text).toMatch(/^content-type: application\/problem\+json\r$/im);
  const problem = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Record<string, unknown>;
  expect(problem).toMatchObject({ type: "about:blank", title, status, detail: expect.stringMatching(/\w \w/) });
});
