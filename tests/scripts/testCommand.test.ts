import path from "node:path";
import { isAlive } from "../support/process";
import { ThrowAwayProject, type Running } from "./support/throwAway";

jest.setTimeout(90_000);

const TEST = path.resolve("scripts/test.mjs");
const TOOLS = [
  "scripts/build.mjs",
  "scripts/run.mjs",
  "node_modules/oxfmt/bin/oxfmt",
  "node_modules/eslint/bin/eslint.js",
  "node_modules/oxlint/bin/oxlint",
];
const PASSES = 'test("one", () => undefined); test.skip("two", () => undefined);';
/** Says which process it runs in, and runs until it is let go. */
const WAITS = `const fs = require("fs");
test("three", async () => {
  fs.writeFileSync("jest.pid", String(process.pid));
  while (!fs.existsSync("go")) await new Promise((resolve) => setTimeout(resolve, 20));
}, 60_000);`;

/** Of a jest that runs the files as they are: Babel, which it would change nothing with, takes longer to load than jest. */
const config = (what: string): string => `module.exports = { transform: {}, displayName: "project", ${what} };`;
/** Of a pure room's tests; where there are none, jest is not started for them, as it would not end well. */
const PURE = "a.pure.js";

let project: ThrowAwayProject;

const start = (...args: string[]): Running => project.command(process.execPath, [TEST, ...args]);
const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

beforeEach(async () => {
  project = await ThrowAwayProject.make();
  // What it runs before the tests is held up elsewhere; jest is the real one.
  for (const tool of TOOLS) await project.write(tool, "");
  await project.write(
    "node_modules/jest/bin/jest.js",
    // To find that there is nothing to judge, it would start once more in each test.
    `const { existsSync } = require("node:fs");
    if (process.argv.includes("--config") && !existsSync("sent.check.js")) process.exit(0);
    if (process.argv.includes("caller") && !existsSync("${PURE}")) process.exit(0);
    require(${JSON.stringify(path.resolve("node_modules/jest-cli"))}).run();`,
  );
  await project.write("jest.config.cjs", config('testEnvironment: "node", testMatch: ["**/*.test.js"]'));
  await project.write("a.test.js", PASSES);
});
afterEach(() => project.remove());

test("a suite is told when it has ended, while others still run, and the last line counts all", async () => {
  await project.write("b.test.js", WAITS);
  const running = start();
  await running.said((text) => /^ok {3}a\.test\.js {2}1 passed, 1 skipped \(/m.test(text));
  await project.write("go", "");
  const { status, out } = await running.ended;
  expect([status, lastLine(out)]).toEqual([0, "2 passed, 0 failed, 1 skipped"]);
});

test("Ctrl+C ends jest and tells what is known by then", async () => {
  await project.write("b.test.js", WAITS);
  const running = start();
  await running.said((text) => text.includes("ok   a.test.js"));
  const jestProcess = await project.pidIn("jest.pid");
  running.signal("SIGINT");
  const { status, out } = await running.ended;
  expect([status, lastLine(out)]).toEqual([130, "1 passed, 0 failed, 1 skipped"]);
  expect(out).toMatch(/stopped by SIGINT; known so far:\nok {3}.*\n(?:.*\n)*stop tests /);
  expect(isAlive(jestProcess)).toBe(false);
});

test("tests of pure rooms run beside the build, and are counted with the others", async () => {
  const jest = (displayName: string, kind: string): string =>
    `{ transform: {}, displayName: "${displayName}", testEnvironment: "node", testMatch: ["**/*.${kind}.js"] }`;
  await project.write(
    "jest.config.cjs",
    `module.exports = { projects: [${jest("project", "test")}, ${jest("caller", "pure")}] };`,
  );
  await project.write(PURE, 'test("four", () => undefined);');
  await project.write(
    "scripts/build.mjs",
    'import { existsSync } from "node:fs"; while (!existsSync("go")) await new Promise((done) => setTimeout(done, 20));',
  );
  const running = start();
  await running.said((text) => /^ok {3}a\.pure\.js {2}1 passed \(/m.test(text));
  await project.write("go", "");
  const { status, out } = await running.ended;
  expect(out).toMatch(/^ok {3}pure tests .*\n(?:.*\n)*ok {3}tests /m);
  expect([status, lastLine(out)]).toEqual([0, "2 passed, 0 failed, 1 skipped"]);
});

test("what fails is shown when it fails, and counted in the last line", async () => {
  await project.write("node_modules/eslint/bin/eslint.js", 'console.log("a rule is broken"); process.exit(1);');
  await project.write("b.test.js", 'test("three", () => { throw new Error("three is wrong"); });');
  await project.write("c.test.js", 'throw new Error("before its first test");');
  const { status, out } = await start().ended;
  expect(out).toContain("a rule is broken");
  expect(out).toContain("three is wrong");
  expect(out).toContain("before its first test");
  const again = out.slice(out.indexOf("what failed:"));
  expect(again).toContain("lint for Dataverse\n  a rule is broken");
  expect(again).toContain("b.test.js › three\n  Error: three is wrong");
  expect(again).toContain("c.test.js › before its first test");
  expect(out).toMatch(/; failed: lint for Dataverse, tests\n/);
  expect([status, lastLine(out)]).toEqual([1, "1 passed, 3 failed, 1 skipped"]);
});

test("what the tests have sent is judged after them, and counted with them", async () => {
  await project.write("tests/requests/jest.config.cjs", config('rootDir: "../..", testMatch: ["**/*.check.js"]'));
  await project.write("sent.check.js", 'test("sent", () => { throw new Error("sent wrongly"); });');
  const { status, out } = await start().ended;
  expect(out).toContain("sent wrongly");
  expect(out).toMatch(/; failed: requests\n/);
  expect([status, lastLine(out)]).toEqual([1, "1 passed, 1 failed, 1 skipped"]);
});

test("a jest that breaks before its first suite is a failure", async () => {
  await project.write("node_modules/jest/bin/jest.js", "process.exit(1);");
  const { status, out } = await start().ended;
  expect([status, lastLine(out)]).toEqual([1, "0 passed, 2 failed, 0 skipped"]);
});

test("jest ends when its tests have, though something that they loaded listens to the process that started it", async () => {
  await project.write("listens.js", 'module.exports = () => void process.on("message", () => undefined);');
  await project.write("jest.config.cjs", config('globalSetup: "./listens.js", testMatch: ["**/*.test.js"]'));
  const { status, out } = await start().ended;
  expect([status, lastLine(out)]).toEqual([0, "1 passed, 0 failed, 1 skipped"]);
});

test("arguments go to jest", async () => {
  await project.write("b.test.js", 'test("three", () => { throw new Error("three is wrong"); });');
  const { status, out } = await start("a.test").ended;
  expect([status, lastLine(out)]).toEqual([0, "1 passed, 0 failed, 1 skipped"]);
});

test("without what the build makes, no test is run", async () => {
  await project.write("scripts/build.mjs", 'console.log("does not compile"); process.exit(1);');
  const { status, out } = await start().ended;
  expect(out).toContain("does not compile");
  expect(out).toContain("not run, since the build failed: solution, tests");
  expect([status, lastLine(out)]).toEqual([1, "0 passed, 1 failed, 0 skipped"]);
});
