import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { DataverseClient } from "../../Ingestion/dataverse/client";
import type { Failure } from "../../Ingestion/failures/failure";
import { ANSWER_BYTES, ERROR_BYTES } from "../../Ingestion/http/request";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { answeringServer } from "./support/answeringServer";

type Answer = (response: ServerResponse, url: URL) => void;
let answer: Answer;
const server = answeringServer((request, response) =>
  answer(response, new URL(request.url ?? "/", "http://localhost")),
);

const opencx = (timeout = 20_000): OpenCXClient => new OpenCXClient({ url: server.url, apiKey: "key", timeout });
const failureOf = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => Promise.reject(new Error("it was taken")),
    (failure: unknown) => failure as Failure,
  );
const JSON_TYPE = { "content-type": "application/json" };

/** Sends for as long as somebody reads. @returns resolves when the reader has hung up */
async function withoutEnd(response: ServerResponse, through: Writable = response): Promise<void> {
  const chunk = Buffer.alloc(65_536, " ");
  const go = (): void => {
    while (!response.destroyed && through.write(chunk));
    if (!response.destroyed) through.once("drain", go);
  };
  const closed = once(response, "close");
  go();
  await closed;
}

test.each([200, 400, 500])("an answer %d without end is read no further, and its connection ends", async (status) => {
  let closed: Promise<unknown> | undefined;
  answer = (response) => {
    response.writeHead(status, JSON_TYPE);
    closed = withoutEnd(response);
  };
  const failure = await failureOf(opencx().history("s1"));
  await closed;
  if (status === 200) {
    expect(failure).toMatchObject({ code: "opencx-too-large", kind: "dead" });
    expect(failure.plain).toBe(`the history of session s1 is longer than the ${ANSWER_BYTES} bytes that are read`);
  } else expect(failure.kind).toBe("retry");
});

test("a page of HTML without end is a gateway's, and final for nobody", async () => {
  answer = (response) => void withoutEnd(response.writeHead(200, { "content-type": "text/html" }));
  expect(await failureOf(opencx().session("s1"))).toMatchObject({ code: "opencx-not-json", kind: "retry" });
});

test("what is announced as too long is not waited for", async () => {
  let closed: Promise<unknown> | undefined;
  answer = (response) => {
    closed = once(response, "close");
    response.writeHead(200, { ...JSON_TYPE, "content-length": ANSWER_BYTES + 1 }).write("{");
  };
  expect(await failureOf(opencx().session("s1"))).toMatchObject({ code: "opencx-too-large" });
  await closed;
});

test("a compressed answer counts as long as it is when it is inflated", async () => {
  answer = (response) => {
    response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" });
    const gzip = createGzip();
    gzip.pipe(response);
    void withoutEnd(response, gzip);
  };
  expect(await failureOf(opencx().session("s1"))).toMatchObject({ code: "opencx-too-large" });
});

test("an answer that drips ends with the time limit", async () => {
  answer = (response) => {
    response.writeHead(200, JSON_TYPE);
    const drip = setInterval(() => response.write(" "), 20);
    response.once("close", () => clearInterval(drip));
  };
  expect(await failureOf(opencx(300).session("s1"))).toMatchObject({ code: "timeout", kind: "retry" });
});

test("an answer as long as the limit is read whole, in whatever pieces it comes", async () => {
  const [start, end] = ['{"id":"s1","summary":"\u00fc', '"}'];
  const text = start + "x".repeat(ANSWER_BYTES - Buffer.byteLength(start + end)) + end;
  answer = (response) => {
    response.writeHead(200, JSON_TYPE);
    const bytes = Buffer.from(text);
    // In the middle of a character.
    response.write(bytes.subarray(0, Buffer.byteLength(start) - 1));
    response.end(bytes.subarray(Buffer.byteLength(start) - 1));
  };
  expect((await opencx().session("s1")).summary).toMatch(/^\u00fcx+\u2026$/);
});

test("what somebody says no with is quoted in part, and code and status are read all the same", async () => {
  const message = "the plug-in says no ".repeat(3_000);
  answer = (response) =>
    response.writeHead(400, JSON_TYPE).end(JSON.stringify({ error: { code: "0x80040265", message } }));
  const client = new DataverseClient({
    url: server.url,
    tokens: { get: () => Promise.resolve("token"), forget: () => undefined },
  });
  const failure = await failureOf(client.request("GET", "incidents", { what: "looking" }));
  expect(failure).toMatchObject({ code: "plugin-refused", status: 400, remoteCode: "0x80040265" });
  expect(message.length).toBeLessThan(ERROR_BYTES);
  expect(failure.message).toContain("the plug-in says no the plug-in");
  expect(failure.message.length).toBeLessThan(2_500);
});

test("an answer of Dataverse's that never ends is none of Dataverse's: the handoff waits", async () => {
  answer = (response) => void withoutEnd(response.writeHead(200, JSON_TYPE));
  const client = new DataverseClient({
    url: server.url,
    tokens: { get: () => Promise.resolve("token"), forget: () => undefined },
  });
  const failure = await failureOf(client.request("GET", "incidents", { what: "looking" }));
  expect(failure).toMatchObject({ code: "dataverse-too-large", kind: "retry" });
});

const page = (items: readonly unknown[], next: string | null): string => JSON.stringify({ items, next });
const said = (id: number, text: string): unknown => ({
  id,
  created_at: "2026-03-01T10:00:00Z",
  event: { type: "message", sender: { type: "ai" }, content: { type: "text", text } },
});

test.each<[string, (pages: number) => string, RegExp]>([
  ["by pages, each with another cursor", (pages) => page([], `c${pages}`), /longer than the 1000 pages/],
  [
    "by items",
    (pages) =>
      page(
        Array.from({ length: 5_000 }, (_, i) => said(5_000 * pages + i, "hi")),
        `c${pages}`,
      ),
    /20000 items/,
  ],
  ["by bytes", (pages) => page([said(pages, "x".repeat(5_000_000))], `c${pages}`), /longer than the 16777216 bytes/],
  [
    "by handoffs, each of which would be looked for among all others",
    () =>
      page(
        Array.from({ length: 300 }, (_, id) => ({ id, event: { type: "handoff" } })),
        null,
      ),
    /200 handoffs/,
  ],
])("a history without end is dead with its reason: %s", async (_how, pageOf, reason) => {
  let pages = 0;
  answer = (response) => response.writeHead(200, JSON_TYPE).end(pageOf(pages++));
  const failure = await failureOf(opencx().history("s1"));
  expect(failure).toMatchObject({ code: "opencx-too-large", kind: "dead" });
  expect(failure.plain).toMatch(reason);
  expect(failure.plain).toContain("session s1");
});

test("cursors that come again never loop, nor does one as long as an address", async () => {
  let asked = 0;
  answer = (response) => response.writeHead(200, JSON_TYPE).end(page([], asked++ % 2 === 0 ? "a" : "b"));
  expect(await failureOf(opencx().history("s1"))).toMatchObject({ code: "opencx-page-repeated" });
  expect(asked).toBeLessThan(5);
  answer = (response) => response.writeHead(200, JSON_TYPE).end(page([], "x".repeat(100_000)));
  expect(await failureOf(opencx().history("s1"))).toMatchObject({ code: "opencx-unreadable", kind: "retry-limited" });
});
