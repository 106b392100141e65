import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { EXHAUSTIVE } from "../support/exhaustive";

/**
 * In milliseconds. What is linear takes some seconds, on a busy machine a minute; what looks at a million characters
 * once for each of them takes ten minutes at the least. All texts are a hundred times as many.
 */
const NEVER_SO_LONG = EXHAUSTIVE ? 3_600_000 : 150_000;
jest.setTimeout(NEVER_SO_LONG + 50_000);

test("whatever takes a text from outside is through a million characters in seconds, not hours", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "outside-texts-"));
  const program = path.join(folder, "outsideTexts.cjs");
  buildSync({
    entryPoints: ["tests/ingestion/support/outsideTexts.ts"],
    bundle: true,
    platform: "node",
    outfile: program,
  });
  // A process of its own: a function that hangs can be stopped in no other way. Each function has the
  // text that it would take longest over; in `npm run exhaustive` all of them.
  const run = spawnSync(process.execPath, [program, "1000000", EXHAUSTIVE ? "all" : "worst"], {
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
