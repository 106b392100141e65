// Runs checks as processes, and keeps what is known of each: the table of `npm test`.
import os from "node:os";
import { endGroup, killGroup, startGroup } from "../process/group.mjs";
import { out } from "../terminal.mjs";

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {"ok" | "FAIL" | "stop"} state `stop`: it was ended before it had an answer
 * @property {number} seconds
 */

/** @typedef {{ name: string, child: import("node:child_process").ChildProcess, started: number }} Running */

/** Of what a check that failed has said: what a log's end has room for. */
const FAILURE_LINES = 20;

/** The checks of one `npm test`. */
export class Checks {
  /** @type {Row[]} */
  #rows = [];
  /** @type {Set<Running>} */
  #running = new Set();
  #isStopped = false;
  /** What those that failed have said: other checks' lines may push it out of a log. @type {string[]} */
  failures = [];

  /** Names of those that failed. */
  get failed() {
    return this.#rows.filter(({ state }) => state === "FAIL").map(({ name }) => name);
  }

  /**
   * Runs Node. What it says is shown when it fails; with `tell` as it comes, and messages that it sends go there.
   * @param {string} name
   * @param {readonly string[]} args of node
   * @param {{ tell?: (message: unknown) => void, isPatient?: boolean }} [how] a patient one takes what others leave of
   * the processors
   * @returns {Promise<boolean>} whether it ended well; never settles once everything is being stopped
   */
  run(name, args, { tell, isPatient = false } = {}) {
    const child = startGroup(process.execPath, args, {
      stdio: tell === undefined ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit", "ipc"],
    });
    if (isPatient && child.pid !== undefined) lower(child.pid);
    const running = { name, child, started: performance.now() };
    this.#running.add(running);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    if (tell !== undefined) child.on("message", tell);
    return new Promise((resolve) => {
      child.on("close", (code) => {
        if (this.#isStopped) return;
        this.#running.delete(running);
        const isOk = code === 0;
        this.#note(running, isOk ? "ok" : "FAIL");
        out(`${isOk ? "ok  " : "FAIL"} ${name} (${secondsSince(running.started).toFixed(1)} s)`);
        if (!isOk) out(output);
        if (!isOk && output !== "") this.failures.push([name, ...output.split("\n", FAILURE_LINES)].join("\n  "));
        resolve(isOk);
      });
    });
  }

  /** Ends what runs, with everything that it has started. */
  async stop() {
    this.#isStopped = true;
    await Promise.all([...this.#running].map(({ child }) => endGroup(child)));
    for (const running of this.#running) this.#note(running, "stop");
  }

  /** The same at once, when there is no time to wait. */
  kill() {
    for (const { child } of this.#running) killGroup(child);
  }

  /** What is known: a line a check, and the time of all. */
  table() {
    const lines = this.#rows.map(
      ({ state, name, seconds }) => `${state.padEnd(4)} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s\n`,
    );
    const failed = this.failed;
    return `${lines.join("")}all ${(performance.now() / 1000).toFixed(0)} s${failed.length === 0 ? "" : `; failed: ${failed.join(", ")}`}\n`;
  }

  /** @param {Running} running @param {Row["state"]} state */
  #note({ name, started }, state) {
    this.#rows.push({ name, state, seconds: secondsSince(started) });
  }
}

function lower(/** @type {number} */ pid) {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already.
  }
}

function secondsSince(/** @type {number} */ started) {
  return (performance.now() - started) / 1000;
}
