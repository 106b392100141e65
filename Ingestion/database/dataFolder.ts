import { chmod, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Failure, reasonOf } from "../failures/failure";

/** The folder of PostgreSQL's files, the inbox itself, in DATA_DIR. */
export function dataFolder(dataDir: string): string {
  return path.join(dataDir, "postgres");
}

/** Whether an inbox lies in `dataDir`. */
export async function holdsInbox(dataDir: string): Promise<boolean> {
  return stat(dataFolder(dataDir)).then(
    () => true,
    () => false,
  );
}

/** Rights of every other account to write; and, as in `/tmp`, to remove nothing of others. */
const [WRITE, STICKY] = [0o002, 0o1000];

/**
 * Makes DATA_DIR where it is missing. Whoever may write there could put a file or a link of their own in the place of
 * the inbox and its key, so a folder that is ours is closed to others' writing, whatever umask or chmod made of it.
 * @throws Failure when nothing can be written there
 */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    const { mode, uid } = await stat(dataDir);
    // One for everybody, as `/tmp`, stays one.
    if (uid === process.geteuid?.() && (mode & (WRITE | STICKY)) === WRITE) await chmod(dataDir, mode & 0o7775);
    // Rights alone do not tell: a disk may take no changes, and root is asked for none.
    await rm(await mkdtemp(path.join(dataDir, "tried-")), { recursive: true });
  } catch (cause) {
    const reason = unwritable(reasonOf(cause));
    throw new Failure({ code: "data-dir-unwritable", source: "inbox", values: { folder: dataDir, reason }, cause });
  }
}

/** Node's own way to make a folder with all above it never ends where the system makes none, as in `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  if (await isThere(folder)) return;
  await makeFolder(path.dirname(folder));
  await mkdir(folder, { mode: 0o755 }).catch((thrown: unknown) => {
    // Another process was quicker.
    if (reasonOf(thrown) !== "EEXIST") throw thrown;
  });
}

/** Whether anything is at the path. */
async function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    (thrown: unknown) => {
      if (reasonOf(thrown) === "ENOENT") return false;
      throw thrown;
    },
  );
}

/** A system's reason for not writing, in words. */
function unwritable(reason: string): string {
  const words: Readonly<Record<string, string>> = {
    EACCES: "this user may not write there",
    EPERM: "nothing can be made there",
    ENOENT: "no folder can be made there",
    ENOTDIR: "it, or what is above it, is no folder",
    EROFS: "its disk takes no changes",
    ENOSPC: "its disk is full",
    ELOOP: "its links lead in a circle",
    ENAMETOOLONG: "its name is too long",
  };
  return words[reason] ?? reason;
}
