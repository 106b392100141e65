import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import rooms from "../../rooms.json";

jest.setTimeout(90_000);

interface Found {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Room {
  readonly mayImport: readonly string[];
  readonly layers?: readonly (readonly string[])[];
}

const ROOMS: Readonly<Record<string, Room>> = rooms;
const TOOL = path.resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

/** What the walls say of a tree: `file: rule`, in order. */
function cruise(root: string, folders: readonly string[]): readonly string[] {
  const args = [TOOL, "--config", path.resolve(".dependency-cruiser.cjs"), "--output-type", "json", ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 100_000_000 });
  if (stdout === "") throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Found[] } };
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
}

/** The same of planted files. */
function cruisePlanted(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(path.join(os.tmpdir(), "opencx-walls-"));
  try {
    for (const [file, code] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), code);
    }
    return cruise(root, [...new Set(Object.keys(files).map((file) => file.split("/")[0] ?? ""))]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const IMPORTS: readonly ((other: string) => string)[] = [
  (other) => `import { thing } from "../../${other}/thing"; thing();`,
  (other) => `import "../../${other}/thing";`,
  (other) => `import "../.././${other}/thing";`,
  (other) => `import "../../near/../${other}/thing";`,
  (other) => `import type { Thing } from "../../${other}/thing"; export let it: Thing;`,
  (other) => `export { thing } from "../../${other}/thing";`,
  (other) => `export * from "../../${other}/thing";`,
  (other) => `export const thing = import("../../${other}/thing");`,
  (other) => `export type Thing = import("../../${other}/thing").Thing;`,
  (other) => `import thing = require("../../${other}/thing"); thing();`,
  (other) => `const thing = require("../../${other}/thing"); thing();`,
];

test("a room leans on those that rooms.json allows and on no other, however an import is spelt", () => {
  const files: Record<string, string> = {};
  const expected: string[] = [];
  for (const [room, { mayImport }] of Object.entries(ROOMS)) {
    files[`${room}/thing.ts`] = "export type Thing = string; export const thing = (): void => undefined;";
    const others = [...Object.keys(ROOMS), "tests", "scripts"].filter((other) => other !== room);
    // Every spelling of one import that no wall allows; which rooms a wall names does not hang on the spelling.
    const closed = others.find((other) => !mayImport.includes(other));
    for (const other of others) {
      IMPORTS.slice(0, other === closed ? undefined : 1).forEach((spelt, index) => {
        const file = `${room}/${other}/import${index}.ts`;
        files[file] = spelt(other);
        if (!mayImport.includes(other)) expected.push(`${file}: walls of ${room}`);
      });
    }
  }
  for (const place of ["tests", "scripts"]) files[`${place}/thing.ts`] = files["Transcript/thing.ts"] ?? "";
  expect(cruisePlanted(files)).toEqual(expected.sort());
});

test("a folder leans on the layers below it, and on none above it or beside it", () => {
  const files: Record<string, string> = {};
  const expected: string[] = [];
  for (const [room, { layers = [] }] of Object.entries(ROOMS)) {
    const order = layers.flatMap((layer, height) => layer.map((folder) => ({ folder, height })));
    for (const { folder, height } of order) {
      files[`${room}/${folder}/thing.ts`] = "export const thing = 1;";
      for (const other of order) {
        if (other.folder === folder) continue;
        const file = `${room}/${folder}/${other.folder.replaceAll("/", "-")}.ts`;
        files[file] = `import "${path.posix.relative(folder, other.folder)}/thing";`;
        if (other.height <= height) expected.push(`${file}: layers of ${room}`);
      }
    }
  }
  expect(expected.length).toBeGreaterThan(0);
  expect(cruisePlanted(files)).toEqual(expected.sort());
});

test("tests lean on every room, and what builds a room on the scripts", () => {
  const thing = "export const thing = 1;";
  const files = Object.fromEntries(Object.keys(ROOMS).map((room) => [`${room}/thing.ts`, thing]));
  const all = Object.keys(ROOMS).map((room) => `import "../${room}/thing";`);
  const planted = { ...files, "scripts/thing.mjs": thing, "tests/all.ts": all.join("\n") };
  expect(cruisePlanted({ ...planted, "Ingestion/build.mjs": 'import "../scripts/thing.mjs";' })).toEqual([]);
});

test("a circle is found, of types too", () => {
  const one = 'import type { Two } from "./two"; export type One = Two | string;';
  const two = 'import type { One } from "./one"; export type Two = One[];';
  expect(cruisePlanted({ "Transcript/one.ts": one, "Transcript/two.ts": two })).toContain(
    "Transcript/one.ts: no circle",
  );
});

test("a check of solutions that is not listed is found", () => {
  const files = {
    "Solution/check/check.ts": 'import "./form/listed";',
    "Solution/check/form/listed.ts": "export const listed = 1;",
    "Solution/check/form/forgotten.ts": "export const forgotten = 1;",
  };
  expect(cruisePlanted(files)).toEqual(["Solution/check/form/forgotten.ts: every check is listed"]);
});

test("this tree keeps its walls and has no circle", () => {
  expect(cruise(process.cwd(), [...Object.keys(ROOMS), "tests", "scripts"])).toEqual([]);
});
