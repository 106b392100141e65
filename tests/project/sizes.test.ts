import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import rooms from "../../rooms.json";

/** Longest file, in lines; over it, a file is two things. */
const LONGEST = 250;
/** Most files in one folder, not counting those below it. */
const FULLEST = 15;

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter(Boolean);
const isCode = (file: string): boolean => /\.(ts|tsx|mjs|cjs|js|css)$/.test(file);
const lines = (file: string): number => readFileSync(file, "utf8").split("\n").length - 1;

test("no file is longer than 250 lines, tests included", () => {
  const long = tracked.filter((file) => isCode(file) && lines(file) > LONGEST);
  expect(long).toEqual([]);
});

test("no folder holds more than 15 files at one level, but tests, strings and the root", () => {
  const counts = new Map<string, number>();
  for (const file of tracked) {
    const folder = path.dirname(file);
    if (folder === "." || folder.startsWith("tests") || path.basename(folder) === "strings") continue;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > FULLEST)).toEqual([]);
});

test("no room holds more than a third of the code", () => {
  const sizes = Object.keys(rooms).map((room) => {
    const files = tracked.filter((file) => file.startsWith(`${room}/`) && isCode(file));
    return [room, files.reduce((sum, file) => sum + lines(file), 0)] as const;
  });
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(sizes.filter(([, size]) => size > all / 3)).toEqual([]);
});

test("no code line is longer than 160 characters", () => {
  const wide = tracked
    .filter(isCode)
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .map((line, index) => [file, index + 1, line.length] as const),
    )
    .filter(([file, , length]) => length > 160 && !file.startsWith("tests/"));
  expect(wide.map(([file, line]) => `${file}:${line}`)).toEqual([]);
});
