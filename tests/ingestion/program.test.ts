import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import type { LocalOpenCX } from "../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../LocalPlatform/opencx/server";
import { aCall } from "../support/callFile";
import { environmentOf, eventually, incidentsOf, newDatabase, queueItemsOf } from "./support/installation";
import { buildProgram, run, start } from "./support/program";

jest.setTimeout(90_000);

let dataverse: LocalDataverse;
let opencx: LocalOpenCX;
let folder: string;
beforeAll(async () => {
  buildProgram();
  dataverse = await startDataverse();
  opencx = await startOpenCX();
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-program-"));
  // As root, PostgreSQL runs under another account, which mkdtemp's 0700 would shut out.
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await opencx.close();
  await dataverse.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Without DATABASE_URL: PostgreSQL in a folder. */
const embedded = (): NodeJS.ProcessEnv => ({
  ...environmentOf(dataverse, opencx, ""),
  DATA_DIR: path.join(folder, "data"),
});

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test("with nothing but a folder it keeps its inbox over a kill, lets other commands look in, and leaves no PostgreSQL behind", async () => {
  const shared = path.join(folder, "tmp");
  mkdirSync(shared);
  const left: string[] = [];
  const watcher = watch(shared, (_, name) => left.push(name ?? ""));
  const first = start("serve", { ...embedded(), TMPDIR: shared });
  const url = await first.listening();
  watcher.close();
  // Not even for the moment in which the inbox is made does its password lie where others can read it.
  expect(left.filter((name) => name.includes("password"))).toEqual([]);
  expect(readdirSync(path.join(folder, "data")).sort()).toEqual(["connection.json", "postgres"]);
  const call = aCall();
  dataverse.addFault({ does: { kind: "reset" } });
  opencx.load(call);
  expect((await opencx.deliver(call, `${url}/webhooks/opencx`))[0]?.status).toBe(202);
  const looked = await run(["status"], embedded());
  expect(looked.out).toMatch(/^(waiting|working) +1$/m);
  expect(statSync(path.join(folder, "data/connection.json")).mode & 0o077).toBe(0);
  const postmaster = Number(readFileSync(path.join(folder, "data/postgres/postmaster.pid"), "utf8").split("\n")[0]);

  first.child.kill("SIGKILL");
  await first.ended;
  await eventually("PostgreSQL has gone with it", () => (alive(postmaster) ? undefined : true));
  dataverse.clearFaults();
  // As after a power cut: PostgreSQL's file is there, and its process id is another program's now.
  writeFileSync(path.join(folder, "data/postgres/postmaster.pid"), `${process.pid}\n`);

  const second = start("serve", embedded());
  await second.listening();
  await eventually("the case", () => (queueItemsOf({ dataverse }, call).length === 1 ? true : undefined));
  expect(incidentsOf({ dataverse }, call)).toHaveLength(1);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  expect((await run(["status"], embedded())).out).toMatch(/^done +1$/m);
});

test("without the file that opens its inbox, the service says so and leaves the inbox alone", async () => {
  const environment = embedded();
  const key = path.join(folder, "data/connection.json");
  const first = start("serve", environment);
  const url = await first.listening();
  const chat = aCall({ channel: "web" });
  opencx.load(chat);
  await opencx.deliver(chat, `${url}/webhooks/opencx`);
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

describe("ingest", () => {
  const environment = (): NodeJS.ProcessEnv => {
    // No OpenCX key, no webhook secret, no database: a call file needs none of them.
    const {
      OPENCX_API_KEY: _key,
      OPENCX_API_URL: _url,
      OPENCX_WEBHOOK_SECRET: _secret,
      DATABASE_URL: _database,
      ...rest
    } = environmentOf(dataverse, opencx, "");
    return rest;
  };

  test("makes the case of a file and prints its id and number; again, it makes nothing", async () => {
    const call = aCall();
    const file = path.join(folder, "call.json");
    writeFileSync(file, JSON.stringify(call));
    const first = await run(["ingest", file], environment());
    const incident = incidentsOf({ dataverse }, call)[0];
    expect(first).toEqual({
      code: 0,
      out: `${file}  incident ${String(incident?.incidentid)}  ticket ${String(incident?.ticketnumber)}  made\n`,
      error: "",
    });
    expect((await run(["ingest", file], environment())).out).toContain("was there");
    expect(queueItemsOf({ dataverse }, call)).toHaveLength(1);
  });

  test("says what is wrong with a file, takes the others, and ends with 1", async () => {
    const good = path.join(folder, "good.json");
    const bad = path.join(folder, "bad.json");
    const skipped = path.join(folder, "skipped.json");
    writeFileSync(good, JSON.stringify(aCall()));
    writeFileSync(bad, JSON.stringify({ ...aCall(), session: {} }));
    writeFileSync(skipped, JSON.stringify(aCall({ channel: "web" })));
    const { code, out, error } = await run(["ingest", bad, "missing.json", good, skipped], environment());
    expect(code).toBe(1);
    expect(error).toMatch(/bad\.json: is not a call file: session\.id/);
    expect(error).toMatch(/missing\.json: cannot be read \(ENOENT\)/);
    expect(out).toMatch(
      /good\.json {2}incident .* made\n.*skipped\.json {2}skipped: web sessions belong to Omnichannel/,
    );
  });
});

describe("verify", () => {
  test("finds everything right", async () => {
    const { code, out } = await run(["verify"], environmentOf(dataverse, opencx, ""));
    expect(
      out
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(0, 5).trim()),
    ).toEqual(Array.from({ length: 9 }, () => "ok"));
    expect(code).toBe(0);
    expect(out).toContain("description holds 2000 characters");
  });

  test("says what is wrong, all of it, and what to do", async () => {
    const wrong = {
      DEFAULT_PRIORITY: "4",
      DEFAULT_QUEUE_ID: "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11",
      UNKNOWN_CALLER_CUSTOMER: "contact:6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11",
      OPENCX_API_KEY: "nobody's",
    };
    const { code, out } = await run(["verify"], { ...environmentOf(dataverse, opencx, ""), ...wrong });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^FAIL +priority: DEFAULT_PRIORITY 4 is not an option of this organization: choose one of 1, 2, 3$/m,
    );
    expect(out).toMatch(/^FAIL +queue: DEFAULT_QUEUE_ID/m);
    expect(out).toMatch(/^FAIL +unknown caller: UNKNOWN_CALLER_CUSTOMER/m);
    expect(out).toMatch(/^FAIL +OpenCX: .*OPENCX_API_KEY/m);
    expect(out.match(/^ok/gm)).toHaveLength(5);
  });
});

describe("what an operator reads", () => {
  test("a wrong secret is said once, without the library's essay, and what hangs on it is not tried", async () => {
    const { code, out } = await run(["verify"], {
      ...environmentOf(dataverse, opencx, ""),
      DATAVERSE_CLIENT_SECRET: "expired",
    });
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe(
      "FAIL  token: DATAVERSE_CLIENT_SECRET is wrong: paste the secret's value, not its id: AADSTS7000215",
    );
    expect(out.match(/DATAVERSE_CLIENT_SECRET/g)).toHaveLength(1);
    expect(out).toMatch(/^- +queue: not tried, since environment failed$/m);
    expect(out).toMatch(/^ok +OpenCX/m);
  });

  test("an authority that does not answer, and a privilege that is missing, are named", async () => {
    const away = await run(["verify"], {
      ...environmentOf(dataverse, opencx, ""),
      DATAVERSE_AUTHORITY: "http://127.0.0.1:9/authority",
      OPENCX_API_URL: "http://127.0.0.1:9",
      OPENCX_WEBHOOK_SECRET: "",
    });
    expect(away.out).toMatch(
      /^FAIL +OpenCX: no answer from OpenCX .*: check OPENCX_API_URL, and that this machine may reach it$/m,
    );
    expect(away.out).toMatch(/^FAIL +token: the login authority does not answer: check DATAVERSE_AUTHORITY/);
    expect(away.out).toMatch(/^note +only serve needs it: OPENCX_WEBHOOK_SECRET: is not set/m);
    dataverse.setPrivilege(dataverse.users.application ?? "", "prvReadQueue", false);
    const lacking = await run(["verify"], environmentOf(dataverse, opencx, ""));
    dataverse.setPrivilege(dataverse.users.application ?? "", "prvReadQueue", true);
    expect(lacking.out).toMatch(
      /^FAIL +queue: Dataverse refused reading the queue \(403, 0x80040220\): the application user lacks prvReadQueue: give its role that privilege/m,
    );
  });

  test("a port that is taken is named, with the setting", async () => {
    const { port } = new URL(opencx.url);
    const { code, error } = await run(["serve"], {
      ...environmentOf(dataverse, opencx, await newDatabase()),
      PORT: port,
    });
    expect(code).toBe(1);
    expect(error).toBe(
      `cannot listen on 127.0.0.1 port ${port} (EADDRINUSE); another program has that port: set PORT\n`,
    );
  });
});

test("what cannot be run is refused with 2 and a plain word", async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["serve"], /DATAVERSE_URL: is not set/],
    [["fly"], /there is no command fly/],
    [["reconcile", "--since", "lately"], /--since/],
    [["status", "--wrong"], /--wrong/],
  ];
  const ended = await Promise.all(wrong.map(async ([args]) => run(args, {})));
  for (const [index, [, said]] of wrong.entries()) {
    expect(ended[index]?.code).toBe(2);
    expect(ended[index]?.error).toMatch(said);
  }
});

test("--help lists the commands", async () => {
  const { code, out } = await run(["--help"], {});
  expect(code).toBe(0);
  for (const command of ["serve", "work", "verify", "ingest", "status", "dead", "replay", "reconcile"])
    expect(out).toContain(command);
});
