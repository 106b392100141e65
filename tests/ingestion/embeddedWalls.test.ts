import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { connectionString, type EmbeddedAddress } from "../../Ingestion/database/embeddedAddress";
import { aCall } from "../support/callFile";
import { quietPort } from "../support/quietPort";
import { environmentOf, eventually, incidentsOf, queueItemsOf, serve } from "./support/installation";
import { run, setUpProgram, start, type Program, type ProgramSetup } from "./support/program";

jest.setTimeout(90_000);

const onLinux = process.platform === "linux" ? test : test.skip;

let setup: ProgramSetup;
let environment: NodeJS.ProcessEnv;
let dataDir: string;
let service: Program;
/** Whoever connects to the port on which the inbox's server listened before. */
let callers = 0;
const fake = createServer((socket) => {
  callers++;
  // "Tell me your password."
  socket.end(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
});

/** The inbox of an earlier version, with one handoff that is settled, in a folder whose path no socket can have. */
beforeAll(async () => {
  setup = await setUpProgram("walls");
  chmodSync(setup.folder, 0o755);
  dataDir = path.join(setup.folder, 'é," '.repeat(8), "d".repeat(200 - Buffer.byteLength(setup.folder)));
  mkdirSync(dataDir, { recursive: true });
  const port = await quietPort();
  const earlier = spawn(
    process.execPath,
    ["tests/ingestion/support/earlierPostgres.mjs", path.join(dataDir, "postgres"), String(port), "kept-password"],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  await once(earlier.stdout, "data");
  const url = `postgres://opencx:kept-password@127.0.0.1:${port}/postgres`;
  const before = await serve(environmentOf(setup.servers, ""), url);
  await settle(before.url ?? "");
  await before.stop();
  earlier.stdin.end();
  await once(earlier, "exit");
  writeFileSync(path.join(dataDir, "connection.json"), JSON.stringify({ port, password: "kept-password" }), {
    mode: 0o600,
  });
  fake.listen(port, "127.0.0.1");
  await once(fake, "listening");
  environment = { ...environmentOf(setup.servers, ""), DATA_DIR: dataDir };
  service = start("serve", environment);
});
afterAll(async () => {
  service.child.kill("SIGKILL");
  await service.ended;
  fake.close();
  await setup.close();
});

async function settle(url: string): Promise<void> {
  const call = aCall();
  setup.servers.opencx.load(call);
  await setup.servers.opencx.deliver(call, `${url}/webhooks/opencx`);
  await eventually("the case", () => (queueItemsOf(setup.servers, call).length === 1 ? true : undefined));
  expect(incidentsOf(setup.servers, call)).toHaveLength(1);
}

function address(): EmbeddedAddress & { readonly socket: string } {
  const { service: known } = JSON.parse(readFileSync(path.join(dataDir, "connection.json"), "utf8")) as {
    service: EmbeddedAddress & { readonly socket: string };
  };
  return known;
}

function postmaster(): number {
  return Number(readFileSync(path.join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

function parentOf(pid: number): number {
  return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
}

test("an inbox of an earlier version works on, and nobody on its old port is asked for anything", async () => {
  await settle(await service.listening());
  expect((await run(["status"], environment)).out).toMatch(/^done +2$/m);
  expect((await run(["replay", "--all"], environment)).out).toBe("no dead handoffs\n");
  expect(callers).toBe(0);
});

test("its socket lies in a folder of its own account alone, under a new password", async () => {
  await service.listening();
  const { socket, password } = address();
  const { mode, uid } = statSync(socket);
  expect([(mode & 0o777).toString(8), uid]).toEqual(["700", statSync(path.join(dataDir, "postgres")).uid]);
  expect(Buffer.byteLength(path.join(socket, ".s.PGSQL.5432"))).toBeLessThan(104);
  expect(existsSync(path.join(socket, ".s.PGSQL.5432"))).toBe(true);
  expect(password).not.toBe("kept-password");
});

onLinux("it listens on no port, and has nothing of the service's environment", async () => {
  await service.listening();
  const pid = postmaster();
  const listening = ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter((cells) => cells[3] === "0A")
      .map((cells) => `socket:[${cells[9]}]`),
  );
  expect(listening.length).toBeGreaterThan(0);
  const open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  expect(open.filter((file) => listening.includes(file))).toEqual([]);
  for (const each of [pid, parentOf(pid)]) {
    const names = readFileSync(`/proc/${each}/environ`, "utf8")
      .split("\0")
      .map((entry) => entry.split("=")[0]);
    expect(names.filter((name) => !["", "PATH", "LANG", "TMPDIR", "LC_MESSAGES"].includes(name ?? ""))).toEqual([]);
  }
});

test("the service's role may do its work and nothing else", async () => {
  await service.listening();
  const client = new pg.Client({ connectionString: connectionString(address()) });
  await client.connect();
  const refusals: unknown[] = [];
  const statements = [
    "copy (select 1) to program 'cat'",
    "copy opencx.sweep from program 'env'",
    "copy opencx.sweep from '/etc/passwd'",
    "copy (select 1) to '/tmp/opencx-written'",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    "select lo_import('/etc/passwd')",
    "create role other superuser",
    "alter role opencx_service superuser",
    "alter role opencx password 'mine'",
    "grant pg_execute_server_program to opencx_service",
    "set role opencx",
    "set session authorization opencx",
    "alter system set listen_addresses = '*'",
    "create database other",
    "create schema other",
    "drop schema public cascade",
    "create function f() returns int language internal as 'x'",
    "load 'auto_explain'",
    "select rolpassword from pg_authid",
    "create table public.t (a int)",
  ];
  for (const statement of statements)
    refusals.push(
      await client.query(statement).then(
        () => statement,
        (thrown: unknown) => (thrown as { code?: string }).code,
      ),
    );
  await client.end();
  // What only a superuser may name at all does not exist for it (0A000, 58P01).
  expect(refusals.filter((code) => !["42501", "0A000", "58P01"].includes(String(code)))).toEqual([]);
});

test("the superuser that made the inbox can log in no more, and its password stands nowhere", async () => {
  await service.listening();
  const text = readFileSync(path.join(dataDir, "connection.json"), "utf8");
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["service"]);
  expect(text).not.toContain("kept-password");
  const client = new pg.Client({ connectionString: connectionString(address()) });
  await client.connect();
  const { rows } = await client.query(
    "select rolname, rolcanlogin from pg_roles where rolsuper or rolcanlogin order by rolname",
  );
  await client.end();
  expect(rows).toEqual([
    { rolname: "opencx", rolcanlogin: false },
    { rolname: "opencx_service", rolcanlogin: true },
  ]);
});

test("no role gets in without a password, with an old one or in another database", async () => {
  await service.listening();
  const { socket, password } = address();
  const attempts = [
    { user: "opencx_service", password: "", database: "postgres" },
    { user: "opencx_service", password: "kept-password", database: "postgres" },
    { user: "opencx", password, database: "postgres" },
    { user: "opencx", password: "kept-password", database: "postgres" },
    { user: "postgres", password: "postgres", database: "postgres" },
    { user: "opencx_service", password, database: "template1" },
  ];
  for (const attempt of attempts) {
    const client = new pg.Client({ host: socket, port: 5432, ssl: false, ...attempt });
    await expect(client.connect()).rejects.toThrow(/password|pg_hba/i);
  }
});

test("a folder that is open to others is refused, in words that name it", async () => {
  await service.listening();
  const { socket } = address();
  chmodSync(socket, 0o755);
  expect(await run(["status"], environment)).toMatchObject({
    code: 1,
    error: expect.stringContaining(`${socket}, where the inbox's PostgreSQL listens, is not a folder of its account`),
  });
  chmodSync(socket, 0o700);
});

test("a folder made for the socket goes when the service stops, and at the next start when all of it was killed", async () => {
  await service.listening();
  const { socket } = address();
  const server = postmaster();
  for (const pid of [parentOf(server), server, Number(service.child.pid)]) process.kill(pid, "SIGKILL");
  await service.ended;
  expect(existsSync(path.join(socket, ".s.PGSQL.5432"))).toBe(true);
  service = start("serve", environment);
  await service.listening();
  expect(existsSync(socket)).toBe(false);
  const { socket: next } = address();
  expect(existsSync(next)).toBe(true);
  service.child.kill("SIGTERM");
  expect(await service.ended).toBe(0);
  expect(existsSync(next)).toBe(false);
});
