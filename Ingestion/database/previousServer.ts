import { execFile } from "node:child_process";
import { readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { readOwnFile } from "./ownFile";

/** Milliseconds that a server of a killed service may take to shut down. */
const LONGEST_SHUTDOWN = 15_000;
/** Milliseconds that a server which is told to end at once may take. */
const LONGEST_QUIT = 5_000;

/** PostgreSQL's file in its data folder; the first line is the process id of the server. */
const PID_FILE = "postmaster.pid";

/** The internal command of the command line that runs the embedded PostgreSQL. */
export const EMBEDDED_COMMAND = "embedded-database";

/**
 * Waits until the server over this data folder has gone. The server of a service that was just killed may still be
 * shutting down; a second one over the same folder would refuse to start. It would also refuse because of the files of
 * one that was killed with the machine or the container, once its process id is another program's, and be it another
 * PostgreSQL: then they go.
 * @param lock the socket's own file of that kind
 * @throws when it stays
 */
export async function previousGone(dataFolder: string, lock: string): Promise<void> {
  const deadline = Date.now() + LONGEST_SHUTDOWN;
  for (const file of [path.join(dataFolder, PID_FILE), path.join(dataFolder, lock)]) {
    for (let pid = await holderOf(file); pid !== undefined; pid = await holderOf(file)) {
      if ((await isServerOf(pid, dataFolder)) === false) {
        await rm(file, { force: true });
        break;
      }
      if (Date.now() > deadline)
        throw new Error(`a PostgreSQL is running there (process ${pid}): stop the service that it belongs to`);
      await sleep(50);
    }
  }
}

/**
 * Ends the server over this data folder when the process that ran it was killed and could not end it: nobody else will,
 * and no service could start.
 * @returns its process id; undefined when there is none, or its owner lives
 */
export async function endOrphan(dataFolder: string): Promise<number | undefined> {
  const pid = await holderOf(path.join(dataFolder, PID_FILE));
  if (pid === undefined || (await isServerOf(pid, dataFolder)) !== true || !(await isOrphan(pid))) return undefined;
  const signals = [
    ["SIGINT", LONGEST_SHUTDOWN],
    ["SIGQUIT", LONGEST_QUIT],
  ] as const;
  for (const [signal, longest] of signals) {
    process.kill(pid, signal);
    const deadline = Date.now() + longest;
    while (Date.now() < deadline) {
      if (!lives(pid) || (await isServerOf(pid, dataFolder)) === false) return pid;
      await sleep(50);
    }
  }
  return undefined;
}

/** The process that a file names, if it lives. @throws Failure when it is no file of PostgreSQL's */
async function holderOf(file: string): Promise<number | undefined> {
  const pid = Number(((await readOwnFile(file, { secret: false, most: 4_096 })) ?? "").split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 && lives(pid) ? pid : undefined;
}

/**
 * Whether the process is a PostgreSQL over this folder, which is where it works; undefined where the system does not
 * tell. One that was killed, and that nobody has asked after yet, works nowhere.
 */
async function isServerOf(pid: number, dataFolder: string): Promise<boolean | undefined> {
  if (process.platform !== "linux") {
    const command = await ps(pid, "command");
    return command === undefined ? undefined : command.includes("postgres") && command.includes(dataFolder);
  }
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!command.includes("postgres")) return false;
  const [there, here] = await Promise.all([stat(`/proc/${pid}/cwd/`).catch(() => undefined), stat(dataFolder)]);
  return there?.ino === here.ino && there.dev === here.dev;
}

/** Whether the process that started it is no longer the one of ours that ends it. */
async function isOrphan(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return (await ps(pid, "ppid"))?.trim() === "1";
  // The name, in brackets, may hold anything.
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const parent = /^\S+ \(.*\) \S (\d+) /s.exec(status)?.[1];
  if (parent === undefined) return false;
  const command = await readFile(`/proc/${parent}/cmdline`, "utf8").catch(() => "");
  return !command.split("\0").includes(EMBEDDED_COMMAND);
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  return promisify(execFile)("ps", ["-o", `${column}=`, "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}
