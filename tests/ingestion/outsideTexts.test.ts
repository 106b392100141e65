import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";

jest.setTimeout(200_000);

/**
 * In milliseconds. What is linear takes some seconds, on a busy machine a minute; what looks at two million characters
 * once for each of them takes half an hour at the least.
 */
const NEVER_SO_LONG = 150_000;

test("whatever takes a text from outside is through two million characters in seconds, not hours", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "outside-texts-"));
  const program = path.join(folder, "outsideTexts.cjs");
  buildSync({
    entryPoints: ["tests/ingestion/support/outsideTexts.ts"],
    bundle: true,
    platform: "node",
    outfile: program,
  });
  // A process of its own: a function that hangs can be stopped in no other way. OUTSIDE_TEXTS=all tries each with all.
  const run = spawnSync(process.execPath, [program, "2000000", process.env.OUTSIDE_TEXTS ?? "worst"], {
    encoding: "utf8",
    timeout: NEVER_SO_LONG,
    killSignal: "SIGKILL",
    maxBuffer: 1e8,
  });
  rmSync(folder, { recursive: true });
  expect(run.stderr).toBe("");
  // Else what it was at when it was stopped.
  expect(run.stdout.trimEnd().split("\n").at(-1)).toBe("all");
});
