import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packedParts } from "../../Solution/pack/pack";
import { writeZip } from "../../Solution/zip";
import { solutionCommand } from "./support/command";
import { CONTROL, SCRIPT_PART, VERSION, fixtureTree } from "./support/fixtureTree";

/** Ways out of a context of Node's `vm`, each to a list or an error of Node's own, and from there to its process. */
function escapes(code: string): readonly string[] {
  const run = (from: string): string => `${from}.constructor.constructor("return process")().${code}`;
  return [
    `import("nowhere").catch(function (error) { ${run("error")} });`,
    `throw { toString: new Proxy(function () {}, { apply: function (to, self, given) { ${run("given")}; return "" } }) };`,
  ];
}

test("no script of a checked zip runs, however it would leave its place", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "opencx-parse-"));
  try {
    const good = packedParts(await fixtureTree(), "managed", VERSION);
    const written = path.join(folder, "written");
    const code = `getBuiltinModule("fs").writeFileSync(${JSON.stringify(written)}, "")`;
    const zips = escapes(code).map((escape, index) => {
      const parts = new Map(good);
      for (const part of [SCRIPT_PART, `Controls/${CONTROL}/bundle.js`])
        parts.set(part, Buffer.concat([good.get(part) ?? new Uint8Array(), Buffer.from(`\n${escape}`)]));
      const zip = path.join(folder, `${index}.zip`);
      writeFileSync(zip, writeZip(parts));
      return zip;
    });
    expect((await solutionCommand("check", ...zips)).stdout).toContain("2 checked");
    expect(existsSync(written)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a script nested as deep as the stack does not end the check", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "opencx-parse-"));
  try {
    const parts = new Map(packedParts(await fixtureTree(), "managed", VERSION));
    // Each first needs a pattern of the parser's where the stack ends.
    const zips = ["a?.[", "/[a]/["].map((nest, index) => {
      parts.set(SCRIPT_PART, Buffer.from(nest.repeat(3_000)));
      const zip = path.join(folder, `${index}.zip`);
      writeFileSync(zip, writeZip(parts));
      return zip;
    });
    // A process of its own, which would end with it.
    const { stdout } = spawnSync(process.execPath, ["scripts/run.mjs", "solution", "check", ...zips], {
      encoding: "utf8",
    });
    expect(stdout).toMatch(/2 checked/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("nothing here could run a text as code: what is imported later is a package by its name", () => {
  const RUNS =
    /["'](node:)?(vm|module|worker_threads|child_process)["']|\beval\(|\bFunction\(|\bimport\((?!"[\w@/-]+"\))|\brequire\(/;
  const files = readdirSync("Solution", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(40);
  for (const file of files)
    expect([file, RUNS.exec(readFileSync(path.join("Solution", file), "utf8"))?.[0]]).toEqual([file, undefined]);
});
