import type { Clock } from "../../Ingestion/clock";
import { createLog } from "../../Ingestion/telemetry/log";
import { Repeats, type RepeatedLine } from "../../Ingestion/telemetry/repeats";
import { aCall } from "../support/callFile";
import { RawConnection, requestHead } from "../support/rawConnection";
import { rawRequest } from "../support/rawRequest";
import { openInstallation } from "./support/installation";
import { signedHeaders } from "./support/signed";

/** Minutes pass when the test says so. */
class MinuteClock implements Clock {
  private wake: (() => void)[] = [];

  public now(): number {
    return 0;
  }

  public async sleep(_milliseconds: number, signal?: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake.push(resolve);
      signal?.addEventListener("abort", () => resolve());
    });
  }

  public async minute(): Promise<void> {
    for (const resolve of this.wake.splice(0)) resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Line {
  readonly msg: string;
  readonly reason: string;
  readonly more?: number;
}

let clock: MinuteClock;
let lines: Line[];
let repeats: Repeats;
beforeEach(() => {
  clock = new MinuteClock();
  lines = [];
  const log = createLog({ write: (line) => lines.push(JSON.parse(line) as Line) });
  repeats = new Repeats(log, clock);
});
afterEach(() => repeats.close());

function refusal(reason: string): RepeatedLine {
  return { level: "warn", message: "webhook refused", reason };
}

test("the first of a reason is written at once, and those that follow as one line a minute with their count", async () => {
  for (let number = 0; number < 148_000; number += 1) repeats.write(refusal("header webhook-id is missing"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toHaveProperty("more");
  await clock.minute();
  repeats.write(refusal("header webhook-id is missing"));
  await clock.minute();
  expect(lines.map(({ reason, more }) => [reason, more])).toEqual([
    ["header webhook-id is missing", undefined],
    ["header webhook-id is missing", 147_999],
    ["header webhook-id is missing", 1],
  ]);
});

test("each reason is counted for itself", async () => {
  for (const reason of ["a", "b", "a", "b", "b"]) repeats.write(refusal(reason));
  repeats.write({ ...refusal("a"), message: "another line" });
  await clock.minute();
  expect(lines.map(({ msg, reason, more }) => [msg, reason, more])).toEqual([
    ["webhook refused", "a", undefined],
    ["webhook refused", "b", undefined],
    ["another line", "a", undefined],
    ["webhook refused", "a", 1],
    ["webhook refused", "b", 2],
  ]);
});

test("after a quiet minute the next one is the first again", async () => {
  repeats.write(refusal("a"));
  await clock.minute();
  repeats.write(refusal("a"));
  expect(lines.map(({ more }) => more)).toEqual([undefined, undefined]);
});

test("however many reasons somebody finds, the lines are few", async () => {
  for (let number = 0; number < 5_000; number += 1) repeats.write(refusal(`reason ${number}`));
  await clock.minute();
  expect(lines.length).toBeLessThan(50);
  const written = lines.reduce((sum, { more = 1 }) => sum + more, 0);
  expect(written).toBe(5_000);
});

test("what was counted is written at the end, and the clock is let go", () => {
  for (let number = 0; number < 7; number += 1) repeats.write(refusal("a"));
  repeats.close();
  expect(lines.map(({ more }) => more)).toEqual([undefined, 6]);
});

test("whatever strangers send, the service writes a line of each kind, and the counts when it stops", async () => {
  const installation = await openInstallation();
  const sends = [
    ["webhook refused", requestHead("/webhooks/opencx", { "content-length": "0" })],
    ["what came is no request", "\x16\x03\x01 this is TLS\r\n\r\n"],
    [undefined, requestHead("/admin.php", { "content-length": "0" })],
    [undefined, requestHead("/webhooks/opencx", {}, "GET")],
  ] as const;
  for (let round = 0; round < 30; round += 1)
    for (const [, bytes] of sends) {
      const connection = new RawConnection(installation.target);
      expect((await connection.send(bytes).answer()).status).toBeGreaterThanOrEqual(400);
      connection.close();
    }
  const written = (): readonly (readonly [string, number | undefined])[] =>
    installation.logged
      .map((line) => JSON.parse(line) as Line & { readonly level: string })
      .filter(({ level }) => level !== "info")
      .map(({ msg, more }) => [msg, more]);
  const kinds = sends.flatMap(([message]) => message ?? []);
  expect(written()).toEqual(kinds.map((message) => [message, undefined]));
  await installation.close();
  expect(written().slice(kinds.length)).toEqual(kinds.map((message) => [message, 29]));
});

test("a field that is wrong in another handoff of the list each time is one reason", async () => {
  const installation = await openInstallation();
  const right = { conversation_id: "c", timestamp: "2026-03-01T10:00:00Z" };
  for (let wrong = 0; wrong < 12; wrong += 1) {
    const data = [...Array.from({ length: wrong }, () => right), { ...right, conversation_id: 5 }];
    const body = JSON.stringify({ event: "conversation.handoff_to_human", organization_id: "org", data });
    const headers = signedHeaders(installation.opencx.webhookSecret, body);
    expect((await fetch(installation.target, { method: "POST", headers, body })).status).toBe(400);
  }
  await installation.close();
  const lines = installation.logged.map((line) => JSON.parse(line) as Line & { readonly reason: string });
  expect(
    lines.flatMap(({ msg, reason, more }) => (msg === "webhook is not a handoff" ? [[reason, more]] : [])),
  ).toEqual([
    ["data.N.conversation_id", undefined],
    ["data.N.conversation_id", 11],
  ]);
});

test("deliveries that the inbox does not take are told once, and then by their count", async () => {
  const installation = await openInstallation();
  await installation.service.inbox.pool.query("alter table opencx.handoff rename to away");
  const body = JSON.stringify(aCall().webhook);
  for (let round = 0; round < 6; round += 1) {
    const headers = signedHeaders(installation.opencx.webhookSecret, body);
    expect((await fetch(installation.target, { method: "POST", headers, body })).status).toBe(503);
  }
  await installation.close();
  const lines = installation.logged.map((line) => JSON.parse(line) as Line);
  expect(lines.flatMap(({ msg, more }) => (msg.startsWith("webhook not taken") ? [more] : []))).toEqual([undefined, 5]);
});

test("a name that ALLOWED_HOSTS does not hold is told with the setting, once and then by its count", async () => {
  const installation = await openInstallation({ environment: { ALLOWED_HOSTS: "hooks.example.com" } });
  const asked = async (target: string | undefined, ...headers: readonly string[]): Promise<void> => {
    const { status } = await rawRequest(target ?? "", ["GET /healthz HTTP/1.1", ...headers]);
    expect(status).toBe(403);
  };
  const { url, adminUrl } = installation.service;
  for (let round = 0; round < 3; round += 1) await asked(url, "Host: hook.example.com:8443");
  await asked(url, `Host: \u009b31m${"a".repeat(5_000)}`);
  await asked(url, "Host: hooks.example.com", "Origin: https://evil.example");
  await asked(adminUrl, "Host: evil.example");
  const told = (): readonly Record<string, unknown>[] =>
    installation.logged
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ level }) => level === "warn")
      .map(({ level: _level, time: _time, ...line }) => line);
  const [names, pages] = ["the service answers under its own names alone", "the service answers no web page"];
  expect(told()).toEqual([
    { msg: "request refused by ALLOWED_HOSTS", reason: names, host: "hook.example.com:8443" },
    {
      msg: "request refused by ALLOWED_HOSTS",
      reason: pages,
      host: "hooks.example.com",
      origin: "https://evil.example",
    },
    { msg: "request refused by ADMIN_HOST", reason: names, host: "evil.example" },
  ]);
  await installation.close();
  expect(told().slice(3)).toEqual([{ msg: "request refused by ALLOWED_HOSTS", reason: names, more: 3 }]);
});

test("whatever a refused name is, its line stays short and does nothing where it is shown", async () => {
  const installation = await openInstallation({ environment: { ALLOWED_HOSTS: "hooks.example.com" } });
  await rawRequest(installation.service.url ?? "", ["GET / HTTP/1.1", `Host: \u009b31m${"a".repeat(5_000)}`]);
  const line = installation.logged.find((each) => each.includes("ALLOWED_HOSTS")) ?? "";
  expect(line).toContain('"host":"');
  expect(line.length).toBeLessThan(400);
  expect(line.trimEnd()).toMatch(/^[ -~…]+$/);
  await installation.close();
});
