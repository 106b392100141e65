// Before the browser tests: the whole installation, once, as `npm start` runs it, on free ports. Its address goes to
// the tests as an environment variable.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const START_TIMEOUT_MS = 120_000;

export default async function startInstallation() {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start", "--port", "0", "--gallery"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  globalThis.browserTestInstallation = child;
  const said = [];
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  await new Promise((resolve, reject) => {
    const fail = (how) => reject(new Error(`npm start ${how}:\n${said.join("")}`));
    const timer = setTimeout(() => fail(`was not ready within ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    child.on("exit", (code) => fail(`ended with ${code}`));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = /^ready (http:\S+)$/.exec(line);
      if (ready === null) return;
      process.env.WORKBENCH_URL = ready[1];
      clearTimeout(timer);
      resolve();
    });
  });
}
