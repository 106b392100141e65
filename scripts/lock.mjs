// One of our commands at a time does a piece of work: two at once would take each other's files away. Node's own
// modules alone: it serves the installation.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** A lock older than this was left behind, whatever process has its holder's number now. */
const LOCK_AGE = 10 * 60_000;
/** A lock without its holder's number is being written; after this long, whoever wrote it is gone. */
const WRITING_AGE = 5_000;

/**
 * Waits, without a busy loop, until no other process holds the lock, and takes it. The lock of a process that is gone
 * is no lock.
 * @param {string} name of the lock, a file in out/
 * @param {string} doing what its holder does, for who has to wait: "installs"
 * @returns {() => void} gives it back
 */
export function takeLock(name, doing) {
  const file = `out/.${name}.lock`;
  mkdirSync("out", { recursive: true });
  for (let told = false; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = read(file);
    if (isLeftBehind(file, holder)) {
      drop(file, holder);
      continue;
    }
    if (!told) process.stderr.write(`another command (process ${holder}) ${doing} here; waiting for it ...\n`);
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isLeftBehind(file, holder) {
  const written = statSync(file, { throwIfNoEntry: false });
  if (written === undefined) return false;
  const age = Date.now() - written.mtimeMs;
  return age > LOCK_AGE || (holder === "" ? age > WRITING_AGE : !isAlive(Number(holder)));
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * Moved aside first: of two that find the same dead holder, the slower one must not take away the lock that the quicker
 * one has by then.
 */
function drop(file, holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) === holder) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
