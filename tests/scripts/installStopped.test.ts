import { readFileSync } from "node:fs";
import { isAlive } from "../support/process";
import { INSTALL, ThrowAwayProject, until } from "./support/throwAway";

/** An npm that takes long, with a process of its own, as those of packages with install scripts. */
const SLOW = `mkdir -p node_modules
echo $$ > npm.pid
sleep 1000 &
echo $! > script.pid
wait`;

const LOCK = "out/.install.lock";

let project: ThrowAwayProject;

beforeEach(async () => {
  project = await ThrowAwayProject.make();
  await project.npm(SLOW);
});
afterEach(() => project.remove());

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)(
  "%s during an installation ends npm and what npm has started, and the next command installs",
  async (name, code) => {
    const running = project.start(INSTALL);
    const [script, npm] = [await project.pidIn("script.pid"), await project.pidIn("npm.pid")];
    running.signal(name);
    const { status, errors, out } = await running.ended;
    expect([status, out]).toEqual([code, ""]);
    expect(errors).toContain("the next command begins it again");
    expect(errors).not.toContain("registry must be reachable");
    expect([isAlive(npm), isAlive(script)]).toEqual([false, false]);
    expect(project.has(LOCK)).toBe(false);
    await project.npm("mkdir -p node_modules");
    expect(await project.run(INSTALL)).toMatchObject({ status: 0, out: "on it goes" });
  },
);

test("killed during an installation, it leaves npm with the lock: the next command waits for that npm, then installs", async () => {
  const running = project.start(INSTALL);
  await project.pidIn("script.pid");
  const npm = await project.pidIn("npm.pid");
  const named = new RegExp(`^\\d+ ${npm}$`);
  // npm can be at work a moment before the lock names it: its number is not known any earlier.
  await until("the lock names npm", () => named.test(readFileSync(project.path(LOCK), "utf8")));
  running.signal("SIGKILL");
  // Its end, not that of its output, which npm still holds.
  await until("it has ended", () => !isAlive(running.pid));
  expect(await project.read(LOCK)).toMatch(named);

  await project.npm("mkdir -p node_modules\necho again >> log");
  const next = project.start(INSTALL);
  await next.said((text) => text.includes(`another command (process ${npm}) installs here; waiting for it`));
  expect(project.has("log")).toBe(false);
  process.kill(-npm, "SIGKILL");
  expect(await next.ended).toMatchObject({ status: 0, out: "on it goes" });
  expect(await project.read("log")).toBe("again\n");
});

test("it says what is coming before, and how far it is while npm is silent", async () => {
  await project.wants({ one: {}, two: { dev: true }, three: {}, elsewhere: { optional: true } });
  await project.npm(`mkdir -p node_modules/one node_modules/two node_modules/three
echo {} > node_modules/one/package.json
until [ -e go ]; do sleep 0.02; done
echo {} > node_modules/two/package.json
echo {} > node_modules/three/package.json`);
  const running = project.start(INSTALL);
  await running.said((text) => /3 packages, about \d+ MB on disk; expect /.test(text));
  await running.said((text) => /^ {2}1 of 3 packages are there, after \d+ s$/m.test(text));
  await project.write("go", "");
  expect(await running.ended).toMatchObject({ status: 0, out: "on it goes" });
});
