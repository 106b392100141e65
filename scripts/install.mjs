// Installs when node_modules is missing or older than the lock file, so that every npm script is one command on a fresh clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.opencx-lock-sha256";
/** Held while npm works: two of our commands installing at once would take each other's files away. */
const lock = "out/.installing";
/** A lock older than this was left behind by a killed process. */
const LOCK_AGE = 10 * 60_000;

/** Runs `npm ci` when what is installed is not what package-lock.json names. Uses Node's own modules alone: nothing else is there yet. */
export function ensureInstalled() {
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isCurrent()) return;
  takeLock();
  try {
    if (!isCurrent()) install(wanted);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Waits, without a busy loop, until no other of our processes installs. */
function takeLock() {
  mkdirSync("out", { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_AGE) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

function install(wanted) {
  const started = Date.now();
  process.stderr.write("installing (npm ci), once ...\n");
  // On Windows npm is npm.cmd, which spawn only finds through a shell.
  // npm's words go to stderr: stdout belongs to the command, whose lines scripts read.
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    process.stderr.write("npm ci failed: see the lines above. The npm registry must be reachable.\n");
    rmSync(lock, { recursive: true, force: true });
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
  process.stderr.write(`installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
}
