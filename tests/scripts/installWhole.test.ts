import { rm } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { INSTALL, script, ThrowAwayProject } from "./support/throwAway";

/** An npm that leaves out what it is told to leave out, as the real one does. */
const OBEDIENT = `echo "$*" >> log
mkdir -p node_modules/run node_modules/build
echo {} > node_modules/run/package.json
case " $* " in *" --include=dev "*) include=yes;; esac
env | grep -qiE '^(NODE_ENV=production|npm_config_(omit=dev|production=true|only=prod))' && production=yes
if [ -n "$include" ] && [ -z "$production" ]; then echo {} > node_modules/build/package.json; fi`;

let project: ThrowAwayProject;

beforeEach(async () => {
  project = await ThrowAwayProject.make();
  await project.wants({ run: {}, build: { dev: true } });
  await project.npm(OBEDIENT);
});
afterEach(() => project.remove());

test.each([
  { NODE_ENV: "production" },
  { npm_config_omit: "dev" },
  { npm_config_production: "true" },
  { NPM_CONFIG_ONLY: "prod" },
])("%j: what builds and tests is installed all the same", async (environment) => {
  expect(await project.run(INSTALL, environment)).toMatchObject({ status: 0, out: "on it goes" });
  expect(project.has("node_modules/build/package.json")).toBe(true);
  expect(await project.run(INSTALL, environment)).toMatchObject({ status: 0, errors: "" });
});

test("an installation without all of it is no installation, whatever npm's status says, and is not taken for one later", async () => {
  await project.npm("mkdir -p node_modules/run\necho {} > node_modules/run/package.json");
  const incomplete = {
    status: 1,
    errors: expect.stringContaining(
      "npm ci ended without 1 of the packages, node_modules/build among them: see your npm configuration",
    ) as string,
  };
  expect(await project.run(INSTALL)).toMatchObject(incomplete);
  expect(await project.run(INSTALL)).toMatchObject(incomplete);
  await project.npm(OBEDIENT);
  expect(await project.run(INSTALL)).toMatchObject({ status: 0, out: "on it goes" });
});

test("what was taken away after an installation is installed again", async () => {
  await project.run(INSTALL);
  await rm(project.path("node_modules/build"), { recursive: true });
  expect(await project.run(INSTALL)).toMatchObject({ status: 0, out: "on it goes" });
  expect(project.has("node_modules/build/package.json")).toBe(true);
});

test("packages of another platform are not taken for ours", async () => {
  await project.run(INSTALL);
  const stamp = await project.read("node_modules/.opencx-installed");
  expect(stamp).toContain(`"arch":"${process.arch}"`);
  await project.write("node_modules/.opencx-installed", stamp.replace(process.arch, "another"));
  expect((await project.run(INSTALL)).errors).toContain("installed in");
});

test("the real package-lock.json asks for packages that are all here, the tools of the build among them", () => {
  const code = `const { missingPackages, wantedPackages } = await import(${script("install/packages.mjs")});
const wanted = wantedPackages();
console.log(JSON.stringify([missingPackages(wanted), wanted.packages.includes("node_modules/pcf-scripts")]))`;
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" });
  expect(JSON.parse(said)).toEqual([[], true]);
});
