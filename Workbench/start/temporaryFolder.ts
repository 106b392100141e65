import { chmodSync, mkdtempSync } from "node:fs";
import { lstat, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { errorCode, errorText } from "../../LocalPlatform/command/errorText";

/** The system's temporary folder cannot be used; the message says why, and what to set. */
export class TemporaryFolderError extends Error {
  override readonly name = "TemporaryFolderError";
}

/** `opencx-start-HOST-PID-XXXXXX`. The host, since containers may share a folder but not the numbers of processes. */
const NAME = /^opencx-start-(.+)-(\d+)-\w{6}$/;
const HOST = os
  .hostname()
  .replace(/[^\w.]/g, "_")
  .slice(0, 40);
/** Inside such a folder: what the service keeps there, and where its PostgreSQL notes its process. */
const DATA = "data";
const POSTMASTER = path.join(DATA, "postgres", "postmaster.pid");

/**
 * Makes a folder for the service's data, which nothing has used yet. At once, so that no signal comes between its
 * making and the caller's care to remove it.
 * @param place the folder to make it in
 * @returns the folder to remove when everything has stopped, and the path of the data within
 * @throws TemporaryFolderError
 */
export function makeTemporaryFolder(place = os.tmpdir()): { readonly folder: string; readonly data: string } {
  try {
    const folder = mkdtempSync(path.join(place, `opencx-start-${HOST}-${process.pid}-`));
    // Run by root, PostgreSQL works under another account, which mkdtemp's 0700 would shut out.
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    return { folder, data: path.join(folder, DATA) };
  } catch (error) {
    throw new TemporaryFolderError(
      `the temporary folder ${place} cannot be written (${errorCode(error) ?? errorText(error)}): set TMPDIR (on Windows TEMP) to one that can`,
    );
  }
}

/**
 * Removes what earlier starts of this user had no chance to: those whose process was killed, and whose PostgreSQL has
 * ended too. What is not surely abandoned stays, and so does what belongs to anybody else: a folder that another user
 * has put there could lead root anywhere.
 */
export async function clearAbandonedFolders(place = os.tmpdir()): Promise<void> {
  const names = await readdir(place).catch((): string[] => []);
  for (const name of names) {
    const [, host, pid] = NAME.exec(name) ?? [];
    const folder = path.join(place, name);
    if (host !== HOST || isAlive(Number(pid)) || !(await isOurs(folder)) || (await hasDatabase(folder))) continue;
    // Another start may be clearing it at the same time; whatever cannot be removed is for a later one.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found !== undefined && found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
}

async function hasDatabase(folder: string): Promise<boolean> {
  const noted = await readFile(path.join(folder, POSTMASTER), "utf8").catch(() => "");
  const pid = Number(noted.split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}
