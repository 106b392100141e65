// Installs when node_modules is missing or is not what the lock file names, so that every npm script is one command on a
// fresh clone.
import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { takeLock } from "../process/lock.mjs";
import { error as say } from "../terminal.mjs";
import { npmCi } from "./npmCi.mjs";
import { isInstalled, missingPackages, stampInstalled, wantedPackages } from "./packages.mjs";

/** Milliseconds between two lines of an installation that say how far it is. */
const TELL_EVERY = 8_000;

/**
 * Runs `npm ci` when what is installed is not what package-lock.json names; when that fails, ends the process with npm's
 * status. Uses Node's own modules alone: nothing else is there yet.
 * @param {{ tellEvery?: number }} [options]
 */
export async function ensureInstalled({ tellEvery = TELL_EVERY } = {}) {
  refuseOldNode();
  refuseReadOnly();
  const wanted = wantedPackages();
  if (isInstalled(wanted)) return;
  const lock = await takeLock("install", "installs");
  // Another command may have installed while this one waited.
  const status = isInstalled(wanted) ? 0 : await install(wanted, lock, tellEvery);
  lock.release();
  if (status !== 0) process.exit(status);
}

/**
 * @param {import("./packages.mjs").Wanted} wanted
 * @param {import("../process/lock.mjs").Lock} lock
 * @param {number} tellEvery
 * @returns {Promise<number>} exit status
 */
async function install(wanted, lock, tellEvery) {
  const started = Date.now();
  const status = await npmCi(wanted, lock, tellEvery);
  if (status !== 0) {
    say("npm ci failed: see the lines above. The npm registry must be reachable.");
    return status;
  }
  const missing = missingPackages(wanted);
  if (missing.length > 0) {
    say(
      `npm ci ended without ${missing.length} of the packages, ${missing[0]} among them: see your npm configuration (npm config list).`,
    );
    return 1;
  }
  stampInstalled(wanted);
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
  return 0;
}

/** @returns {never} */
function refuse(/** @type {string} */ why) {
  say(why);
  process.exit(1);
}

/** An older Node fails halfway, and says nothing that would lead to its version. */
function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const [, wanted = ""] = /(\d+\.\d+)/.exec(engines.node) ?? [];
  const [major = 0, minor = 0] = wanted.split(".").map(Number);
  const [ours = 0, oursMinor = 0] = process.versions.node.split(".").map(Number);
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
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    refuse(
      `${process.cwd()} cannot be written (${code}), and every command builds into its folder out: use a clone that belongs to you`,
    );
  }
}
