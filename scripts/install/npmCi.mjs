// `npm ci` as a process of ours: it says how far it is, ends when we are asked to end, and holds the lock as long as it
// lives.
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { endGroup, killGroup, onStop, startGroup } from "../process/group.mjs";
import { error as say } from "../terminal.mjs";
import { missingPackages } from "./packages.mjs";

/** What node_modules takes on disk, in MB. */
const SIZE = 650;

/**
 * How long npm may take to end, in milliseconds. It would take back what it has unpacked, for as long as that took;
 * nobody needs it, since the next installation begins by removing it.
 */
const END_TIMEOUT_MS = 3_000;

/**
 * Whatever the caller's npm is set to, everything is installed: a production environment would leave out what builds,
 * checks and tests, and so break the clone.
 */
const EVERYTHING = ["--include=dev", "--include=optional", "--include=peer"];
const LEAVES_OUT =
  /^(NODE_ENV|npm_config_(omit|only|production|dev|optional|include|dry_run|package_lock_only|global))$/i;

/**
 * Installs what package-lock.json names.
 * @param {import("./packages.mjs").Wanted} wanted
 * @param {import("../process/lock.mjs").Lock} lock handed to npm, and given back when npm has ended
 * @param {number} tellEvery milliseconds between two lines that say how far it is
 * @returns {Promise<number>} exit status of npm
 */
export async function npmCi(wanted, lock, tellEvery) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const all = wanted.packages.length;
  say(
    `installing (npm ci), once: ${all} packages, about ${SIZE} MB on disk; expect half a minute to two minutes, by network and disk ...`,
  );
  let isStopped = false;
  // Before npm is there: on a busy machine a signal can come while it starts.
  const unlisten = onStop(
    async (signal) => {
      isStopped = true;
      clearInterval(telling);
      say("stopping the installation ...");
      await endGroup(npm, END_TIMEOUT_MS);
      lock.release();
      say(`the installation was stopped (${signal}); the next command begins it again`);
    },
    () => killGroup(npm),
  );
  // On Windows npm is npm.cmd, which spawn only finds through a shell.
  // npm's words go to stderr, by our hand: stdout belongs to the command, whose lines scripts read.
  const npm = startGroup("npm", ["ci", ...EVERYTHING, "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEAVES_OUT.test(name))),
  });
  const told = Promise.all([npm.stdout, npm.stderr].map((stream) => tell(stream)));
  // From now on the lock is npm's: killed, we leave an npm behind that still writes into node_modules, and the next
  // command must wait for it.
  if (npm.pid !== undefined) lock.handTo(npm.pid);
  const telling = setInterval(() => {
    lock.renew();
    say(`  ${all - missingPackages(wanted).length} of ${all} packages are there, after ${seconds()} s`);
  }, tellEvery);
  const status = await new Promise((resolve) => {
    npm.once("error", (error) => {
      say(`npm could not be started: ${error.message}`);
      resolve(1);
    });
    // Ended by us it is no failure; ended by somebody else's signal it has no status.
    npm.once("exit", (code) => isStopped || resolve(code ?? 1));
  });
  clearInterval(telling);
  unlisten();
  // What npm has started may live on, and hold the pipe.
  await Promise.race([told, sleep(1_000, undefined, { ref: false })]);
  return status;
}

/** Shows the lines of a stream as they come. */
async function tell(/** @type {import("node:stream").Readable | null} */ stream) {
  if (stream !== null) for await (const line of createInterface({ input: stream })) say(line);
}
