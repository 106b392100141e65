import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readZipFile } from "../../Solution/zip";

const folder = mkdtempSync(path.join(tmpdir(), "opencx-zip-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is given as a zip, and how it is made. */
const GIVEN: readonly (readonly [string, (file: string) => void, string])[] = [
  ["a file that is missing", () => undefined, "there is no such file"],
  ["a folder", (file) => mkdirSync(file), "it is a folder"],
  ["an empty file", (file) => writeFileSync(file, ""), "it is empty"],
  ["a pipe", (file) => execFileSync("mkfifo", [file]), "it is no file"],
  ["a device without end", (file) => symlinkSync("/dev/zero", file), "it is no file"],
  ["a link to itself", (file) => symlinkSync(file, file), "it is a link that leads nowhere"],
  ["a link to a missing file", (file) => symlinkSync(`${file}.gone`, file), "there is no such file"],
];

test.each(GIVEN)("%s is told in a sentence", async (_what, make, why) => {
  const file = path.join(folder, `${why.replaceAll(" ", "-")}-${_what.length}.zip`);
  make(file);
  await expect(readZipFile(file)).rejects.toThrow(new Error(`${file} is not a readable zip: ${why}`));
});

test("a path below a file, and one that is too long, lead to no file", async () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "x");
  for (const given of [path.join(file, "x.zip"), path.join(folder, `${"a".repeat(300)}.zip`)])
    await expect(readZipFile(given)).rejects.toThrow("is not a readable zip: there is no such file");
});

test("the command says that sentence, and fails", () => {
  const gone = path.join(folder, "gone.zip");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "solution", "check", gone], {
    encoding: "utf8",
  });
  const said = stderr.split("\n").filter((line) => !/: (up to date|building|built)/.test(line));
  expect([status, stdout, said]).toEqual([
    1,
    "0 checked, no problems, 1 could not be read\n",
    [`${gone} is not a readable zip: there is no such file`, ""],
  ]);
});
