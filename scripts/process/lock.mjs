// One of our commands at a time does a piece of work: two at once would take each other's files away. Node's own
// modules alone: it serves the installation.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { error } from "../terminal.mjs";
import { isAlive } from "./alive.mjs";

/** A lock older than this was left behind, whatever process has its holder's number now. */
const LOCK_AGE = 10 * 60_000;
/** A lock without its holder's number is being written; after this long, whoever wrote it is gone. */
const WRITING_AGE = 5_000;
/** How often who waits looks again, in milliseconds. */
const LOOK_EVERY = 300;

/**
 * @typedef {object} Lock
 * @property {(pid: number) => void} handTo names another process as a holder, too: the lock then lasts as long as
 *   either, so that nobody takes it between the other's end and what this one still has to do
 * @property {() => void} renew says that the holder is still at work, for work that may outlast a lock's age
 * @property {() => void} release gives it back
 */

/**
 * Waits until no other process holds the lock, and takes it. The lock of a process that is gone is no lock.
 * @param {string} name of the lock, a file in out/
 * @param {string} doing what its holder does, for who has to wait: "installs"
 * @returns {Promise<Lock>}
 */
export async function takeLock(name, doing) {
  const file = `out/.${name}.lock`;
  mkdirSync("out", { recursive: true });
  for (let told = ""; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return held(file);
    } catch (thrown) {
      if (/** @type {NodeJS.ErrnoException} */ (thrown).code !== "EEXIST") throw thrown;
    }
    const holder = read(file);
    if (isLeftBehind(file, holder)) {
      drop(file, holder);
      continue;
    }
    if (holder !== "" && holder !== told)
      error(`another command (process ${holder.replace(/.* /, "")}) ${doing} here; waiting for it ...`);
    told = holder;
    await sleep(LOOK_EVERY);
  }
}

/** @returns {Lock} */
function held(/** @type {string} */ file) {
  let holder = String(process.pid);
  return {
    handTo(pid) {
      // Moved into place: at no moment may the file be missing, or be without a number.
      const aside = `${file}.${process.pid}`;
      holder = `${process.pid} ${pid}`;
      writeFileSync(aside, holder);
      renameSync(aside, file);
    },
    renew() {
      if (read(file) === holder) utimesSync(file, new Date(), new Date());
    },
    release() {
      if (read(file) === holder) rmSync(file, { force: true });
    },
  };
}

function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isLeftBehind(/** @type {string} */ file, /** @type {string} */ holder) {
  const written = statSync(file, { throwIfNoEntry: false });
  if (written === undefined) return false;
  const age = Date.now() - written.mtimeMs;
  return age > LOCK_AGE || (holder === "" ? age > WRITING_AGE : !holder.split(" ").some((pid) => isAlive(Number(pid))));
}

/**
 * Moved aside first: of two that find the same dead holder, the slower one must not take away the lock that the quicker
 * one has by then.
 */
function drop(/** @type {string} */ file, /** @type {string} */ holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) === holder) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (thrown) {
    if (/** @type {NodeJS.ErrnoException} */ (thrown).code !== "ENOENT") throw thrown;
  }
}
