import { spawnSync } from "node:child_process";
import path from "node:path";
import { ThrowAwayProject } from "./support/throwAway";

/** What a command says under npm, with these variables in its environment; nothing may be installed or built for it. */
function say(script: readonly string[], environment: NodeJS.ProcessEnv): readonly [number | null, string] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...script], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return [status, stdout + stderr];
}
const run = (command: string): readonly string[] => ["scripts/run.mjs", command];

test.each([
  [
    run("start"),
    { npm_lifecycle_event: "start", npm_config_empty: "true" },
    "start: npm has kept --empty for itself; flags go behind two dashes: npm start -- --empty",
  ],
  [
    run("local"),
    { npm_lifecycle_event: "local", npm_config_page_size: "7" },
    "local: npm has kept --page-size for itself; flags go behind two dashes: npm run local -- --page-size N",
  ],
  // npm takes it apart: -c -a -l -l -s.
  [
    run("start"),
    { npm_lifecycle_event: "start", npm_config_all: "true", npm_config_long: "true" },
    "start: npm has kept --calls for itself; flags go behind two dashes: npm start -- --calls DIR",
  ],
  [run("harness"), { npm_lifecycle_event: "harness", npm_config_language: "1031" }, "npm run harness -- --language N"],
  [run("ingestion"), { npm_lifecycle_event: "ingestion", npm_config_since: "2026" }, "npm run ingestion -- --since T"],
  [run("solution"), { npm_lifecycle_event: "solution", npm_config_xsd: "x" }, "npm run solution -- --xsd DIR"],
  [
    ["scripts/test.mjs"],
    { npm_lifecycle_event: "test", npm_config_selectprojects: "true" },
    "npm test -- --selectProjects NAME",
  ],
  [["scripts/build.mjs"], { npm_lifecycle_event: "build", npm_config_control: "true" }, "npm run build -- --control"],
])("%j refuses a flag that npm has kept for itself: %j", (script, environment, words) => {
  const [status, said] = say(script, environment);
  expect([status, said]).toEqual([2, expect.stringContaining(words)]);
});

test.each([
  { npm_lifecycle_event: "start", npm_config_registry: "x", npm_config_all: "true" },
  // Another command of ours has been started by npm, or none.
  { npm_lifecycle_event: "test", npm_config_empty: "true" },
  { npm_config_empty: "true" },
])("what is npm's own, or not for this command, is no such flag: %j", (environment) => {
  const [status, said] = say([...run("start"), "--help"], { npm_lifecycle_event: undefined, ...environment });
  expect([status, said]).toEqual([0, expect.stringContaining("--empty")]);
});

test.each([
  [run("local"), "local: there is no option --wrong"],
  [run("fuzz"), "fuzz: there is no option --wrong"],
  [["scripts/test/longer.mjs"], "longer: there is no option --wrong"],
  [["scripts/exhaustive.mjs"], "exhaustive: there is no option --wrong"],
  [["scripts/build.mjs"], "build: there is no option --wrong; there are --control"],
])("%j refuses an option that it does not know, in the same words", ([...command], words) => {
  const [status, said] = say([...command, "--wrong"], { npm_lifecycle_event: undefined });
  expect([status, said]).toEqual([2, expect.stringContaining(words)]);
});

test("it is said before anything is installed", async () => {
  const project = await ThrowAwayProject.make();
  try {
    const { status, errors } = await project.command(process.execPath, [path.resolve("scripts/run.mjs"), "start"], {
      npm_lifecycle_event: "start",
      npm_config_port: "1",
    }).ended;
    expect([status, errors]).toEqual([2, expect.stringContaining("npm start -- --port N")]);
    expect(await project.read("log")).toBe("");
  } finally {
    await project.remove();
  }
});
