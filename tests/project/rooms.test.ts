import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import rooms from "../../rooms.json";

interface Room {
  readonly mayImport: readonly string[];
  readonly tests: { readonly folder: string };
}

const ROOMS: Readonly<Record<string, Room>> = rooms;
const NAMES = Object.keys(ROOMS);
const read = (file: string): string => readFileSync(file, "utf8");
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter(Boolean);

type Places = Readonly<Record<string, readonly string[]>>;

interface Made {
  readonly typeProjects: Readonly<Record<string, Places>>;
  readonly linted: Readonly<Record<string, Places>>;
}

/** What scripts/rooms.mjs makes of the list, as a process of its own says it: jest loads no ES modules. */
function madeOfTheList(): Made {
  const code =
    'import { typeProjects, linted } from "./scripts/rooms.mjs"; console.log(JSON.stringify({ typeProjects, linted }))';
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" })) as Made;
}

test("every folder at the root is a room, its tests, its documents or the door; every room stands there", () => {
  const folders = new Set(tracked.filter((file) => file.includes("/")).map((file) => file.split("/")[0] ?? ""));
  expect([...folders].sort()).toEqual([".ci", ...NAMES, "docs", "scripts", "tests"].sort());
});

test("no room may lean on one that leans on it", () => {
  const below = (room: string): readonly string[] =>
    (ROOMS[room]?.mayImport ?? []).flatMap((other) => [other, ...below(other)]);
  for (const room of NAMES) expect([room, below(room).includes(room)]).toEqual([room, false]);
});

test("TypeScript projects and lint include what the list says: node scripts/tsconfigs.mjs writes it", () => {
  const { typeProjects, linted } = madeOfTheList();
  for (const [file, places] of Object.entries(typeProjects)) {
    expect([file, JSON.parse(read(file))]).toEqual([file, expect.objectContaining(places)]);
  }
  const { overrides } = JSON.parse(read(".oxlintrc.json")) as {
    readonly overrides: readonly { readonly rules?: object }[];
  };
  for (const [rule, places] of Object.entries(linted)) {
    const part = overrides.find(({ rules = {} }) => Object.keys(rules)[0] === rule);
    expect([rule, part]).toEqual([rule, expect.objectContaining(places)]);
  }
});

test("no other place than rooms.json names a room: configurations and scripts ask there", () => {
  // Its own tests compare the list with them.
  const madeFromIt = ["tsconfig.node.json", "tsconfig.browser.json", ".oxlintrc.json"];
  const asking = tracked.filter(
    (file) =>
      (file.startsWith("scripts/") || (!file.includes("/") && /\.(cjs|mjs|js|json)$/.test(file))) &&
      ![...madeFromIt, "rooms.json", "package-lock.json"].includes(file),
  );
  expect(asking).toContain("jest.config.cjs");
  for (const file of asking) {
    const named = NAMES.filter((room) => new RegExp(`["'\`/]${room}["'\`/]`).test(read(file)));
    expect([file, named]).toEqual([file, []]);
  }
});

test("each room has its tests, and each folder of tests its room", () => {
  const folders = new Set(
    tracked.filter((file) => /^tests\/.*\.test\.tsx?$/.test(file)).map((file) => path.dirname(file).split("/")[1]),
  );
  expect([...folders].sort()).toEqual(
    [
      ...Object.values(ROOMS).map(({ tests }) => tests.folder),
      "cases",
      "contract",
      "requests",
      "project",
      "scripts",
    ].sort(),
  );
});

test("docs/architecture.md says of each room what the list says, and what it may lean on", () => {
  const text = read("docs/architecture.md");
  for (const [name, { mayImport }] of Object.entries(ROOMS)) {
    const row = text.split("\n").find((line) => line.startsWith(`| \`${name}/\` |`)) ?? "";
    const leansOn = [...(row.split("|").at(-2) ?? "").matchAll(/`(\w+)`/g)].map((match) => match[1]);
    expect([name, leansOn]).toEqual([name, mayImport]);
  }
});
