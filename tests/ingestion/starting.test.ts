import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { awaitServer } from "../../Ingestion/database/awaitServer";
import { environmentOf, eventually, newDatabase } from "./support/installation";
import { run, setUpProgram, start, type ProgramSetup } from "./support/program";
import { startingServer, type StartingServer } from "./support/startingServer";

jest.setTimeout(90_000);

let setup: ProgramSetup;
const servers: StartingServer[] = [];
beforeAll(async () => {
  setup = await setUpProgram("starting");
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await setup.close();
});

/** A way to a new database, closed at the end. */
async function starting(code: string | undefined, first: number): Promise<StartingServer> {
  const server = await startingServer(await newDatabase(), code, first);
  servers.push(server);
  return server;
}

test("a service waits for a PostgreSQL that says it is starting, says so, and works once it is there", async () => {
  const { url } = await starting("57P03", 2);
  const program = start("serve", environmentOf(setup.servers, url));
  await program.listening();
  expect(program.lines.filter((line) => /57P03.*waits for the inbox's PostgreSQL/.test(line))).toHaveLength(1);
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
});

test("SIGTERM ends a worker at once whose PostgreSQL is not there, or never answers", async () => {
  const absent = start("work", environmentOf(setup.servers, "postgres://u:p@127.0.0.1:1/x"));
  const silent = await starting(undefined, 1_000);
  const unanswered = start("work", environmentOf(setup.servers, silent.url));
  await eventually("one waits", () => (absent.lines.some((line) => line.includes("ECONNREFUSED")) ? true : undefined));
  await eventually("the other was heard", () => (silent.met() > 0 ? true : undefined));
  for (const { child, ended } of [absent, unanswered]) {
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  }
});

test("after two minutes it gives up, with the reason and the setting", async () => {
  let now = 0;
  const clock = { now: () => now, sleep: (pause: number) => Promise.resolve(void (now += pause)) };
  const { signal } = new AbortController();
  const log = { info: () => undefined, warn: () => undefined };
  await expect(awaitServer("postgres://u:p@127.0.0.1:1/x", { log, signal, clock })).rejects.toThrow(
    /does not answer \(ECONNREFUSED\): check DATABASE_URL/,
  );
  expect(now).toBe(120_000);
});

test.each([
  ["where the system makes no folders", "/proc/opencx-data", /no folder can be made there/],
  ["that is a file", "file", /is no folder/],
  ["below a file", "file/data", /is no folder/],
  ["whose disk takes no changes", "/sys/kernel", /nothing can be made|no changes|may not write/],
])("DATA_DIR %s fails at once with a plain reason", async (_what, folder, reason) => {
  mkdirSync(setup.folder, { recursive: true });
  writeFileSync(path.join(setup.folder, "file"), "");
  const { DATABASE_URL: _none, ...environment } = environmentOf(setup.servers, "");
  const DATA_DIR = path.resolve(setup.folder, folder);
  const ended = await run(["serve"], { ...environment, DATA_DIR });
  expect(ended.code).toBe(1);
  expect(ended.error).toMatch(reason);
  expect(ended.error).toContain(`DATA_DIR ${DATA_DIR} cannot hold the inbox`);
});
