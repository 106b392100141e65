// A program in a process group of its own: Ctrl+C then reaches our process alone, which ends the program in order, with
// everything that it has started. Node's own modules alone: it serves the installation.
import { spawn, spawnSync } from "node:child_process";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./alive.mjs";
import { STOPS } from "./signals.mjs";

const isWindows = process.platform === "win32";

/** How long a group may take to end in order, in milliseconds, before it is killed. */
const END_TIMEOUT_MS = 15_000;

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function startGroup(program, args, options) {
  return spawn(program, args, { ...options, detached: !isWindows });
}

/**
 * Asks every process of the group to end, and returns when they have; kills those that do not.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [timeout] milliseconds before that
 */
export async function endGroup(child, timeout = END_TIMEOUT_MS) {
  if (child.pid === undefined) return;
  if (isWindows) {
    // Windows has neither groups nor a signal that asks.
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  signalGroup(child.pid, "SIGTERM");
  for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(50)) {
    if (!isAlive(-child.pid)) return;
  }
  signalGroup(child.pid, "SIGKILL");
}

/** Kills every process of the group at once: the last resort, when ours ends without time to wait. */
export function killGroup(/** @type {import("node:child_process").ChildProcess} */ child) {
  if (child.pid === undefined) return;
  if (isWindows) child.kill();
  else signalGroup(child.pid, "SIGKILL");
}

function signalGroup(/** @type {number} */ leader, /** @type {NodeJS.Signals} */ signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // It has ended already.
  }
}

/**
 * On the first signal that asks to stop, stops in order and ends with the status that shells give for it (130 for
 * Ctrl+C); on a second one, at once.
 * @param {(signal: NodeJS.Signals) => Promise<void>} stop
 * @param {() => void} kill what must not be left behind even then
 * @returns {() => void} ends it
 */
export function onStop(stop, kill) {
  let isStopping = false;
  const listener = (/** @type {NodeJS.Signals} */ signal) => {
    const status = 128 + os.constants.signals[signal];
    if (isStopping) {
      kill();
      process.exit(status);
    }
    isStopping = true;
    void stop(signal).finally(() => process.exit(status));
  };
  for (const signal of STOPS) process.on(signal, listener);
  return () => STOPS.forEach((signal) => process.off(signal, listener));
}
