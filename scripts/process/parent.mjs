// Ends a process whose parent has ended. npm and its shell die without passing a signal on, so a command that was asked
// to stop would run on unseen, holding its ports and its files; killed, no parent can pass anything on.
import { execFileSync } from "node:child_process";
import os from "node:os";
import { isAlive } from "./alive.mjs";
import { STOPS } from "./signals.mjs";

/** How often the parent is looked for, in milliseconds. */
const LOOK_EVERY = 500;

/** Ends this process, in the order of its SIGTERM, when the npm that runs it has ended. Without npm nothing is watched. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = parentOf(process.ppid);
  // npm runs a script through a shell, which lives on when npm is killed. Where the shell has made way for us, the
  // parent is npm itself, and whoever has started npm may end.
  endWith(shell === undefined ? [] : [shell]);
}

/** Ends this process, in the order of its SIGTERM, when its parent has ended, and when any of the others has. */
export function endWith(/** @type {readonly number[]} */ others = []) {
  const parent = process.ppid;
  let isStopping = false;
  for (const signal of STOPS) {
    process.on(signal, () => {
      isStopping = true;
      // Where nothing else listens, the signal would have ended the process.
      if (process.listenerCount(signal) === 1) process.exit(128 + os.constants.signals[signal]);
    });
  }
  const watch = setInterval(() => {
    // On Windows the number of a parent that has ended stays.
    if (process.ppid === parent && [parent, ...others].every(isAlive)) return;
    clearInterval(watch);
    // What has ended the parent has often come here too, and a second signal would cut the stop short.
    // Not a real signal: Windows has none that asks.
    if (!isStopping) process.emit("SIGTERM", "SIGTERM");
  }, LOOK_EVERY);
  watch.unref();
}

/** @returns {number | undefined} the parent of a shell; undefined when the process is no shell, or nobody can tell */
function parentOf(/** @type {number} */ pid) {
  if (process.platform === "win32") return undefined;
  try {
    const said = execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [, parent, name = ""] = /^(\d+)\s+(.*)$/.exec(said) ?? [];
    return /sh$/.test(name) ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}
