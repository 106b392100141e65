import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { errorCode, errorText } from "../command/errorText";
import { PersistError } from "./rowsFile";

/** Rights of anybody but the owner. */
const OTHERS = 0o077;

/** A folder of rows that this process alone works in. */
export interface PersistFolder {
  /** The file of the rows. */
  readonly file: string;
  release(): void;
}

/**
 * Takes a folder to keep rows in; made, for its owner alone, where there is none. Rows hold what callers said.
 * @throws PersistError for a link, for one that others own or may open, and for one that another process works in
 */
export function takeFolder(folder: string): PersistFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new PersistError(`rows are not kept in ${folder}: it cannot be made (${errorText(error)})`);
  }
  const stats = lstatSync(folder);
  const { mode, uid } = stats;
  if (!stats.isDirectory()) throw new PersistError(`rows are not kept in ${folder}: it is a link or no folder`);
  if (process.geteuid !== undefined && uid !== process.geteuid())
    throw new PersistError(`rows are not kept in ${folder}: it belongs to another account`);
  if (process.geteuid !== undefined && (mode & OTHERS) !== 0)
    throw new PersistError(
      `rows are not kept in ${folder}: it is open to other accounts (mode ${(mode & 0o777).toString(8)}), and rows hold what callers said: chmod 700 ${folder}`,
    );
  const lock = path.join(folder, "lock");
  hold(folder, lock);
  return { file: path.join(folder, "rows.jsonl"), release: () => rmSync(lock, { force: true }) };
}

/** Two that write one file would break it. What a process that was killed has left is taken over. */
function hold(folder: string, lock: string): void {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST")
      throw new PersistError(`rows are not kept in ${folder}: it cannot be written (${errorText(error)})`);
    const holder = Number(readFileSync(lock, "utf8"));
    if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder))
      throw new PersistError(
        `rows are not kept in ${folder}: process ${holder} works in it. Stop that one, or name another folder with --persist`,
      );
    rmSync(lock, { force: true });
    hold(folder, lock);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
