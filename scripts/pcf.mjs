// pcf-scripts exits 0 when the build fails and leaves the previous output in place. This makes a failure visible.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

/**
 * @param {string[]} args of pcf-scripts, e.g. ["build", "--buildMode", "production"]
 * @returns {Promise<void>} rejects when the task did not say that it succeeded
 */
export function pcf(args) {
  if (/^(re)?build$/.test(args[0] ?? "")) rmSync("out/controls", { recursive: true, force: true });
  const child = spawn(process.execPath, ["node_modules/pcf-scripts/bin/pcf-scripts.js", ...args, "--noColor"], {
    stdio: ["ignore", "pipe", "pipe"],
    // Opted out of its telemetry, it would still send statistics of the telemetry itself.
    env: { ...process.env, PP_TOOLS_TELEMETRY_OPTOUT: "1", APPLICATION_INSIGHTS_NO_STATSBEAT: "1" },
  });
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (out += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && /\] Succeeded\s*$/m.test(out)) resolve();
      else reject(new Error(`pcf-scripts ${args.join(" ")} failed:\n${out}`));
    });
  });
}
