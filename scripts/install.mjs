// Installs when node_modules is missing or older than the lock file, so that every npm script is one command on a fresh
// clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { takeLock } from "./lock.mjs";

const stamp = "node_modules/.opencx-lock-sha256";

/**
 * Runs `npm ci` when what is installed is not what package-lock.json names. Uses Node's own modules alone: nothing else
 * is there yet.
 */
export function ensureInstalled() {
  refuseOldNode();
  refuseReadOnly();
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isCurrent()) return;
  const release = takeLock("install", "installs");
  let status = 0;
  try {
    if (!isCurrent()) status = install(wanted);
  } finally {
    release();
  }
  if (status !== 0) process.exit(status);
}

function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/** An older Node fails halfway, and says nothing that would lead to its version. */
function refuseOldNode() {
  const [, wanted] = /(\d+\.\d+)/.exec(JSON.parse(readFileSync("package.json", "utf8")).engines.node);
  const [major, minor] = wanted.split(".").map(Number);
  const [ours, oursMinor] = process.versions.node.split(".").map(Number);
  if (ours < major || (ours === major && oursMinor < minor))
    refuse(
      `This needs Node ${wanted} or newer, and runs on ${process.versions.node}: install a newer one, https://nodejs.org`,
    );
}

function refuseReadOnly() {
  try {
    mkdirSync("out", { recursive: true });
    accessSync("out", constants.W_OK);
  } catch (error) {
    refuse(
      `${process.cwd()} cannot be written (${error.code}), and every command builds into its folder out: use a clone that belongs to you`,
    );
  }
}

/** @returns exit status of npm */
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
    return result.status ?? 1;
  }
  writeFileSync(stamp, wanted);
  process.stderr.write(`installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
  return 0;
}
