import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startCountingProxy } from "../support/countingProxy";
import { runEntry } from "../support/process";
import { script, ThrowAwayProject } from "./support/throwAway";

jest.setTimeout(120_000);

test("npm start comes up where the environment names a proxy, and nothing goes through it", async () => {
  const proxy = await startCountingProxy();
  const calls = mkdtempSync(path.join(os.tmpdir(), "opencx-calls-"));
  cpSync("LocalPlatform/calls/en-lost-card.json", path.join(calls, "en-lost-card.json"));
  const running = runEntry("start", ["--port", "0", "--calls", calls], proxy.environment);
  try {
    await running.line((line) => line.startsWith("ready "));
    await running.error((errors) => errors.includes("1 of 1 calls stand as cases"));
    // On stderr, since tools read the last line of stdout: what to open and how to stop.
    await running.error((errors) => /open http:\/\/127\.0\.0\.1:\d+ in a browser; Ctrl\+C stops/.test(errors));
    expect(running.lines.at(-1)).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
    expect(proxy.connections()).toEqual([]);
  } finally {
    running.signal("SIGTERM");
    expect(await running.ended).toBe(0);
    await proxy.close();
    rmSync(calls, { recursive: true });
  }
});

test.each([
  [{}, "127.0.0.1,localhost,::1"],
  [{ no_proxy: ".corp.example, localhost" }, ".corp.example,localhost,127.0.0.1,::1"],
])("what is excluded already stays so: %j", async (environment, expected) => {
  const project = await ThrowAwayProject.make();
  const code = `const environment = ${JSON.stringify(environment)};
(await import(${script("command/loopback.mjs")})).bypassProxyOnLoopback(environment);
process.stdout.write(JSON.stringify(environment));`;
  const { out } = await project.run(code);
  await project.remove();
  expect(JSON.parse(out)).toEqual({ NO_PROXY: expected, no_proxy: expected });
});
