import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeDataDir } from "../../Ingestion/database/dataFolder";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-data-dir-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (place: string): number => statSync(place).mode & 0o7777;
const onUnix = process.platform === "win32" ? test.skip : test;
const asRoot = process.getuid?.() === 0 ? test : test.skip;

onUnix("nobody else may write into DATA_DIR, whatever the umask is", async () => {
  const before = process.umask(0);
  try {
    await makeDataDir(path.join(folder, "new", "data"));
  } finally {
    process.umask(before);
  }
  expect([path.join(folder, "new"), path.join(folder, "new", "data")].map(modeOf)).toEqual([0o755, 0o755]);
});

onUnix.each([
  [0o777, 0o775],
  [0o2777, 0o2775],
  [0o770, 0o770],
  [0o700, 0o700],
  [0o1777, 0o1777],
])("a DATA_DIR of mode %o that is there has mode %o then", async (given, expected) => {
  const dataDir = path.join(folder, "data");
  mkdirSync(dataDir);
  chmodSync(dataDir, given);
  await makeDataDir(dataDir);
  expect(modeOf(dataDir)).toBe(expected);
});

asRoot("a link in the place of the inbox leads root to no folder that is not PostgreSQL's", () => {
  const [dataDir, victim] = [path.join(folder, "data"), path.join(folder, "victim")];
  for (const place of [dataDir, victim]) mkdirSync(place, { mode: 0o755 });
  writeFileSync(path.join(dataDir, "connection.json"), '{"password":"theirs"}', { mode: 0o600 });
  const link = path.join(dataDir, "postgres");
  symlinkSync(victim, link);
  lchownSync(link, 65_534, 65_534);
  const { stdout } = spawnSync(process.execPath, ["out/ingestion/cli.mjs", "embedded-database", dataDir], {
    input: "",
    encoding: "utf8",
  });
  expect(JSON.parse(stdout)).toEqual({ failed: expect.stringContaining(`${victim}, where the inbox's`) as string });
  expect(modeOf(victim)).toBe(0o755);
  expect(readdirSync(victim)).toEqual([]);
});
