import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import rooms from "../../rooms.json";
import { copyTree, installIn, removeTree } from "./support/treeCopy";

jest.setTimeout(120_000);

interface Command {
  readonly flags?: Readonly<Record<string, string>>;
}

const SCRIPTS = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;
/** All but the one that npm itself runs, at `npm version`. */
const NAMES = Object.keys(SCRIPTS).filter((name) => name !== "version");
const COMMANDS: Readonly<Record<string, Command>> = Object.assign(
  {},
  ...Object.values(rooms).map((room) => ("commands" in room ? room.commands : {})),
) as Record<string, Command>;

let clone: string;

/** Runs an npm script's own command in the clone, as npm would. */
function run(script: string, ...args: string[]): { status: number | null; out: string; errors: string } {
  const [, file = "", ...rest] = (SCRIPTS[script] ?? "").split(" ");
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...rest, ...args], {
    cwd: clone,
    encoding: "utf8",
    env: { ...process.env, PATH: `${path.join(clone, "bin")}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  return { status, out: stdout, errors: stderr };
}

beforeAll(() => {
  clone = copyTree({ installed: false });
  mkdirSync(path.join(clone, "bin"));
  writeFileSync(path.join(clone, "bin/npm"), "#!/bin/sh\necho called > npm-called\nexit 1\n");
  chmodSync(path.join(clone, "bin/npm"), 0o755);
});
afterAll(() => removeTree(clone));

test.each(NAMES)("npm's %s --help on a fresh clone answers without installing", (script) => {
  const { status, out, errors } = run(script, "--help");
  expect([status, errors]).toEqual([0, ""]);
  expect(out).toMatch(new RegExp(`^npm (run )?${script}( --|:)`));
  expect(readdirSync(clone)).not.toContain("npm-called");
});

describe("once it is installed", () => {
  beforeAll(() => installIn(clone));

  test.each(NAMES)("npm's %s --help says what it does and takes, and builds nothing", (script) => {
    const { status, out, errors } = run(script, "--help");
    expect([status, errors]).toEqual([0, ""]);
    const flags = [...new Set([...out.matchAll(/--([a-z][\w-]*)/g)].map((match) => match[1] ?? ""))];
    for (const flag of Object.keys(COMMANDS[script]?.flags ?? {})) expect(flags).toContain(flag);
    // What rooms.json does not list would be kept by npm without a word.
    if (COMMANDS[script] !== undefined)
      expect(flags.filter((flag) => flag !== "help" && !(flag in (COMMANDS[script]?.flags ?? {})))).toEqual([]);
    expect(existsSync(path.join(clone, "out/.stamps"))).toBe(false);
  });

  test("-h is --help", () => {
    expect(run("harness", "-h")).toEqual(run("harness", "--help"));
  });
});
