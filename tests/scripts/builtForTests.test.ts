import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyTree, removeTree } from "./support/treeCopy";

jest.setTimeout(120_000);

const SOURCE = "WebResources/caseForm/caseForm.ts";

let clone: string;

beforeAll(() => {
  clone = copyTree({ installed: true });
});
afterAll(() => removeTree(clone));

/** Runs the tests of the built script as a person does who works on it. */
function runTests(): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "node_modules/jest/bin/jest.js",
      "--selectProjects",
      "webresources",
      "--maxWorkers=1",
      "tests/webresources/builtScript",
    ],
    { cwd: clone, encoding: "utf8" },
  );
  return { status, said: stdout + stderr };
}

test("jest by itself builds what is stale before its first test, and fails when that does not compile", () => {
  expect(runTests()).toEqual({ status: 0, said: expect.stringMatching(/^webresources: built in /m) });
  // Up to date, it says nothing of it.
  expect(runTests()).toEqual({ status: 0, said: expect.not.stringContaining("webresources: built") });

  const source = path.join(clone, SOURCE);
  const sound = readFileSync(source, "utf8");
  writeFileSync(source, `${sound}\nexport function second(): void {}\n`);
  expect(runTests()).toEqual({ status: 1, said: expect.stringContaining("it leaves one name behind, OpenCX") });

  writeFileSync(source, `${sound}\nexport function broken( {`);
  expect(runTests()).toEqual({ status: 1, said: expect.stringContaining("caseForm.ts") });
});
