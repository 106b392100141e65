// Installs when node_modules is missing or older than the lock file, so that every npm script is one command on a fresh clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.opencx-lock-sha256";

/** Runs `npm ci` when what is installed is not what package-lock.json names. Uses Node's own modules alone: nothing else is there yet. */
export function ensureInstalled() {
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
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
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
  process.stderr.write(`installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
}
