// `npm test`: everything that must hold, in the order that finds the cheapest mistake first. Prints a table of what ran and how long it took.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { ensureInstalled } from "./install.mjs";

ensureInstalled();

const node = process.execPath;
const jestReport = "out/jest.json";
const rows = [];

const run = (name, args) =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(node, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => {
      const seconds = (performance.now() - started) / 1000;
      rows.push({ name, ok: code === 0, seconds });
      process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds.toFixed(1)} s)\n`);
      if (code !== 0 || name === "tests") process.stdout.write(output);
      resolve(code === 0);
    });
  });

const eslint = ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."];
const tsc = (project) => ["node_modules/typescript/bin/tsc", "-p", project];

// Types of the control are generated from its manifest, so the build comes before whatever reads them.
const built = await run("build", ["scripts/build.mjs", "--control", "--webresources", "--service", "--workbench"]);
// Lint and types each keep one core busy; side by side they take the time of the longer one.
const checked = await Promise.all([
  run("lint", eslint),
  (async () => (await run("types: node", tsc("tsconfig.node.json"))) && (await run("types: browser", tsc("tsconfig.browser.json"))))(),
  (async () => built && (await run("solution", ["scripts/run.mjs", "Solution/cli.ts", "pack"])))(),
]);

rmSync(jestReport, { force: true });
// Built output that failed would make every later failure a riddle.
const tested =
  built &&
  (await run("tests", ["node_modules/jest/bin/jest.js", "--maxWorkers=2", "--json", `--outputFile=${jestReport}`, ...process.argv.slice(2)]));

let passed = 0;
let failed = rows.filter((row) => !row.ok && row.name !== "tests").length;
let skipped = 0;
if (built) {
  const report = JSON.parse(readFileSync(jestReport, "utf8"));
  passed = report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  skipped = report.numPendingTests;
}
const total = rows.reduce((sum, row) => Math.max(sum, row.seconds), 0);
for (const row of rows) process.stdout.write(`${row.ok ? "ok  " : "FAIL"} ${row.name.padEnd(16)} ${row.seconds.toFixed(1).padStart(6)} s\n`);
process.stdout.write(`longest step ${total.toFixed(0)} s, all ${performance.now() / 1000 | 0} s\n`);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(built && tested && checked.every(Boolean) ? 0 : 1);
