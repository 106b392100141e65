import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

jest.setTimeout(60_000);

const script = (name: string): string => JSON.stringify(pathToFileURL(path.resolve("scripts", name)).href);
const INSTALL = `(await import(${script("install.mjs")})).ensureInstalled(); process.stdout.write("on it goes");`;
const BUILD = `const { appendFileSync } = await import("node:fs");
await (await import(${script("stale.mjs")})).whenStale("thing", { inputs: ["package.json"], outputs: ["log"], build: async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  appendFileSync("log", "built\\n");
} });`;

let project: string;

/** What a command did in a project of its own, where npm only notes down how it was called. */
const run = async (
  code: string,
  onError: (said: string) => void = () => undefined,
): Promise<{ readonly status: number | null; readonly out: string; readonly errors: string }> => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH: `${path.join(project, "bin")}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  let [out, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
    onError(errors);
  });
  const [status] = (await once(child, "close")) as [number | null];
  return { status, out, errors };
};
const noted = (): Promise<string> => readFile(path.join(project, "log"), "utf8").catch(() => "");
const wantNode = (range: string): Promise<void> =>
  writeFile(path.join(project, "package.json"), JSON.stringify({ engines: { node: range } }));
const lock = async (name: string, holder: string): Promise<void> => {
  await mkdir(path.join(project, "out"));
  await writeFile(path.join(project, "out", name), holder);
};
/** The number of a process that has ended. */
const deadProcess = async (): Promise<string> => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return String(child.pid);
};

beforeEach(async () => {
  project = await mkdtemp(path.join(os.tmpdir(), "opencx-install-"));
  await mkdir(path.join(project, "bin"));
  await writeFile(path.join(project, "bin/npm"), '#!/bin/sh\nsleep 0.3\nmkdir -p node_modules\necho "npm $1" >> log\n');
  await chmod(path.join(project, "bin/npm"), 0o755);
  await writeFile(path.join(project, "package-lock.json"), "{}");
  await wantNode(">=20.19");
});
afterEach(() => rm(project, { recursive: true }));

describe("before a command runs", () => {
  it("installs once, for two commands that start together and for all that follow", async () => {
    const both = await Promise.all([run(INSTALL), run(INSTALL)]);
    expect(both.map(({ status, out }) => [status, out])).toEqual([
      [0, "on it goes"],
      [0, "on it goes"],
    ]);
    expect((await run(INSTALL)).errors).toBe("");
    expect(await noted()).toBe("npm ci\n");
    expect(await readdir(path.join(project, "out"))).toEqual([]);
  });

  it("does not wait for an installation that was interrupted", async () => {
    await lock(".install.lock", await deadProcess());
    expect(await run(INSTALL)).toMatchObject({ status: 0, out: "on it goes" });
    expect(await noted()).toBe("npm ci\n");
  });

  it("says whom it waits for", async () => {
    await lock(".install.lock", String(process.pid));
    const { errors } = await run(INSTALL, (said) => {
      if (said.includes("waiting")) rmSync(path.join(project, "out/.install.lock"), { force: true });
    });
    expect(errors).toContain(`another command (process ${process.pid}) installs here; waiting for it`);
  });

  it("ends with npm's status when npm fails, and the next one tries again", async () => {
    await writeFile(path.join(project, "bin/npm"), "#!/bin/sh\nexit 7\n");
    expect(await run(INSTALL)).toMatchObject({
      status: 7,
      out: "",
      errors: expect.stringContaining("The npm registry must be reachable") as string,
    });
    expect(await run(INSTALL)).toMatchObject({ status: 7 });
  });

  it("refuses a Node that is too old, by its version", async () => {
    await wantNode(">=99.1");
    expect(await run(INSTALL)).toEqual({
      status: 1,
      out: "",
      errors: `This needs Node 99.1 or newer, and runs on ${process.versions.node}: install a newer one, https://nodejs.org\n`,
    });
    expect(await noted()).toBe("");
  });

  it("says that its folder cannot be written", async () => {
    await writeFile(path.join(project, "out"), "no folder");
    const { status, errors } = await run(INSTALL);
    expect([status, errors]).toEqual([
      1,
      `${await realpath(project)} cannot be written (EEXIST), and every command builds into its folder out: use a clone that belongs to you\n`,
    ]);
  });

  it("builds once for two commands that start together", async () => {
    await lock(".build.lock", await deadProcess());
    await Promise.all([run(BUILD), run(BUILD)]);
    expect(await noted()).toBe("built\n");
  });
});
