import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";

let stand: string;

beforeEach(() => {
  stand = mkdtempSync(path.join(os.tmpdir(), "opencx-stand-"));
});
afterEach(() => rmSync(stand, { recursive: true }));

/** What a command says when npm runs it for somebody who stands in that folder. */
function say(command: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", command, ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      npm_lifecycle_event: command,
      INIT_CWD: stand,
      DATAVERSE_URL: "http://127.0.0.1:9",
      DATAVERSE_TENANT_ID: "11111111-1111-4111-8111-111111111111",
      DATAVERSE_CLIENT_ID: "11111111-1111-4111-8111-111111111112",
      DATAVERSE_CLIENT_SECRET: "secret",
      DATAVERSE_AUTHORITY: "http://127.0.0.1:9",
      DEFAULT_QUEUE_ID: "11111111-1111-4111-8111-111111111113",
      UNKNOWN_CALLER_CUSTOMER: "account:11111111-1111-4111-8111-111111111114",
    },
  });
  return stdout + stderr;
}

test.each([
  ["ingestion", ["ingest", "broken.json"], "broken.json: is not JSON"],
  ["solution", ["check", "broken.json"], "broken.json: refused: the zip is not a readable zip"],
  ["local", ["--calls", "calls"], "calls"],
  ["local", ["--faults", "broken.json"], "broken.json"],
  ["start", ["--calls=calls"], "calls"],
])("npm's %s takes %j from where the person stands", (command, args, said) => {
  writeFileSync(path.join(stand, "broken.json"), "{");
  expect(say(command, ...args)).toContain(path.join(stand, said));
});
