// Before the browser tests, once: the whole installation, as `npm start` runs it, on free ports, and a browser. Their
// addresses go to the tests as environment variables.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const START_TIMEOUT_MS = 300_000;

export default async function start() {
  // Not in the time that a start has: on a busy machine a build takes as long. Not imported above: jest requires this
  // file, and what waits while it is loaded cannot be required.
  const { build } = await import("../../../scripts/build.mjs");
  const { commands } = await import("../../../scripts/rooms.mjs");
  await build(commands.start.build, (line) => {
    if (!line.endsWith("up to date")) process.stderr.write(`${line}\n`);
  });
  const [page, browser] = [
    run("npm start", ["start", "--port", "0", "--gallery"], /^ready (http:\S+)$/),
    run("the browser", ["tests/workbench/support/browserServer.ts"], /^browser (ws:\S+)$/),
  ];
  globalThis.startedForBrowserTests = [page.child, browser.child];
  const [ready, served] = await Promise.allSettled([page.said, browser.said]);
  if (ready.status === "rejected") throw ready.reason;
  process.env.WORKBENCH_URL = ready.value;
  // Each test file can start one of its own.
  if (served.status === "fulfilled") process.env.WORKBENCH_BROWSER = served.value;
  else process.stderr.write(`${served.reason.message}\n`);
}

/** Starts what scripts/run.mjs runs; gives what it says of itself once it is ready. */
function run(name, args, ready) {
  const child = spawn(process.execPath, ["scripts/run.mjs", ...args], { stdio: "pipe" });
  const words = [];
  child.stderr.on("data", (chunk) => words.push(String(chunk)));
  const said = new Promise((resolve, reject) => {
    const fail = (how) => reject(new Error(`${name} ${how}:\n${words.join("")}`));
    const timer = setTimeout(() => fail(`was not ready within ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    child.on("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = ready.exec(line);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
  });
  return { child, said };
}
