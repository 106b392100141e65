import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Reloading } from "../../Ingestion/commands/running/reloading";
import type { RunningService } from "../../Ingestion/commands/service";
import { readEnvironment } from "../../Ingestion/config/environment";
import { createLog } from "../../Ingestion/telemetry/log";
import { aCall } from "../support/callFile";
import { eventually, incidentsOf, inboxRows, inState, newDatabase, QUICK, serve } from "./support/installation";
import { run, start } from "./support/program";
import { signedHeaders } from "./support/signed";
import { startOrganizations, type Organization, type Organizations } from "./support/organizations";

const PARTS = ["dataverse", "cases", "opencx", "webhook", "server", "inbox"] as const;
let organizations: Organizations;
let acme: Organization;
let beta: Organization;
let service: RunningService;
let target: string;
let databaseUrl: string;
let reloading: Reloading;
let lines: string[];
beforeAll(async () => {
  organizations = await startOrganizations(["acme", "beta"]);
  [acme, beta] = organizations.all as [Organization, Organization];
});
afterAll(() => organizations.close());
beforeEach(async () => {
  organizations.write(["acme"]);
  lines = [];
  const environment = organizations.environment({});
  databaseUrl = await newDatabase();
  service = await serve(environment, databaseUrl, QUICK, lines);
  target = `${service.url ?? ""}/webhooks/opencx`;
  const read = () => readEnvironment(environment, PARTS);
  reloading = new Reloading(read(), read, createLog({ write: (line) => lines.push(line) }));
  reloading.begin(service);
});
afterEach(() => service.stop());

/** What the log says of reloads. */
const logged = (): readonly Readonly<Record<string, unknown>>[] =>
  lines
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter(({ msg }) => String(msg).startsWith("settings") || String(msg).startsWith("what the settings"));

async function reloaded(count = 1): Promise<void> {
  reloading.ask();
  await eventually("the settings are reloaded", () => (logged().length >= count ? true : undefined));
}

test("a connection that the file names by now is served, one that it names no more is not, and its rows wait", async () => {
  expect((await beta.send(beta.callOf(aCall()), target)).status).toBe(401);
  organizations.write(["acme", "beta"]);
  await reloaded();
  expect(logged()).toEqual([expect.objectContaining({ added: ["beta"], removed: [], changed: [] })]);
  const call = beta.callOf(aCall());
  expect((await beta.send(call, target)).status).toBe(202);
  await inState({ service }, call, "done");
  expect(incidentsOf(beta, call)).toHaveLength(1);

  acme.dataverse.addFault({ does: { kind: "answer", status: 503 } });
  const waiting = acme.callOf(aCall());
  expect((await acme.send(waiting, target)).status).toBe(202);
  organizations.write(["beta"]);
  await reloaded(2);
  expect((await acme.send(acme.callOf(aCall()), target)).status).toBe(401);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({
      level: "warn",
      connection: "acme",
      count: 1,
      msg: expect.stringContaining("add it again"),
    }),
  );
  const ready = await fetch(`${service.adminUrl ?? ""}/readyz`);
  const unserved = [{ connection: "acme", count: 1 }];
  // What waits for the one that is gone is tried by nobody, and holds nobody up.
  expect([ready.status, await ready.json()]).toEqual([200, { database: "ok", token: "ok", unserved }]);
  acme.dataverse.clearFaults();
  const another = beta.callOf(aCall());
  await beta.send(another, target);
  await inState({ service }, another, "done");
  await inState({ service }, waiting, "waiting");
  organizations.write(["acme", "beta"]);
  await reloaded(3);
  await inState({ service }, waiting, "done");
});

test("a connection that only moved in the file is the same, with the token it has", async () => {
  organizations.write(["acme", "beta"]);
  await reloaded();
  const call = acme.callOf(aCall());
  await acme.send(call, target);
  await inState({ service }, call, "done");
  const tokens = (): number => acme.dataverse.seen.filter(({ url }) => url.includes("/token")).length;
  const before = tokens();
  const { connections } = JSON.parse(readFileSync(organizations.file, "utf8")) as { connections: unknown[] };
  writeFileSync(organizations.file, JSON.stringify({ connections: connections.toReversed() }));
  await reloaded(2);
  expect(logged()[1]).toMatchObject({ added: [], removed: [], changed: [] });
  const next = acme.callOf(aCall());
  await acme.send(next, target);
  await inState({ service }, next, "done");
  expect(tokens()).toBe(before);
});

test("what waits for a connection that is gone can be ended all at once, and nothing of one that is there", async () => {
  organizations.write(["acme", "beta"]);
  await reloaded();
  acme.dataverse.addFault({ does: { kind: "answer", status: 503 } });
  const calls = Array.from({ length: 12 }, () => acme.callOf(aCall()));
  for (const call of calls) await acme.send(call, target);
  organizations.write(["beta"]);
  await reloaded(2);
  acme.dataverse.clearFaults();
  // Those that were under way have ended, too.
  await eventually("all of them wait", async () =>
    (await inboxRows({ service })).every(({ state }) => state === "waiting") ? true : undefined,
  );
  const environment = organizations.environment({ DATABASE_URL: databaseUrl });
  const command = ["discard", "--all", "--connection"];
  expect(await run([...command, "beta"], environment)).toMatchObject({ code: 2 });
  const { code, out } = await run([...command, "acme"], environment);
  expect([code, out.match(/is discarded/g)]).toEqual([0, expect.objectContaining({ length: 12 })]);
  expect(await inboxRows({ service })).toEqual([]);
  // What is told again, as by a sweep, is not taken again.
  organizations.write(["acme", "beta"]);
  await reloaded(3);
  for (const call of calls.slice(0, 2)) expect((await acme.send(call, target)).status).toBe(202);
  expect(await inboxRows({ service })).toEqual([]);
});

test("while a webhook's secret is changed the old one and the next are in force, each alone and both at once", async () => {
  const files = ["old", "next"].map((name) => path.join(organizations.folder, name)) as [string, string];
  const next = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  writeFileSync(files[0], acme.webhookSecret);
  writeFileSync(files[1], next);
  const changing = { secret: "file:old", secretNext: "file:next" };
  organizations.write(["acme"], (connection) => ({ ...connection, webhook: changing }));
  await reloaded();
  for (const secret of [acme.webhookSecret, next])
    expect((await acme.send(acme.callOf(aCall()), target, secret)).status).toBe(202);
  // A sender that holds both signs with each, divided by a space: `verify` of the reference library, dist/index.js, takes any.
  const sentTwice = async (first: string, second: string): Promise<number> => {
    const body = JSON.stringify(acme.callOf(aCall()).webhook);
    const [one, two] = [first, second].map((secret) => signedHeaders(secret, body, { id: "msg_both", at: new Date() }));
    const signature = [one, two].map((headers) => headers?.["webhook-signature"]).join(" ");
    const headers = { ...one, "webhook-signature": signature };
    return (await fetch(target, { method: "POST", headers, body })).status;
  };
  const stranger = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";
  expect(await sentTwice(acme.webhookSecret, next)).toBe(202);
  expect(await sentTwice(stranger, stranger)).toBe(401);
  organizations.write(["acme"], (connection) => ({ ...connection, webhook: { secret: "file:next" } }));
  await reloaded(2);
  expect((await acme.send(acme.callOf(aCall()), target)).status).toBe(401);
  expect((await acme.send(acme.callOf(aCall()), target, next)).status).toBe(202);
  // Of a sender that still signs with both, the one that is left counts.
  expect(await sentTwice(acme.webhookSecret, next)).toBe(202);
});

test("what is under way ends with what it began with, and what follows has the new settings", async () => {
  acme.dataverse.addFault({ method: "PATCH", path: "incidents", times: 1, does: { kind: "delay", milliseconds: 400 } });
  const [first, second] = [acme.callOf(aCall()), acme.callOf(aCall())];
  const before = acme.dataverse.seen.length;
  await acme.send(first, target);
  await eventually("the case is being written", () =>
    acme.dataverse.seen.slice(before).some(({ method, url }) => method === "PATCH" && url.includes("incidents("))
      ? true
      : undefined,
  );
  organizations.write(["acme"], (connection) => ({
    ...connection,
    cases: { ...connection.cases, defaultPriority: 1 },
  }));
  await reloaded();
  expect(logged()[0]).toMatchObject({ changed: ["acme"] });
  await acme.send(second, target);
  for (const [call, priority] of [
    [first, 2],
    [second, 1],
  ] as const) {
    await inState({ service }, call, "done");
    expect(incidentsOf(acme, call)).toMatchObject([{ prioritycode: priority }]);
  }
  expect((await inboxRows({ service })).map(({ attempts }) => attempts)).toEqual([1, 1]);
});

test("a faulty file leaves the old settings, and every fault is logged without a word of a secret", async () => {
  organizations.write(["acme"], (connection) => ({
    ...connection,
    dataverse: { ...connection.dataverse, url: "acme", clientSecret: "in plain sight" },
    webhook: { secret: "env:NOWHERE" },
  }));
  await reloaded(3);
  expect(logged()).toHaveLength(3);
  for (const { msg, level } of logged())
    expect({ msg, level }).toEqual({ msg: "settings not reloaded: the old ones stay", level: "error" });
  expect(logged().map(({ problem }) => String(problem).replace(/: .*/, ""))).toEqual([
    "connections[0].dataverse.clientSecret",
    "connections[0].webhook.secret",
    "connections[0].dataverse.url",
  ]);
  expect(lines.join("\n")).not.toContain("plain sight");
  writeFileSync(organizations.file, "{");
  await reloaded(4);
  const call = acme.callOf(aCall());
  expect((await acme.send(call, target)).status).toBe(202);
  await inState({ service }, call, "done");
});

test("secrets in files are read again, those of webhooks too; what is of the process alone waits for its start", async () => {
  const file = path.join(organizations.folder, "hook");
  writeFileSync(file, acme.webhookSecret);
  organizations.write(["acme"], (connection) => ({ ...connection, webhook: { secret: "file:hook" } }));
  await reloaded();
  const next = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  writeFileSync(file, `${next}\n`);
  expect((await acme.send(acme.callOf(aCall()), target, next)).status).toBe(401);
  await reloaded(2);
  expect((await acme.send(acme.callOf(aCall()), target, next)).status).toBe(202);
  expect((await acme.send(acme.callOf(aCall()), target)).status).toBe(401);
  // An environment that stayed as it was keeps the token it has.
  expect(acme.dataverse.seen.filter(({ url }) => url.includes("/token")).length).toBeLessThanOrEqual(6);
  const { connections } = JSON.parse(readFileSync(organizations.file, "utf8")) as { connections: unknown };
  writeFileSync(organizations.file, JSON.stringify({ connections, server: { bodyLimit: 2_048 } }));
  await reloaded(4);
  expect(logged().at(-1)).toMatchObject({
    level: "warn",
    msg: expect.stringMatching(/counts from the next start on$/) as string,
  });
});

test("SIGHUP has the program read its settings again, as soon as it runs", async () => {
  const program = start("serve", organizations.environment({ DATABASE_URL: await newDatabase() }));
  const url = await program.listening();
  organizations.write(["acme", "beta"]);
  program.child.kill("SIGHUP");
  await eventually("the settings are reloaded", () =>
    program.lines.some((line) => line.includes('"added":["beta"]')) ? true : undefined,
  );
  expect((await beta.send(beta.callOf(aCall()), `${url}/webhooks/opencx`)).status).toBe(202);
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
});
