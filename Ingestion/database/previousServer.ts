import { readFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that a server of a killed service may take to shut down. */
const LONGEST_SHUTDOWN = 15_000;

/**
 * Waits until the server that holds these files has gone. The server of a service that was just killed may still be
 * shutting down; a second one over the same folder would refuse to start. It would also refuse because of the files of
 * one that was killed with the machine or the container, once its process id is another program's: then they go.
 * @param lockFiles files whose first line is the process id of the server
 * @throws when it stays
 */
export async function previousGone(lockFiles: readonly string[]): Promise<void> {
  const deadline = Date.now() + LONGEST_SHUTDOWN;
  for (const file of lockFiles) {
    for (let pid = await holderOf(file); pid !== undefined; pid = await holderOf(file)) {
      if (await isAnother(pid)) {
        await rm(file, { force: true });
        break;
      }
      if (Date.now() > deadline)
        throw new Error(`a PostgreSQL is running there (process ${pid}): stop the service that it belongs to`);
      await sleep(50);
    }
  }
}

/** The process that a file names, if it lives. */
async function holderOf(file: string): Promise<number | undefined> {
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 && lives(pid) ? pid : undefined;
}

/**
 * Whether the process is surely no PostgreSQL; only Linux tells. One that was killed, and that nobody has asked after
 * yet, has no command line any more.
 */
async function isAnother(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return command !== undefined && !command.includes("postgres");
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}
