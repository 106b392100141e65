// `npm test`: everything that must hold, in the order that finds the cheapest mistake first. Prints what ends as it
// ends, and a table of what ran and how long it took.
import { fileURLToPath } from "node:url";
import { asksForHelp, refuseKept } from "./command/commandLine.mjs";
import { bypassProxyOnLoopback } from "./command/loopback.mjs";
import { ensureInstalled } from "./install/install.mjs";
import { onStop } from "./process/group.mjs";
import { endWithNpm } from "./process/parent.mjs";
import { products, rooms } from "./rooms.mjs";
import { out, outInColours } from "./terminal.mjs";
import { Checks } from "./test/checks.mjs";
import { longer } from "./test/longerTests.mjs";
import { recordRequests } from "./test/recorded.mjs";

const roomTests = Object.values(rooms).map(({ tests }) => tests.folder);
const JEST_PROJECTS = ["project", "scripts", "contract", "requests", "cases", ...roomTests];
/** Pure rooms: their tests read nothing that is built, and start nothing. */
const PURE = ["transcript", "caller", "contract"];

const HELP = `npm test -- [arguments of jest]
Everything that must hold: layout, types, lint, the builds, the solution's checks and the tests, but for those that take
longer (npm run longer). Each suite is told as it ends; the last line counts the tests. Arguments choose among all tests,
as jest takes them:

  PATH ...                     test files with this in their path
  --selectProjects NAME ...    of ${JEST_PROJECTS.join(", ")}
  -t PATTERN                   tests of such a name
  --help
`;

/** What of jest's flags people give, and npm would keep. */
const JEST_FLAGS = {
  selectProjects: "NAME",
  testNamePattern: "PATTERN",
  t: "PATTERN",
  testPathPattern: "PATTERN",
  maxWorkers: "N",
  runInBand: "",
  bail: "",
  onlyChanged: "",
  onlyFailures: "",
};

const args = process.argv.slice(2);
refuseKept("test", { flags: JEST_FLAGS });
if (asksForHelp(args)) {
  out(HELP);
  process.exit(0);
}
endWithNpm();
await ensureInstalled();
bypassProxyOnLoopback();

/** Checks that count their own failures. */
const COUNTED = ["tests", "pure tests", "requests"];

recordRequests();

const checks = new Checks();
/** What each jest has counted so far. @type {Map<string, import("./test/reporter.cjs").Report>} */
const counted = new Map();

/** The table and the closing line, of what is known by then. @returns {number} what failed */
function tell() {
  const reports = [...counted.values()];
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ what) =>
    reports.reduce((all, report) => all + report[what], 0);
  // A jest that ends before its last suite, or fails with no test failed (a setup, a leak), has failed all the same.
  const isBroken = (/** @type {string} */ name) => !COUNTED.includes(name) || !counted.get(name)?.failed;
  const failed = sum("failed") + checks.failed.filter(isBroken).length;
  const failures = [...checks.failures, ...reports.flatMap((report) => report.failures)];
  if (failures.length > 0) outInColours(["what failed:", ...failures].join("\n"));
  out(`${checks.table()}${sum("passed")} passed, ${failed} failed, ${sum("skipped")} skipped`);
  return failed;
}

onStop(
  async (signal) => {
    await checks.stop();
    out(`stopped by ${signal}; known so far:`);
    tell();
  },
  () => checks.kill(),
);

const eslint = ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."];
/** Nearly all rules, and what the compiler itself says: of one reading of the sources. */
const oxlint = ["node_modules/oxlint/bin/oxlint", "--deny-warnings", "--type-aware", "--type-check"];
const oxfmt = ["node_modules/oxfmt/bin/oxfmt", "--check"];

/** Flags of `npm run build`: of what is made of sources alone, or of what is made of other products. */
function buildFlags(/** @type {(product: import("./rooms.mjs").Made) => boolean} */ wanted) {
  return Object.values(products)
    .filter(wanted)
    .map(({ name }) => `--${name}`);
}

const reporter = fileURLToPath(new URL("test/reporter.cjs", import.meta.url));

/** Runs jest, and keeps what it has counted. @returns {Promise<boolean>} whether it ended well */
function jest(/** @type {string} */ name, /** @type {string[]} */ flags) {
  // --reporters takes every word up to the next flag.
  return checks.run(name, ["node_modules/jest/bin/jest.js", "--reporters", reporter, ...flags], {
    tell(message) {
      const report = /** @type {import("./test/reporter.cjs").Report} */ (message);
      counted.set(name, report);
      outInColours(report.text);
    },
  });
}

// Types of the control are generated from its manifest, so the build comes before what reads them; what reads none is
// read beside it, and so are the tests of pure rooms: most of the build has one processor at work.
const isWhole = args.length === 0;
/** Of the projects named, without what takes longer. @returns {string[]} */
const within = (/** @type {string[]} */ projects) => [
  ...["--testPathIgnorePatterns", "/node_modules/", ...longer().map((file) => `/${file}$`)],
  ...["--selectProjects", ...projects],
];
const pure = isWhole ? jest("pure tests", ["--maxWorkers=1", ...within(PURE)]) : undefined;
const [built] = await Promise.all([
  checks.run("build", ["scripts/build.mjs", ...buildFlags(({ of }) => of === undefined)]),
  (async () => {
    await checks.run("layout", oxfmt);
    await checks.run("lint for Dataverse", eslint);
  })(),
]);
if (built) await checks.run("solution", ["scripts/build.mjs", ...buildFlags(({ of }) => of !== undefined)]);
// Tests wait for servers, clocks and disks for a fifth of both cores' time: what remains to be read is read meanwhile.
const patient = checks.run("types and lint", oxlint, { isPatient: true });
if (built) {
  const rest = JEST_PROJECTS.filter((name) => !PURE.includes(name));
  const passed = await jest("tests", ["--maxWorkers=4", ...(isWhole ? within(rest) : args)]);
  if ((await pure) !== false && passed) await jest("requests", ["--config", "tests/requests/jest.config.cjs"]);
} else {
  // Without what the build makes every later failure would be a riddle.
  out("not run, since the build failed: solution, tests");
  await pure;
}
await patient;
process.exit(tell() === 0 ? 0 : 1);
