import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

// npm takes a second or two to start, more on a busy machine.
jest.setTimeout(90_000);

const MANIFEST = "OpenCXTranscriptControl/ControlManifest.Input.xml";
const RELEASED = "OpenCXTranscriptControl/released/ControlManifest.xml";

let folder: string;
const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
const npmVersion = (...args: string[]): { status: number | null; errors: string } => {
  const { status, stderr } = spawnSync("npm", ["version", ...args], { cwd: folder, encoding: "utf8" });
  return { status, errors: stderr };
};
const versionIn = (file: string): string | undefined =>
  /<control\b[^>]*\bversion="([^"]*)"/.exec(readFileSync(path.join(folder, file), "utf8"))?.[1];

/** The script, and what it reads. */
const PARTS = [...["version", "rooms", "terminal"].map((name) => `scripts/${name}.mjs`), "rooms.json", "unseen.json"];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-version-"));
  mkdirSync(path.join(folder, path.dirname(RELEASED)), { recursive: true });
  for (const file of [...PARTS, MANIFEST, RELEASED]) cpSync(file, path.join(folder, file));
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { version: string } };
  const project = { name: "thrown-away", version: "1.0.0", private: true, scripts: { version: scripts.version } };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(project));
  git("init", "--quiet");
  git("config", "user.name", "test");
  git("config", "user.email", "test@example.com");
  git("add", ".");
  git("commit", "--quiet", "--message", "start");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("npm version sets package and control to one version, keeps the manifest as released, and commits and tags all of it", () => {
  expect(npmVersion("1.1.0")).toMatchObject({ status: 0 });
  expect([versionIn(MANIFEST), versionIn(RELEASED)]).toEqual(["1.1.0", "1.1.0"]);
  expect(readFileSync(path.join(folder, RELEASED), "utf8")).toBe(readFileSync(path.join(folder, MANIFEST), "utf8"));
  expect([git("status", "--porcelain"), git("tag")]).toEqual(["", "v1.1.0"]);
  expect(git("show", "--name-only", "--format=").split("\n")).toEqual([MANIFEST, RELEASED, "package.json"]);
});

test("a version that is only begun leaves the released manifest alone", () => {
  const released = versionIn(RELEASED);
  expect(npmVersion("1.1.0", "--no-git-tag-version")).toMatchObject({ status: 0 });
  expect([versionIn(MANIFEST), versionIn(RELEASED), git("tag")]).toEqual(["1.1.0", released, ""]);
});

test("a pre-release is refused in words", () => {
  const { status, errors } = npmVersion("1.1.0-beta.1");
  expect(status).not.toBe(0);
  expect(errors).toContain("version 1.1.0-beta.1 must be three numbers");
  expect(git("tag")).toBe("");
});
