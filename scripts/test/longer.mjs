// The tests that take longer, which `npm test` leaves out: whole programs that are killed and started again, the page in
// every look. What they ask of the local Dataverse is judged after them, as in `npm test`.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { asksForHelp } from "../command/commandLine.mjs";
import { bypassProxyOnLoopback } from "../command/loopback.mjs";
import { ensureInstalled } from "../install/install.mjs";
import { endWithNpm } from "../process/parent.mjs";
import { error, out } from "../terminal.mjs";
import { longer } from "./longerTests.mjs";

const JEST = "node_modules/jest/bin/jest.js";
const RECORDED = "out/requests";

const HELP = `npm run longer -- [PATH ...]
The tests that npm test leaves out, since with them it would take longer than eight minutes; tests/longer.json names them,
and what of each npm test has.

  PATH ...   test files with this in their path; without: all of them
  --help
`;

const args = process.argv.slice(2);
if (asksForHelp(args)) {
  out(HELP);
  process.exit(0);
}
const unknown = args.find((arg) => arg.startsWith("-"));
if (unknown !== undefined) {
  error(`longer: there is no option ${unknown}`);
  process.exit(2);
}
const files = longer().filter((file) => args.length === 0 || args.some((part) => file.includes(part)));
if (files.length === 0) {
  error(`longer: no test file is there by ${args.join(", ")}`);
  process.exit(1);
}
endWithNpm();
await ensureInstalled();
bypassProxyOnLoopback();

rmSync(RECORDED, { recursive: true, force: true });
const env = { ...process.env, LOCAL_DATAVERSE_RECORD: path.resolve(RECORDED) };
for (const flags of [
  ["--maxWorkers=4", "--runTestsByPath", ...files],
  ["--config", "tests/requests/jest.config.cjs"],
]) {
  const { status } = spawnSync(process.execPath, [JEST, ...flags], { stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
}
