import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, realpath, rm } from "node:fs/promises";
import { INSTALL, script, ThrowAwayProject } from "./support/throwAway";

const BUILD = `const { appendFileSync } = await import("node:fs");
await (await import(${script("stale.mjs")})).whenStale("thing", { inputs: ["package.json"], outputs: ["log"], build: async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  appendFileSync("log", "built\\n");
} });`;

let project: ThrowAwayProject;

/** The number of a process that has ended. */
const deadProcess = async (): Promise<string> => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return String(child.pid);
};

beforeEach(async () => {
  project = await ThrowAwayProject.make();
});
afterEach(() => project.remove());

test("a command installs once, for two that start together and for all that follow", async () => {
  await project.npm('sleep 0.3\nmkdir -p node_modules\necho "npm $1" >> log');
  const both = await Promise.all([project.run(INSTALL), project.run(INSTALL)]);
  expect(both.map(({ status, out }) => [status, out])).toEqual([
    [0, "on it goes"],
    [0, "on it goes"],
  ]);
  expect((await project.run(INSTALL)).errors).toBe("");
  expect(await project.read("log")).toBe("npm ci\n");
  expect(await readdir(project.path("out"))).toEqual([]);
});

test("it does not wait for an installation that was interrupted", async () => {
  await project.write("out/.install.lock", await deadProcess());
  expect(await project.run(INSTALL)).toMatchObject({ status: 0, out: "on it goes" });
  expect(await project.read("log")).toBe("npm ci\n");
});

test("it waits for who installs until that one has noted it down, though npm has ended", async () => {
  await project.write("out/.install.lock", `${process.pid} ${await deadProcess()}`);
  const running = project.start(INSTALL);
  await running.said((text) => text.includes("waiting"));
  expect(await project.read("log")).toBe("");
  await rm(project.path("out/.install.lock"));
  expect((await running.ended).status).toBe(0);
});

test("it says whom it waits for", async () => {
  await project.write("out/.install.lock", String(process.pid));
  const running = project.start(INSTALL);
  await running.said((text) => text.includes("waiting"));
  await rm(project.path("out/.install.lock"));
  expect((await running.ended).errors).toContain(
    `another command (process ${process.pid}) installs here; waiting for it`,
  );
});

test("it ends with npm's status when npm fails, and the next one tries again", async () => {
  await project.npm("exit 7");
  expect(await project.run(INSTALL)).toMatchObject({
    status: 7,
    out: "",
    errors: expect.stringContaining("The npm registry must be reachable") as string,
  });
  expect(await project.run(INSTALL)).toMatchObject({ status: 7 });
});

test("it refuses a Node that is too old, by its version", async () => {
  await project.write("package.json", JSON.stringify({ engines: { node: ">=99.1" } }));
  expect(await project.run(INSTALL)).toEqual({
    status: 1,
    out: "",
    errors: `This needs Node 99.1 or newer, and runs on ${process.versions.node}: install a newer one, https://nodejs.org\n`,
  });
  expect(await project.read("log")).toBe("");
});

test("it says that its folder cannot be written", async () => {
  await project.write("out", "no folder");
  const { status, errors } = await project.run(INSTALL);
  expect([status, errors]).toEqual([
    1,
    `${await realpath(project.folder)} cannot be written (EEXIST), and every command builds into its folder out: use a clone that belongs to you\n`,
  ]);
});

test("what is stale is built once for two commands that start together", async () => {
  await project.write("out/.build.lock", await deadProcess());
  await Promise.all([project.run(BUILD), project.run(BUILD)]);
  expect(await project.read("log")).toBe("built\n");
});
