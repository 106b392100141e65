import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { isAlive } from "../support/process";
import { environmentOf } from "./support/installation";
import { run, setUpProgram, start, type ProgramSetup } from "./support/program";

jest.setTimeout(90_000);

let setup: ProgramSetup;
beforeAll(async () => {
  setup = await setUpProgram("orphan");
  chmodSync(setup.folder, 0o755);
});
afterAll(() => setup.close());

test("a database whose owner was killed is ended by the next start; one whose owner lives is left alone", async () => {
  const DATA_DIR = path.join(setup.folder, "data");
  const environment = { ...environmentOf(setup.servers, ""), DATA_DIR };
  const postmaster = (): number =>
    Number(readFileSync(path.join(DATA_DIR, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  const first = start("serve", environment);
  await first.listening();
  const orphan = postmaster();
  const refused = await run(["serve"], environment);
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining("is in use by another process") });
  expect(isAlive(orphan)).toBe(true);

  const owner = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(orphan)], { encoding: "utf8" }));
  process.kill(owner, "SIGKILL");
  first.child.kill("SIGKILL");
  await first.ended;
  expect(isAlive(orphan)).toBe(true);
  const second = start("serve", environment);
  await second.listening();
  expect(second.lines.filter((line) => line.includes(`"pid":${orphan}`))).toHaveLength(1);
  expect(postmaster()).not.toBe(orphan);
  // Ended, it may keep its number (Z) until the system's first process has asked after it.
  expect(spawnSync("ps", ["-o", "stat=", "-p", String(orphan)], { encoding: "utf8" }).stdout).toMatch(/^(Z.*)?$/s);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
});
