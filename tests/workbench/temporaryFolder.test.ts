import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import {
  clearAbandonedFolders,
  makeTemporaryFolder,
  TemporaryFolderError,
} from "../../Workbench/start/temporaryFolder";

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid ?? 0;
}

describe("temporary folder of npm start", () => {
  let place: string;
  /** A folder as a start of this machine makes it, of another process. */
  const plant = async (pid: number, postgres?: number): Promise<string> => {
    const { folder } = makeTemporaryFolder(place);
    const planted = folder.replace(`-${process.pid}-`, `-${pid}-`);
    await rm(folder, { recursive: true });
    await mkdir(path.join(planted, "data/postgres"), { recursive: true });
    if (postgres !== undefined)
      await writeFile(path.join(planted, "data/postgres/postmaster.pid"), `${postgres}\n/somewhere\n`);
    return path.basename(planted);
  };

  beforeEach(async () => {
    place = await mkdtemp(path.join(os.tmpdir(), "temporary-"));
  });
  afterEach(() => rm(place, { recursive: true }));

  test("is cleared away later when its process and its PostgreSQL are gone, and only then", async () => {
    const dead = await deadProcess();
    await plant(dead);
    await plant(dead, dead);
    const kept = [await plant(process.pid), await plant(dead, process.pid)];
    await clearAbandonedFolders(place);
    expect((await readdir(place)).sort()).toEqual(kept.sort());
  });

  test("leaves alone what no start of this machine has made", async () => {
    const dead = await deadProcess();
    const ours = await plant(dead);
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), "elsewhere-"));
    await writeFile(path.join(elsewhere, "precious"), "");
    await rm(path.join(place, ours), { recursive: true });
    await symlink(elsewhere, path.join(place, ours));
    const others = [`opencx-start-another.host-${dead}-abcdef`, "opencx-start-abcdef", "opencx-test-pg-abcdef"];
    for (const name of others) await mkdir(path.join(place, name));
    await clearAbandonedFolders(place);
    expect((await readdir(place)).sort()).toEqual([ours, ...others].sort());
    expect(await readdir(elsewhere)).toEqual(["precious"]);
    await rm(elsewhere, { recursive: true });
  });

  test("says which folder cannot be written, and what to set", () => {
    const nowhere = path.join(place, "nowhere");
    expect(() => makeTemporaryFolder(nowhere)).toThrow(TemporaryFolderError);
    expect(() => makeTemporaryFolder(nowhere)).toThrow(
      `the temporary folder ${nowhere} cannot be written (ENOENT): set TMPDIR`,
    );
  });
});
