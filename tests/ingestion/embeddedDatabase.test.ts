import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { aCall } from "../support/callFile";
import { isAlive } from "../support/process";
import { accountlessMachine } from "./support/accountlessMachine";
import { environmentOf, eventually, incidentsOf, queueItemsOf, type LocalServers } from "./support/installation";
import { setUpProgram, run, start, type ProgramSetup } from "./support/program";

jest.setTimeout(90_000);

let setup: ProgramSetup;
let servers: LocalServers;
let folder: string;
beforeAll(async () => {
  setup = await setUpProgram("embedded");
  ({ servers, folder } = setup);
  // As root, PostgreSQL runs under another account, which mkdtemp's 0700 would shut out.
  chmodSync(folder, 0o755);
});
afterAll(() => setup.close());

/** Without DATABASE_URL: PostgreSQL in a folder. */
function embedded(): NodeJS.ProcessEnv {
  return { ...environmentOf(servers, ""), DATA_DIR: path.join(folder, "data") };
}

test("with nothing but a folder it keeps its inbox over a kill, lets other commands look in, and leaves no PostgreSQL behind", async () => {
  const shared = path.join(folder, "tmp");
  mkdirSync(shared);
  const left: string[] = [];
  const watcher = watch(shared, (_, name) => left.push(name ?? ""));
  const machine = accountlessMachine(path.join(folder, "programs"), [shared, path.join(folder, "data")]);
  // As root is set up on hardened machines, which shuts the account of PostgreSQL out of whatever root makes.
  const first = start("serve", { ...embedded(), TMPDIR: shared, PATH: machine.path }, "umask 077");
  const url = await first.listening();
  watcher.close();
  // As root, PostgreSQL's account comes before any file that could hold a password.
  expect(machine.seen()).toBe(process.getuid?.() === 0 ? "" : undefined);
  // Not even for the moment in which the inbox is made does its password lie where others can read it.
  expect(left.filter((name) => name.includes("password"))).toEqual([]);
  expect(readdirSync(path.join(folder, "data")).sort()).toEqual(["connection.json", "postgres"]);
  const call = aCall();
  servers.dataverse.addFault({ does: { kind: "reset" } });
  servers.opencx.load(call);
  expect((await servers.opencx.deliver(call, `${url}/webhooks/opencx`))[0]?.status).toBe(202);
  const looked = await run(["status"], embedded());
  expect(looked.out).toMatch(/^(waiting|working) +1$/m);
  const verified = await run(["verify"], { ...embedded(), OPENCX_ORGANIZATION_ID: "org_another" });
  expect(verified.out).toMatch(/^FAIL {2}organization: OPENCX_ORGANIZATION_ID is org_another, and the last handoff/m);
  expect(verified.out).toMatch(
    /^ok {4}database: the service's own, in \S+data \(PostgreSQL \S+\), as opencx_service; without TLS, on this machine; its schema stands$/m,
  );
  expect(statSync(path.join(folder, "data/connection.json")).mode & 0o077).toBe(0);
  const postmaster = Number(readFileSync(path.join(folder, "data/postgres/postmaster.pid"), "utf8").split("\n")[0]);

  first.child.kill("SIGKILL");
  await first.ended;
  await eventually("PostgreSQL has gone with it", () => (isAlive(postmaster) ? undefined : true));
  servers.dataverse.clearFaults();
  // As after a power cut: PostgreSQL's files are there, and their process id is another program's now.
  for (const file of ["postmaster.pid", ".s.PGSQL.5432.lock", ".s.PGSQL.5432"])
    writeFileSync(path.join(folder, "data/postgres", file), `${process.pid}\n`);

  const second = start("serve", embedded());
  await second.listening();
  await eventually("the case", () => (queueItemsOf(servers, call).length === 1 ? true : undefined));
  expect(incidentsOf(servers, call)).toHaveLength(1);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  const stopping = second.lines.slice(second.lines.findIndex((line) => line.includes('"msg":"stopping"')));
  expect(stopping.filter((line) => /"level":"(?:warn|error)"/.test(line))).toEqual([]);
  expect((await run(["status"], embedded())).out).toMatch(/^done +1$/m);
});

test("without the file that opens its inbox, the service says so and leaves the inbox alone", async () => {
  const environment = embedded();
  const key = path.join(folder, "data/connection.json");
  const first = start("serve", environment);
  const url = await first.listening();
  const chat = aCall({ channel: "web" });
  servers.opencx.load(chat);
  await servers.opencx.deliver(chat, `${url}/webhooks/opencx`);
  await eventually("the chat is skipped", () =>
    first.lines.some((line) => line.includes('"msg":"skipped"')) ? true : undefined,
  );
  const looked = await eventually("its row says so", async () => {
    const { out } = await run(["status"], environment);
    return /^skipped +1$/m.test(out) ? out : undefined;
  });
  expect(looked).toMatch(/^1 skipped: web sessions belong to Omnichannel/m);
  first.child.kill("SIGTERM");
  await first.ended;
  const kept = readFileSync(key);

  // Cut off by a full disk, then lost altogether.
  writeFileSync(key, kept.subarray(0, 10));
  const refused = await Promise.all([run(["serve"], environment), run(["status"], environment)]);
  for (const ended of refused)
    expect(ended).toMatchObject({
      code: 1,
      error: expect.stringMatching(/connection\.json is damaged: put its backup back/),
    });
  rmSync(key);
  expect(await run(["serve"], environment)).toMatchObject({
    code: 1,
    error: expect.stringMatching(/connection\.json is missing/),
  });
  writeFileSync(key, kept, { mode: 0o600 });
  expect((await run(["status"], environment)).out).toBe(looked);
  // Without a backup of it the inbox is not lost.
  writeFileSync(key, "{}");
  expect((await run(["status"], environment)).out).toBe(looked);
});

test("commands that look make no inbox where there is none", async () => {
  const DATA_DIR = path.join(folder, "elsewhere");
  const ended = await Promise.all(
    [["status"], ["dead"], ["replay", "--all"]].map(async (args) => run(args, { DATA_DIR })),
  );
  for (const each of ended) {
    expect(each).toEqual({
      code: 1,
      out: "",
      error: `there is no inbox in ${DATA_DIR}: give the command in the folder, and with the DATA_DIR or DATABASE_URL, that the service runs with\n`,
    });
  }
  expect(existsSync(DATA_DIR)).toBe(false);
});
