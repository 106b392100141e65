import { chmod, mkdir, stat } from "node:fs/promises";
import path from "node:path";

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
 */
export async function makeDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const { mode, uid } = await stat(dataDir);
  // One for everybody, as `/tmp`, stays one.
  if (uid === process.geteuid?.() && (mode & (WRITE | STICKY)) === WRITE) await chmod(dataDir, mode & 0o7775);
}
