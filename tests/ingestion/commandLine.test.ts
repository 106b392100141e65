import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { callerIn, parse, UsageError } from "../../Ingestion/flags";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { saidIn } from "./support/cases";
import { environmentOf, incidentsOf, newDatabase, queueItemsOf, type LocalServers } from "./support/installation";
import { setUpProgram, run, type ProgramSetup } from "./support/program";

jest.setTimeout(90_000);

let setup: ProgramSetup;
let servers: LocalServers;
let folder: string;
beforeAll(async () => {
  setup = await setUpProgram("commands");
  ({ servers, folder } = setup);
});
afterAll(() => setup.close());

describe("ingest", () => {
  const environment = (): NodeJS.ProcessEnv => {
    // No OpenCX key, no webhook secret, no database: a call file needs none of them.
    const {
      OPENCX_API_KEY: _key,
      OPENCX_API_URL: _url,
      OPENCX_WEBHOOK_SECRET: _secret,
      DATABASE_URL: _database,
      ...rest
    } = environmentOf(servers, "");
    return rest;
  };

  test("makes the case of a file and prints its id and number; again, it makes nothing", async () => {
    const call = aCall();
    const file = path.join(folder, "call.json");
    writeFileSync(file, JSON.stringify(call));
    const first = await run(["ingest", file], environment());
    const incident = incidentsOf(servers, call)[0];
    expect(first).toEqual({
      code: 0,
      out: `${file}  incident ${String(incident?.incidentid)}  ticket ${String(incident?.ticketnumber)}  made\n`,
      error: "",
    });
    expect((await run(["ingest", file], environment())).out).toContain("was there");
    expect(queueItemsOf(servers, call)).toHaveLength(1);
  });

  test("makes a case of each handoff of a file, however close and by whatever clock, and again nothing", async () => {
    const call = aCall();
    const file = path.join(folder, "two.json");
    const history = [...call.history, message(64, "ai", "still here"), handoffEvent(68)];
    const data = [60, 68].map((seconds) => ({ ...call.webhook.data, timestamp: at(seconds - 40) }));
    writeFileSync(file, JSON.stringify({ ...call, history, webhook: { ...call.webhook, data } }));
    expect((await run(["ingest", file], environment())).out.match(/ made$/gm)).toHaveLength(2);
    expect(incidentsOf(servers, call).map(saidIn)).toEqual([
      ["hello this is harper valley", "i would like to pay a bill"],
      ["still here"],
    ]);
    expect((await run(["ingest", file], environment())).out.match(/was there$/gm)).toHaveLength(2);
    expect(incidentsOf(servers, call)).toHaveLength(2);
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
    expect(error).toMatch(/^missing\.json: cannot be read: there is no such file$/m);
    expect(out).toMatch(
      /good\.json {2}incident .* made\n.*skipped\.json {2}skipped: web sessions belong to Omnichannel/,
    );
  });
});

test("a file that is no call file is told what it is", async () => {
  const empty = path.join(folder, "empty.json");
  const words = path.join(folder, "words.json");
  writeFileSync(empty, " \n");
  writeFileSync(words, "hello");
  const { DATABASE_URL: _database, ...environment } = environmentOf(servers, "");
  const { code, error } = await run(["ingest", empty, words, folder, path.join(empty, "x")], environment);
  expect(code).toBe(1);
  expect(error.split("\n").slice(0, 4)).toEqual([
    `${empty}: is empty`,
    `${words}: is not JSON, nor does it begin with WEBVTT`,
    `${folder}: cannot be read: it is a folder`,
    `${path.join(empty, "x")}: cannot be read: there is no such file`,
  ]);
});

test("a port that is taken is named, with the setting", async () => {
  const { port } = new URL(servers.opencx.url);
  const { code, error } = await run(["serve"], {
    ...environmentOf(servers, await newDatabase()),
    PORT: port,
  });
  expect(code).toBe(1);
  expect(error).toBe(`cannot listen on 127.0.0.1 port ${port} (EADDRINUSE); another program has that port: set PORT\n`);
});

test("what cannot be run is refused with 2 and a plain word", async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["serve"], /DATAVERSE_URL: is not set/],
    [["fly"], /there is no command fly/],
    [["reconcile", "--since", "lately"], /--since/],
    [["status", "--wrong"], /^there is no option --wrong$/m],
  ];
  const ended = await Promise.all(wrong.map(async ([args]) => run(args, {})));
  for (const [index, [, said]] of wrong.entries()) {
    expect(ended[index]?.code).toBe(2);
    expect(ended[index]?.error).toMatch(said);
  }
});

test.each<readonly [readonly string[], RegExp]>([
  [["dead", "-x"], /^there is no option -x$/],
  [["replay", "--all=1"], /^--all takes no value$/],
  [["reconcile", "--since"], /^--since needs a value$/],
  [["personal", "--erase"], /^personal needs --contact .* or --phone/],
  [["personal", "--phone", "+442079460958", "--cases"], /^--cases .* beside --erase$/],
])("what is wrong with the flags of %j is said, without a program of its own", (args, said) => {
  const wanted = (): unknown => callerIn(parse(args).values);
  expect(wanted).toThrow(UsageError);
  expect(wanted).toThrow(said);
});

test("--help lists the commands", async () => {
  const { code, out } = await run(["--help"], {});
  expect(code).toBe(0);
  for (const command of [
    "serve",
    "work",
    "verify",
    "ingest",
    "status",
    "dead",
    "replay",
    "discard",
    "erase",
    "reconcile",
    "phones",
    "personal",
  ])
    expect(out).toContain(command);
});

test("whoever has read enough of a command may go", () => {
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", '{ "$0" "$1" --help; echo "ended with $?" >&2; } | true', process.execPath, "out/ingestion/cli.mjs"],
    { encoding: "utf8" },
  );
  expect([status, stderr]).toEqual([0, "ended with 0\n"]);
});
