import { DataverseClient } from "../../Ingestion/dataverse/client";
import type { Clock } from "../../Ingestion/clock";
import { retryAfter } from "../../Ingestion/http/request";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { aCall } from "../support/callFile";
import {
  eventually,
  incidentsOf,
  inState,
  openInstallation,
  queueItemsOf,
  type Installation,
} from "./support/installation";

/** A clock whose long sleeps end when the test says so; time stands still until then. */
class HeldClock implements Clock {
  public readonly asked: number[] = [];
  private time = 1_000_000;
  private release: (() => void)[] = [];

  public now(): number {
    return this.time;
  }

  public async sleep(milliseconds: number): Promise<void> {
    this.asked.push(milliseconds);
    await new Promise<void>((resolve) => this.release.push(resolve));
  }

  public pass(milliseconds: number): void {
    this.time += milliseconds;
    for (const resolve of this.release.splice(0)) resolve();
  }
}

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ dataverse: { tokenLifetime: 2 } });
});
afterEach(() => installation.dataverse.clearFaults());
afterAll(async () => installation.close());

const tooMany = {
  kind: "answer",
  status: 429,
  headers: { "retry-after": "7" },
  body: '{"error":{"code":"0x80072322","message":"Number of requests exceeded"}}',
} as const;

test("a 429 of Dataverse stops every request until the pause it named is over", async () => {
  const clock = new HeldClock();
  const token = installation.dataverse.tokenFor(installation.dataverse.users.application ?? "");
  const client = new DataverseClient({
    url: installation.dataverse.url,
    clock,
    tokens: { get: () => Promise.resolve(token), forget: () => undefined },
  });
  installation.dataverse.addFault({ path: "WhoAmI", times: 1, does: tooMany });
  const before = installation.dataverse.seen.length;
  const limited = client.request("GET", "WhoAmI", { what: "asking" });
  await eventually("the client waits", () => (clock.asked.length > 0 ? true : undefined));
  const others = [
    client.request("GET", "incidents?$top=1", { what: "asking" }),
    client.request("GET", "contacts?$top=1", { what: "asking" }),
  ];
  await eventually("the others wait too", () => (clock.asked.length === 3 ? true : undefined));
  expect(clock.asked).toEqual([7000, 7000, 7000]);
  expect(installation.dataverse.seen.length - before).toBe(1);
  clock.pass(7000);
  expect((await Promise.all([limited, ...others])).map(({ status }) => status)).toEqual([200, 200, 200]);
});

test("a pause longer than a minute sends the handoff back to the inbox instead of holding a worker", async () => {
  const clock = new HeldClock();
  const token = installation.dataverse.tokenFor(installation.dataverse.users.application ?? "");
  const client = new DataverseClient({
    url: installation.dataverse.url,
    clock,
    tokens: { get: () => Promise.resolve(token), forget: () => undefined },
  });
  installation.dataverse.addFault({ times: 1, does: { ...tooMany, headers: { "retry-after": "300" } } });
  await expect(client.request("GET", "WhoAmI", { what: "asking" })).rejects.toMatchObject({
    kind: "retry",
    status: 429,
    retryAfter: 300_000,
  });
  const before = installation.dataverse.seen.length;
  await expect(client.request("GET", "WhoAmI", { what: "asking" })).rejects.toMatchObject({
    kind: "retry",
    code: "pause",
  });
  expect(installation.dataverse.seen.length).toBe(before);
});

test.each([
  ["7", undefined, 7_000],
  ["0.2", undefined, 200],
  ["Thu, 26 Nov 2026 10:00:30 GMT", undefined, 30_000],
  ["Thu Nov 26 10:00:30 2026", undefined, 30_000],
  ["Thu, 26 Nov 2026 12:00:30 GMT", "Thu, 26 Nov 2026 12:00:00 GMT", 30_000],
  ["Thu, 26 Nov 2026 09:00:00 GMT", undefined, 0],
  ["Fri, 31 Dec 9999 23:59:59 GMT", undefined, 3_600_000],
  ["99999999999", undefined, 3_600_000],
  ["soon", undefined, undefined],
  ["-1", undefined, undefined],
  ["30, 30", undefined, undefined],
])("Retry-After %s of an answer of %s is %s milliseconds", (value, date, expected) => {
  const headers = new Headers({ "retry-after": value, ...(date === undefined ? {} : { date }) });
  expect(retryAfter(headers, Date.parse("2026-11-26T10:00:00Z"))).toBe(expected);
});

test("a 429 of OpenCX without a time is waited out too", async () => {
  const clock = new HeldClock();
  const client = new OpenCXClient({ url: installation.opencx.url, apiKey: installation.opencx.apiKey, clock });
  const call = aCall();
  installation.opencx.load(call);
  installation.opencx.addFault({ times: 1, does: { kind: "answer", status: 429, body: "{}" } });
  const answer = client.session(call.session.id);
  await eventually("the client waits", () => (clock.asked.length > 0 ? true : undefined));
  clock.pass(10_000);
  expect((await answer).id).toBe(call.session.id);
});

test("calls land whole under a tight limit of Dataverse", async () => {
  // A window that a slow machine, too, fills before it is over.
  const tight = await openInstallation({ dataverse: { limits: { requests: 12, windowSeconds: 5, concurrent: 2 } } });
  const calls = Array.from({ length: 5 }, (_, index) => aCall({ email: `tight${index}@example.com` }));
  for (const call of calls) tight.opencx.load(call);
  await Promise.all(calls.map((call) => tight.opencx.deliver(call, tight.target)));
  for (const call of calls) {
    await inState(tight, call, "done");
    expect(incidentsOf(tight, call)).toHaveLength(1);
    expect(queueItemsOf(tight, call)).toHaveLength(1);
  }
  expect(tight.dataverse.seen.some(({ status }) => status === 429)).toBe(true);
  await tight.close();
});

test("a token that Dataverse no longer takes is renewed once, mid-flight", async () => {
  const call = aCall({ email: "token@example.com" });
  installation.opencx.load(call);
  // The first write meets a 401, as when the token ran out or was revoked between two requests.
  installation.dataverse.addFault({
    method: "PATCH",
    path: "/incidents\\(",
    times: 1,
    does: { kind: "answer", status: 401, body: "" },
  });
  const tokensBefore = installation.dataverse.seen.filter(({ url }) => url.includes("/oauth2/")).length;
  await installation.opencx.deliver(call, installation.target);
  expect((await inState(installation, call, "done")).attempts).toBe(1);
  expect(incidentsOf(installation, call)).toHaveLength(1);
  expect(installation.dataverse.seen.filter(({ url }) => url.includes("/oauth2/")).length).toBeGreaterThan(
    tokensBefore,
  );
});

test("two real seconds of token life are enough for call after call", async () => {
  for (let round = 0; round < 3; round++) {
    const call = aCall();
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
    expect((await inState(installation, call, "done")).attempts).toBe(1);
  }
});
