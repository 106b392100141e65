import { chown, lstat, mkdtemp, rm, rmdir } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { Failure } from "../failures/failure";
import { isEnterable, type Account } from "./account";
import { SOCKET_PORT } from "./embeddedAddress";

/** Bytes of a Unix socket's path: 107 on Linux, fewer on macOS. */
const LONGEST_PATH = 103;
const SOCKET = `.s.PGSQL.${SOCKET_PORT}`;
/** A socket by which it is tried whether a file system takes one; no longer than the real one's name. */
const TRIED = ".s.tried";
const PREFIX = "opencx-socket-";

/** The file by which PostgreSQL holds its socket. */
export const SOCKET_LOCK = `${SOCKET}.lock`;

/**
 * The folder for the socket of the server in `dataFolder`: that one itself, which PostgreSQL wants closed to all other
 * accounts anyway, or, when its path is too long for a socket or its file system takes none, as a folder of the host in
 * a container's machine, a new one of a short path.
 * @param account the one PostgreSQL runs under, when that is not ours
 */
export async function socketFolderFor(dataFolder: string, account: Account | undefined): Promise<string> {
  if (fits(dataFolder) && (await takesSockets(dataFolder))) return dataFolder;
  for (const place of [os.tmpdir(), "/tmp"]) {
    if (!fits(path.join(place, `${PREFIX}XXXXXX`)) || (account !== undefined && !(await isEnterable(place)))) continue;
    const folder = await mkdtemp(path.join(place, PREFIX));
    if (account !== undefined) await chown(folder, account.uid, account.gid);
    return folder;
  }
  throw new Error("no folder of a path short enough for PostgreSQL's socket: set TMPDIR to one, such as /tmp");
}

/**
 * Whether the folder of a socket is there.
 * @param owner the user id that owns the server's files
 * @throws Failure when another account could have put a socket of its own there
 */
export async function holdsSocket(folder: string, owner: number): Promise<boolean> {
  const found = await lstat(folder).catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Failure({ code: "socket-folder", source: "inbox", values: { folder }, cause: thrown });
  });
  if (found === undefined) return false;
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0)
    throw new Failure({ code: "socket-folder", source: "inbox", values: { folder } });
  return true;
}

/** Removes a folder that was made for a socket alone. What is not as it was made stays. */
export async function removeSocketFolder(folder: string, dataFolder: string): Promise<void> {
  if (folder === dataFolder || !path.basename(folder).startsWith(PREFIX)) return;
  try {
    const { uid } = await lstat(dataFolder);
    if (!(await holdsSocket(folder, uid))) return;
    for (const name of [SOCKET, SOCKET_LOCK]) await rm(path.join(folder, name), { force: true });
    await rmdir(folder);
  } catch {
    // The next start makes a new one.
  }
}

async function takesSockets(folder: string): Promise<boolean> {
  const file = path.join(folder, TRIED);
  await rm(file, { force: true }).catch(() => undefined);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(file, () => probe.close(() => resolve(true)));
  });
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, SOCKET)) <= LONGEST_PATH;
}
