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

/** What the tool reads of a tree, as JSON. */
function cruise(root: string, folders: readonly string[]): string {
  const args = [TOOL, "--config", path.resolve(".dependency-cruiser.cjs"), "--output-type", "json", ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 100_000_000 });
  if (stdout === "") throw new Error(stderr);
  return stdout;
}

/** What the walls say of it: `file: rule`, in order. */
function foundIn(read: string): readonly string[] {
  const { summary } = JSON.parse(read) as { readonly summary: { readonly violations: readonly Found[] } };
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
}

/** The same of planted files. */
function foundPlanted(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(path.join(os.tmpdir(), "opencx-walls-"));
  try {
    for (const [file, code] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), code);
    }
    const folders = new Set(Object.keys(files).map((file) => file.split("/")[0] ?? ""));
    for (const installed of ["node_modules", "package.json"]) folders.delete(installed);
    return foundIn(cruise(root, [...folders]));
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

/** Files, and what the walls must say of them. */
interface Planted {
  readonly files: Readonly<Record<string, string>>;
  readonly found: readonly string[];
}

function acrossRooms(): Planted {
  const files: Record<string, string> = {};
  const found: string[] = [];
  for (const [room, { mayImport }] of Object.entries(ROOMS)) {
    files[`${room}/thing.ts`] = "export type Thing = string; export const thing = (): void => undefined;";
    const others = [...Object.keys(ROOMS), "tests", "scripts"].filter((other) => other !== room);
    // Every spelling of one import that no wall allows; which rooms a wall names does not hang on the spelling.
    const closed = others.find((other) => !mayImport.includes(other));
    for (const other of others) {
      IMPORTS.slice(0, other === closed ? undefined : 1).forEach((spelt, index) => {
        const file = `${room}/${other}/import${index}.ts`;
        files[file] = spelt(other);
        if (!mayImport.includes(other)) found.push(`${file}: walls of ${room}`);
      });
    }
  }
  for (const place of ["tests", "scripts"]) files[`${place}/thing.ts`] = files["Transcript/thing.ts"] ?? "";
  return { files, found };
}

function acrossLayers(): Planted {
  const files: Record<string, string> = {};
  const found: string[] = [];
  for (const [room, { layers = [] }] of Object.entries(ROOMS)) {
    const order = layers.flatMap((layer, height) => layer.map((folder) => ({ folder, height })));
    for (const { folder, height } of order) {
      files[`${room}/${folder}/thing.ts`] = "export const thing = 1;";
      for (const other of order) {
        if (other.folder === folder) continue;
        const file = `${room}/${folder}/${other.folder.replaceAll("/", "-")}.ts`;
        files[file] = `import "${path.posix.relative(folder, other.folder)}/thing";`;
        if (other.height <= height) found.push(`${file}: layers of ${room}`);
      }
    }
  }
  return { files, found };
}

/** What no wall forbids: tests lean on every room, and what builds a room on the scripts. */
const ALLOWED = {
  "tests/all.ts": Object.keys(ROOMS)
    .map((room) => `import "../${room}/thing";`)
    .join("\n"),
  "Ingestion/build.mjs": 'import "../scripts/thing";',
};

/** Of types too. */
const CIRCLE: Planted = {
  files: {
    "Transcript/one.ts": 'import type { Two } from "./two"; export type One = Two | string;',
    "Transcript/two.ts": 'import type { One } from "./one"; export type Two = One[];',
  },
  found: ["Transcript/one.ts: no circle"],
};

const FORGOTTEN: Planted = {
  files: {
    "Solution/check/check.ts": 'import "./form/listed";',
    "Solution/check/form/listed.ts": "export const listed = 1;",
    "Solution/check/form/forgotten.ts": "export const forgotten = 1;",
  },
  found: ["Solution/check/form/forgotten.ts: every check is listed"],
};

const PACKAGES: Planted = {
  files: {
    "package.json": '{ "dependencies": { "asked-for": "1.0.0" } }',
    "node_modules/asked-for/package.json": '{ "name": "asked-for", "version": "1.0.0", "main": "index.js" }',
    "node_modules/asked-for/index.js": 'require("by-grace");',
    "node_modules/by-grace/package.json": '{ "name": "by-grace", "version": "1.0.0", "main": "index.js" }',
    "node_modules/by-grace/index.js": "",
    "Caller/asks.ts": 'import "asked-for";',
    "Caller/borrows.ts": 'import "by-grace";',
  },
  found: ["Caller/borrows.ts: every package is asked for"],
};

describe("of planted files, in one tree: each start of the tool loads a compiler", () => {
  const rooms = acrossRooms();
  const layers = acrossLayers();
  let found: readonly string[];
  const ofRule = (name: RegExp): readonly string[] => found.filter((line) => name.test(line));

  beforeAll(() => {
    found = foundPlanted({
      ...rooms.files,
      ...layers.files,
      ...ALLOWED,
      ...CIRCLE.files,
      ...FORGOTTEN.files,
      ...PACKAGES.files,
    });
  });

  test("a room leans on those that rooms.json allows and on no other, however an import is spelt", () => {
    expect(ofRule(/: walls of /)).toEqual([...rooms.found].sort());
  });

  test("a folder leans on the layers below it, and on none above it or beside it", () => {
    expect(layers.found.length).toBeGreaterThan(0);
    expect(ofRule(/: layers of /)).toEqual([...layers.found].sort());
  });

  test("tests lean on every room, and what builds a room on the scripts", () => {
    expect(ofRule(/^(tests\/all|Ingestion\/build)\b/)).toEqual([]);
  });

  test("a circle is found, of types too", () => {
    expect(ofRule(/: no circle$/)).toEqual(CIRCLE.found);
  });

  test("a package that package.json does not name is found, and one that it names is not", () => {
    expect(ofRule(/: every package is asked for$/)).toEqual(PACKAGES.found);
  });

  test("a check of solutions that is not listed is found", () => {
    expect(ofRule(/: every check is listed$/)).toEqual(FORGOTTEN.found);
  });
});

describe("this tree", () => {
  let read: string;

  beforeAll(() => {
    read = cruise(process.cwd(), [...Object.keys(ROOMS), "tests", "scripts"]);
  });

  test("keeps its walls and has no circle", () => {
    expect(foundIn(read)).toEqual([]);
  });

  test("is what the drawing in docs/architecture.md shows", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/drawing.mjs", "--check", "-"], {
      encoding: "utf8",
      input: read,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
