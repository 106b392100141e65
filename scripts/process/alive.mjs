// Whether a process runs. Node's own modules alone: it serves the installation.
import { readFileSync } from "node:fs";

/**
 * @param {number} pid a process, or with a minus a process group
 * @returns {boolean}
 */
export function isAlive(pid) {
  // 0 would mean our own group: no file of ours ever names it.
  if (!Number.isInteger(pid) || pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
  return !isZombie(pid);
}

/** In a container whose first process collects nobody, what has ended keeps its number; it will never do anything. */
function isZombie(/** @type {number} */ pid) {
  if (process.platform !== "linux" || pid < 0) return false;
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
