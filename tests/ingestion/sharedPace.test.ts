import { Failure } from "../../Ingestion/failures/failure";
import type { Clock } from "../../Ingestion/clock";
import type { Told, Urgency } from "../../Ingestion/http/pace/ledger";
import { OPENCX_RULES } from "../../Ingestion/http/pace/openCXBudget";
import { Paces } from "../../Ingestion/http/pace/paces";
import { PaceTable } from "../../Ingestion/http/pace/paceTable";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { aCall } from "../support/callFile";
import {
  environmentOf,
  eventually,
  inboxRows,
  openInstallation,
  serve,
  type Installation,
} from "./support/installation";

let installation: Installation;
const opened: Paces[] = [];
beforeAll(async () => {
  installation = await openInstallation({ opencx: { requestsPerMinute: 20 } });
});
afterAll(async () => {
  await Promise.all(opened.map((paces) => paces.close()));
  await installation.close();
});

/** A clock whose sleeps never end; it tells how long they would have been. */
function sleepless(now = () => Date.now()): Clock & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    now,
    sleep: (milliseconds) => {
      asked.push(milliseconds);
      return new Promise(() => undefined);
    },
  };
}

/** The pacers of a process that shares the database. */
function aProcess(clock: Clock, url = installation.databaseUrl): Paces {
  const paces = Paces.open(url, { clock, random: () => 0, onError: () => undefined });
  opened.push(paces);
  return paces;
}

const limit = (status: number, headers: Record<string, string>): { status: number; headers: Headers } => ({
  status,
  headers: new Headers(headers),
});

test("what lands has the whole limit, the sweep a part of it, and what is left when somebody waits is none", async () => {
  const table = new PaceTable(installation.service.inbox.pool);
  const key = PaceTable.key("opencx", "a limit of 100");
  const take = async (urgency: Urgency, count: number): Promise<readonly Told["kind"][]> => {
    const told: (Told["kind"] | undefined)[] = [];
    for (let done = 0; done < count; done++)
      told.push((await table.inWindow(key, urgency, { told: undefined, ...OPENCX_RULES }))?.kind);
    return [...new Set(told)].map((kind) => kind ?? "wait");
  };
  expect(await take("sweep", 16)).toEqual(["go"]);
  expect(await take("sweep", 1)).toEqual(["wait"]);
  expect(await take("landing", 84)).toEqual(["go"]);
  expect(await take("landing", 1)).toEqual(["wait"]);
  expect(await take("sweep", 1)).toEqual(["wait"]);
  // The window is over: who lands, and has waited, is first.
  await installation.service.inbox.pool.query("update opencx.pace set landing = '{}', sweep = '{}' where key = $1", [
    key,
  ]);
  expect(await take("sweep", 1)).toEqual(["wait"]);
  expect(await take("landing", 1)).toEqual(["go"]);
});

test("the sweep takes no place that a call which comes in then would have to wait for", async () => {
  const table = new PaceTable(installation.service.inbox.pool);
  const key = PaceTable.key("opencx", "a limit of 50");
  const take = async (urgency: Urgency): Promise<Told["kind"] | undefined> =>
    (await table.inWindow(key, urgency, { told: { limit: 50, window: 60_000 }, ...OPENCX_RULES }))?.kind;
  for (let done = 0; done < 47; done++) expect(await take("landing")).toBe("go");
  expect(await take("sweep")).toBe("go");
  expect(await take("sweep")).toBe("wait");
  expect([await take("landing"), await take("landing"), await take("landing")]).toEqual(["go", "go", "wait"]);
});

test("a pause that one process is asked for is kept by all, and no shorter one shortens it", async () => {
  const first = aProcess(sleepless());
  // At least: what a busy machine takes on the way is not what is judged.
  for (const [name, seconds, least] of [
    ["a", 7, 2_000],
    ["b", 900, 800_000],
  ] as const) {
    const url = `https://${name}.crm.example`;
    expect(first.dataverse(url).heard(limit(429, { "retry-after": String(seconds) }))).toBe(true);
    expect(first.dataverse(url).heard(limit(429, { "retry-after": "1" }))).toBe(true);
    await eventually("the pause is known", async () => {
      const { pool } = installation.service.inbox;
      const { rowCount } = await pool.query(
        "select 1 from opencx.pace where paused_until > now() + $1 * interval '1 ms'",
        [least],
      );
      return rowCount === 1 ? true : undefined;
    });
    const others = sleepless();
    let refused: number | undefined;
    void aProcess(others)
      .dataverse(url)
      .turn("landing")
      .catch((thrown: unknown) => (refused = thrown instanceof Failure ? thrown.retryAfter : 0));
    const left = await eventually("the pause is seen", () => refused ?? others.asked[0]);
    expect(left).toBeGreaterThan(least);
    expect(left).toBeLessThanOrEqual(seconds * 1_000);
  }
});

test("four services share one key's limit: OpenCX refuses none of their requests, and uses are counted by a hash", async () => {
  const environment = environmentOf(installation, installation.databaseUrl);
  const others = [1, 2, 3].map(() => serve(environment, installation.databaseUrl));
  const services = [installation.service, ...(await Promise.all(others))];
  const calls = Array.from({ length: 16 }, () => aCall());
  for (const call of calls) installation.opencx.load(call);
  await Promise.all(
    calls.map((call, index) => installation.opencx.deliver(call, `${services[index % 4]?.url ?? ""}/webhooks/opencx`)),
  );
  await eventually("the limit is used up", () => (installation.opencx.seen.length >= 20 ? true : undefined));
  await eventually("what was read has landed", async () =>
    (await inboxRows(installation)).filter(({ state }) => state === "done").length >= 2 ? true : undefined,
  );
  const { rows } = await installation.service.inbox.pool.query<{ key: Buffer }>("select * from opencx.pace");
  for (const service of services.slice(1)) await service.stop();
  expect(installation.opencx.seen.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(JSON.stringify(rows)).not.toContain(installation.opencx.apiKey);
  expect(rows.every(({ key }) => key.length === 32)).toBe(true);
});

test("while the database is away each process goes by its own clock, at a fourth of the limit", async () => {
  // It stands: what a busy machine takes for the turns is not what is judged.
  const began = Date.now();
  const clock = sleepless(() => began);
  const pacer = aProcess(clock, "postgres://nobody@127.0.0.1:1/none").openCX({ url: "https://x", apiKey: "key" });
  for (let done = 0; done < 10; done++) await pacer.turn("landing");
  void pacer.turn("landing");
  await eventually("it waits", () => (clock.asked.length > 0 ? true : undefined));
  expect(clock.asked[0]).toBeGreaterThan(2_000);
  expect(clock.asked[0]).toBeLessThanOrEqual(2_400);
});

test("a service that stops finishes what needs no wait, and waits for no place", async () => {
  const stop = new AbortController();
  stop.abort();
  const clock: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  const access = { url: "https://y", apiKey: "key" };
  const pacer = aProcess(clock).openCX(access);
  pacer.heard(limit(200, { "x-ratelimit-limit": "1" }));
  const client = new OpenCXClient({
    ...access,
    pacer,
    clock,
    signal: stop.signal,
    fetch: () => Promise.resolve(Response.json({ id: "s" })),
  });
  expect((await client.session("s")).id).toBe("s");
  await expect(client.session("s")).rejects.toMatchObject({ code: "pause", kind: "retry" });
});

test("a shorter pause that another process is asked for never shortens a longer one of all", async () => {
  const table = new PaceTable(installation.service.inbox.pool);
  const key = PaceTable.key("dataverse", "two wishes");
  await table.pause(key, 60_000);
  await table.pause(key, 1_000);
  const told = await table.evenly(key, 50, 1);
  expect(told?.kind === "paused" ? told.left : 0).toBeGreaterThan(50_000);
});
