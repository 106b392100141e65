import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readZipFile, writeZip } from "../../Solution/zip";
import { baseParts, SCRIPT_PART } from "./support/baseZip";
import { solutionCommand } from "./support/command";
import { edit } from "./support/faults";

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

test("the command says that sentence, checks the others and fails", async () => {
  const gone = path.join(folder, "gone.zip");
  const text = path.join(folder, "text.zip");
  const good = path.join(folder, "good.zip");
  writeFileSync(text, "no zip");
  writeFileSync(good, writeZip(baseParts()));
  const { status, stdout, stderr } = await solutionCommand("check", gone, text, good);
  expect([status, stdout]).toEqual([1, "2 checked, 1 problems, 1 refused, 0 ours, 1 could not be read\n"]);
  expect(stderr.split("\n")).toEqual([
    `${gone} is not a readable zip: there is no such file`,
    expect.stringContaining(`${text}: refused: the zip is not a readable zip: its end is missing`),
    "",
  ]);
});

test("a zip whose script never ends, one that is a bomb and one with a DOCTYPE do not keep the next from being checked", async () => {
  const planted: Readonly<Record<string, (parts: Map<string, Uint8Array>) => unknown>> = {
    endless: (parts) => parts.set(SCRIPT_PART, Buffer.from("for (;;) {}")),
    bomb: (parts) => parts.set(SCRIPT_PART, new Uint8Array(20 * 2 ** 20)),
    entities: (parts) => edit(parts, "solution.xml", /^/, '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&b;&b;">]>'),
    cut: (parts) => edit(parts, "customizations.xml", "</ImportExportXml>", ""),
    good: () => undefined,
  };
  const files = Object.entries(planted).map(([name, plant]) => {
    const parts = new Map(baseParts());
    plant(parts);
    const file = path.join(folder, `${name}.zip`);
    writeFileSync(file, writeZip(parts));
    return file;
  });
  const { status, stdout, stderr } = await solutionCommand("check", ...files);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^5 checked, \d+ problems, 3 refused/);
  expect(stderr).toMatch(/endless\.zip: .*: ours: .*fails when it is loaded/);
  expect(stderr).toMatch(/bomb\.zip: refused: .*unpacks to 20971520 bytes/);
  expect(stderr).toMatch(/entities\.zip: refused: .*DOCTYPE/);
  expect(stderr).toMatch(/cut\.zip: refused: .*<ImportExportXml> is not closed/);
  // Beside what it has in common with the first as a pair.
  expect(stderr).not.toMatch(/^[^+\n]*good\.zip: /m);
});
