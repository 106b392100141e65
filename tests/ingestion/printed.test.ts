import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLog } from "../../Ingestion/telemetry/log";

/** What a terminal obeys or does not show; lines end in LF alone. */
const HIDDEN = /[^\P{Cc}\n]|[\p{Cs}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;
const HOSTILE = "\u001b[2J\u001b]0;title\u0007\u009b31m\u202E\u2066\u200B\u2028\u007F";

test("words, settings and file names do nothing to the terminal", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "opencx-printed-"));
  try {
    const file = path.join(folder, `call${HOSTILE}.json`);
    writeFileSync(file, `{"${HOSTILE}`);
    const env = { PATH: process.env.PATH, DEFAULT_QUEUE_ID: HOSTILE, DATAVERSE_URL: `https://${HOSTILE}\nok` };
    for (const args of [
      [HOSTILE],
      ["status", HOSTILE],
      [`--${HOSTILE}`],
      ["reconcile", "--since", HOSTILE],
      ["ingest", file],
      ["verify"],
    ]) {
      const { stdout, stderr } = spawnSync(process.execPath, ["out/ingestion/cli.mjs", ...args], {
        encoding: "utf8",
        env,
      });
      expect(stdout + stderr).not.toBe("");
      expect(stdout + stderr).not.toMatch(HIDDEN);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a line of the log is the same JSON, and does nothing where it is shown", () => {
  const lines: string[] = [];
  createLog({ write: (line) => lines.push(line) }).info({ id: HOSTILE }, `made \u{1F469}\u200D\u{1F680}`);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.replace("\u200D", "")).not.toMatch(HIDDEN);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ id: HOSTILE, msg: `made \u{1F469}\u200D\u{1F680}` });
});
