// Whole matrices, of which `npm test` goes through a choice: every test file that asks tests/support/exhaustive.ts.
import { spawnSync } from "node:child_process";
import { bypassProxyOnLoopback } from "./command/loopback.mjs";
import { ensureInstalled } from "./install/install.mjs";
import { endWithNpm } from "./process/parent.mjs";
import { error } from "./terminal.mjs";
import { askedFiles } from "./test/askedFiles.mjs";

const CHOICE = "tests/support/exhaustive.ts";
const JEST = "node_modules/jest/bin/jest.js";

const HELP = `npm run exhaustive -- [PATH ...]
The matrices of which npm test goes through a choice, whole: every fault at every call, every odd value in every field,
every state in every look and language. Half an hour and more.

  PATH ...   test files with this in their path; without: all that have a matrix
  --help
`;

const { isAsked, by } = askedFiles("exhaustive", HELP);
endWithNpm();
await ensureInstalled();
bypassProxyOnLoopback();

const listed = spawnSync(process.execPath, [JEST, "--listTests", "--findRelatedTests", CHOICE], { encoding: "utf8" });
const files = listed.stdout.split("\n").filter((file) => file !== "" && isAsked(file));
if (listed.status !== 0 || files.length === 0) {
  error(`exhaustive: no test file with a matrix is there${by}`);
  error(listed.stderr);
  process.exit(1);
}
const { status } = spawnSync(process.execPath, [JEST, "--runTestsByPath", ...files], {
  stdio: "inherit",
  env: { ...process.env, EXHAUSTIVE: "1" },
});
process.exit(status ?? 1);
