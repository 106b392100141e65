// The tests that take longer, which `npm test` leaves out: whole programs that are killed and started again, the page in
// every look. What they ask of the local Dataverse is judged after them, as in `npm test`.
import { spawnSync } from "node:child_process";
import { bypassProxyOnLoopback } from "../command/loopback.mjs";
import { ensureInstalled } from "../install/install.mjs";
import { endWithNpm } from "../process/parent.mjs";
import { error } from "../terminal.mjs";
import { askedFiles } from "./askedFiles.mjs";
import { longer } from "./longerTests.mjs";
import { recordRequests } from "./recorded.mjs";

const JEST = "node_modules/jest/bin/jest.js";

const HELP = `npm run longer -- [PATH ...]
The tests that npm test leaves out, since with them it would take longer than eight minutes; tests/longer.json names them,
and what of each npm test has.

  PATH ...   test files with this in their path; without: all of them
  --help
`;

const { isAsked, by } = askedFiles("longer", HELP);
const files = longer().filter(isAsked);
if (files.length === 0) {
  error(`longer: no test file is there${by}`);
  process.exit(1);
}
endWithNpm();
await ensureInstalled();
bypassProxyOnLoopback();

recordRequests();
for (const flags of [
  ["--maxWorkers=4", "--runTestsByPath", ...files],
  ["--config", "tests/requests/jest.config.cjs"],
]) {
  const { status } = spawnSync(process.execPath, [JEST, ...flags], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
