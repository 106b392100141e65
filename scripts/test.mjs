// `npm test`: everything that must hold, in the order that finds the cheapest mistake first. Prints a table of what ran
// and how long it took.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { ensureInstalled } from "./install/install.mjs";
import { browserOnlyFolders as browserSide, products } from "./rooms.mjs";

await ensureInstalled();

const jestReport = "out/jest.json";
const rows = [];
const running = new Set();

// Whoever stops this stops what it started: a jest left behind would hold its browser and its PostgreSQL.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of running) child.kill("SIGTERM");
    process.stderr.write(`stopped by ${signal}\n`);
    process.exit(1);
  });
}

const run = (name, args) =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => {
      running.delete(child);
      const seconds = (performance.now() - started) / 1000;
      rows.push({ name, ok: code === 0, seconds });
      process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds.toFixed(1)} s)\n`);
      if (code !== 0 || name === "tests") process.stdout.write(output);
      resolve(code === 0);
    });
  });

// What runs in a browser, as tsconfig.browser.json has it and tsconfig.node.json leaves it out. Linted apart, so that
// two cores share the longest check.
const eslint = (...files) => ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", ...files];
const tsc = (project) => ["node_modules/typescript/bin/tsc", "-p", project];

/**
 * What jest counted. It leaves no report when it breaks before its first test, and may fail with no test failed (a
 * setup, a leak): both are a failure.
 */
function countTests(ok) {
  const report = existsSync(jestReport) ? JSON.parse(readFileSync(jestReport, "utf8")) : undefined;
  const failed = report === undefined ? 0 : report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: ok ? failed : Math.max(1, failed),
    skipped: report?.numPendingTests ?? 0,
  };
}

// Types of the control are generated from its manifest, so the build comes before whatever reads them: that leaves out
// what runs under Node.
// Each of these keeps one core busy; side by side they take the time of the longer one.
const [built] = await Promise.all([
  run("build", ["scripts/build.mjs", ...Object.keys(products).map((name) => `--${name}`)]),
  run("types: node", tsc("tsconfig.node.json")),
]);
await Promise.all([
  run("lint: node", eslint(".", ...browserSide.flatMap((folder) => ["--ignore-pattern", `${folder}/`]))),
  (async () => {
    await run("lint: browser", eslint(...browserSide));
    await run("types: browser", tsc("tsconfig.browser.json"));
    if (built) await run("solution", ["scripts/run.mjs", "solution", "pack"]);
  })(),
]);

rmSync(jestReport, { force: true });
let counted = { passed: 0, failed: 0, skipped: 0 };
if (built) {
  counted = countTests(
    await run("tests", [
      "node_modules/jest/bin/jest.js",
      "--maxWorkers=2",
      "--json",
      `--outputFile=${jestReport}`,
      ...process.argv.slice(2),
    ]),
  );
} else {
  // Without what the build makes every later failure would be a riddle.
  process.stdout.write("not run, since the build failed: solution, tests\n");
}

const broken = rows.filter((row) => !row.ok);
for (const row of rows)
  process.stdout.write(`${row.ok ? "ok  " : "FAIL"} ${row.name.padEnd(16)} ${row.seconds.toFixed(1).padStart(6)} s\n`);
process.stdout.write(
  `all ${(performance.now() / 1000).toFixed(0)} s${broken.length === 0 ? "" : `; failed: ${broken.map((row) => row.name).join(", ")}`}\n`,
);
const failed = counted.failed + broken.filter((row) => row.name !== "tests").length;
process.stdout.write(`${counted.passed} passed, ${failed} failed, ${counted.skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);
