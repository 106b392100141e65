import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";
import { TIME_LIMITS, type TimeLimits } from "../../Ingestion/webhook/httpServer";
import { deliveryHead, RawConnection, requestHead } from "../support/rawConnection";
import { openInstallation, QUICK, type Installation } from "./support/installation";

/** So long that a test which needed it would fail. */
const NEVER = 3_600_000;
const PATIENT: TimeLimits = { headers: NEVER, request: NEVER, lookEvery: 20, keepAlive: NEVER };

const installations = new Map<Partial<TimeLimits>, Promise<Installation>>();
const connections: RawConnection[] = [];
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});
afterAll(async () => {
  for (const installation of installations.values()) await (await installation).close();
});

/** Limits that a busy machine keeps as well. */
const SHORT_HEADERS = { headers: 2_000 };
const SHORT_REQUEST = { headers: 500, request: 500 };
const SHORT_IDLE = { keepAlive: 100 };

/** A service that gives senders so little time. @returns where it takes webhooks, and where its operator asks */
async function servedWithin(limits: Partial<TimeLimits>): Promise<readonly [string, string]> {
  const opening =
    installations.get(limits) ?? openInstallation({ tuning: { ...QUICK, timeLimits: { ...PATIENT, ...limits } } });
  installations.set(limits, opening);
  const { url = "", adminUrl = "" } = (await opening).service;
  return [url, adminUrl];
}

function open(url: string, keepsItsEnd = false): RawConnection {
  const connection = new RawConnection(url, keepsItsEnd);
  connections.push(connection);
  return connection;
}

const CHUNKED = { "transfer-encoding": "chunked" };
const PROBE = requestHead("/healthz", {}, "GET");

test("production gives 5 s for the headers and 10 s for the request, and looks every 2 s", () => {
  expect(TIME_LIMITS).toEqual({ headers: 5_000, request: 10_000, lookEvery: 2_000, keepAlive: 75_000 });
});

test("a service that nobody has told otherwise gives senders that time on both ports", async () => {
  const limits: (readonly [string, number, number, number])[] = [];
  const look = (message: unknown): void => {
    const { request, server } = message as { readonly request: IncomingMessage; readonly server: Server };
    if (request.headers["user-agent"] !== "who looks") return;
    limits.push([request.url ?? "", server.headersTimeout, server.requestTimeout, server.keepAliveTimeout]);
  };
  subscribe("http.server.request.start", look);
  const installation = await openInstallation();
  const { service, dataverse } = installation;
  for (const url of [service.url, service.adminUrl, dataverse.url])
    await fetch(`${url ?? ""}/healthz`, { headers: { "user-agent": "who looks" } });
  unsubscribe("http.server.request.start", look);
  await installation.close();
  expect(limits).toEqual([
    ["/healthz", 5_000, 10_000, 75_000],
    ["/healthz", 5_000, 10_000, 75_000],
    // The local servers take bodies of 128 MiB.
    ["/healthz", 10_000, 60_000, 10_000],
  ]);
});

/** What it sends at once, and what then drips; nothing more when that is absent. */
type Sender = readonly [what: string, first: string, then?: string];

/** Resolves with what each sender was told, once the service has ended all their connections. */
async function told(
  urls: readonly string[],
  senders: readonly Sender[],
): Promise<readonly (readonly [string, number])[]> {
  return Promise.all(
    urls.flatMap((url) =>
      senders.map(async ([what, first, then]) => {
        const connection = open(url, true).send(first);
        if (first.startsWith(PROBE)) expect((await connection.answer()).status).toBe(200);
        if (then !== undefined) connection.drip(then);
        const { status } = await connection.answer();
        // Whoever keeps its end notices by being reset.
        connection.drip("a");
        await connection.closed;
        return [what, status] as const;
      }),
    ),
  );
}

test("who is slow with its headers is told 408 on both ports, and goes", async () => {
  const senders: readonly Sender[] = [
    ["nothing at all", ""],
    ["a request line without end", "GET /healthz?a=", "a"],
    ["a header without end", "GET /healthz HTTP/1.1\r\nhost: x\r\nx-padding: ", "a"],
    ["headers without end", "GET /healthz HTTP/1.1\r\nhost: x\r\n", "x-a: b\r\n"],
    ["half its headers, and then nothing", "POST /webhooks/opencx HTTP/1.1\r\nhost: x\r\nx-a"],
    ["half of its next request line, after an answer", `${PROBE}GET /healthz HT`],
    ["its next headers a byte a time, after an answer", `${PROBE}GET /healthz HTTP/1.1\r\nx-padding: `, "a"],
  ];
  const urls = await servedWithin(SHORT_HEADERS);
  expect(await told(urls, senders)).toEqual(urls.flatMap(() => senders.map(([what]) => [what, 408])));
});

test("who is slow with a body that is read is told 408, and goes", async () => {
  const senders: readonly Sender[] = [
    ["a body of a byte a time", deliveryHead({ "content-length": "100000" }), "a"],
    ["half a body, and then nothing", `${deliveryHead({ "content-length": "100000" })}{`],
    ["a body that it was asked for", deliveryHead({ "content-length": "100000", expect: "100-continue" }), "a"],
    ["chunks of a byte", deliveryHead(CHUNKED), "1\r\na\r\n"],
    ["a chunk's length without end", deliveryHead(CHUNKED), "0"],
    ["a chunk's extension without end", `${deliveryHead(CHUNKED)}1;`, "a"],
    ["a trailer without end", `${deliveryHead(CHUNKED)}2\r\n{}\r\n0\r\nx-a: `, "a"],
    ["trailers without end", `${deliveryHead(CHUNKED)}2\r\n{}\r\n0\r\n`, "x-a: b\r\n"],
  ];
  const [url] = await servedWithin(SHORT_REQUEST);
  expect(await told([url], senders)).toEqual(senders.map(([what]) => [what, 408]));
});

test("who is slow with a body that nobody reads has its answer, and goes, on both ports", async () => {
  const head = (length: Readonly<Record<string, string>>): string => requestHead("/healthz", length, "GET");
  const senders: readonly Sender[] = [
    ["a body of a byte a time", head({ "content-length": "100000" }), "a"],
    ["chunks of a byte", head(CHUNKED), "1\r\na\r\n"],
    ["a chunk's extension without end", `${head(CHUNKED)}1;`, "a"],
  ];
  const urls = await servedWithin(SHORT_IDLE);
  expect(await told(urls, senders)).toEqual(urls.flatMap(() => senders.map(([what]) => [what, 200])));
});

test("who ends in the middle, and stays, is let go on both ports", async () => {
  const parts = [
    "POST /webhooks/opencx HTTP/1.1\r\nhost: x\r\nx-a",
    `${deliveryHead({ "content-length": "1000" })}{`,
    `${deliveryHead(CHUNKED)}5\r\n{`,
    `${deliveryHead(CHUNKED)}2\r\n{}\r\n0\r\nx-a: `,
    PROBE,
  ];
  const urls = await servedWithin(SHORT_IDLE);
  await Promise.all(urls.flatMap((url) => parts.map(async (part) => open(url).send(part).end().closed)));
});

test("who asks nothing more after an answer is let go on both ports", async () => {
  for (const url of await servedWithin(SHORT_IDLE)) {
    const connection = open(url).send(PROBE);
    const { status, text } = await connection.answer();
    expect(status).toBe(200);
    // Node tells a client for how many whole seconds it may count on the connection.
    expect(text).toMatch(/\r\nkeep-alive: timeout=0\r\n/i);
    await connection.closed;
  }
});
