import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packSolution } from "../../Solution/pack/pack";
import { readZip, writeZip } from "../../Solution/zip";
import { CONTROL, SCRIPT_PART, VERSION, fixtureTree } from "./support/fixtureTree";

/** Ways out of a context of Node's `vm` that were shown to work, each to write a file. */
const ESCAPES = [
  'this.constructor.constructor("return process")()',
  'new Error().constructor.constructor("return process")()',
  "globalThis.process",
  '(function () { try { null.x } catch (e) { return e.constructor.constructor("return process")() } })()',
];

test("no script of a checked zip runs, however it leaves its place", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "opencx-parse-"));
  try {
    const written = path.join(folder, "written");
    const node = `.mainModule.require("fs").writeFileSync(${JSON.stringify(written)}, "")`;
    const later = `Promise.resolve().then(function () { ${ESCAPES[0] ?? ""}${node} });`;
    const attack = [...ESCAPES.map((escape) => `try { ${escape}${node} } catch (e) {}`), later].join("\n");
    const parts = new Map(readZip(packSolution(await fixtureTree(), "managed", VERSION), "fixture.zip"));
    for (const part of [SCRIPT_PART, `Controls/${CONTROL}/bundle.js`])
      parts.set(part, Buffer.concat([Buffer.from(attack), parts.get(part) ?? new Uint8Array()]));
    const zip = path.join(folder, "attack.zip");
    writeFileSync(zip, writeZip(parts));
    const { stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "solution", "check", zip], {
      encoding: "utf8",
    });
    expect(stdout + stderr).toContain("1 checked");
    expect(existsSync(written)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("nothing here could run a text as code", () => {
  const RUNS = /["'](node:)?(vm|module|worker_threads|child_process)["']|\beval\(|\bFunction\(|\bimport\(|\brequire\(/;
  const files = readdirSync("Solution", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(40);
  for (const file of files)
    expect([file, RUNS.exec(readFileSync(path.join("Solution", file), "utf8"))?.[0]]).toEqual([file, undefined]);
});
