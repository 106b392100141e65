import { existsSync, readFileSync } from "node:fs";

const LONGER = JSON.parse(readFileSync("tests/longer.json", "utf8")) as Readonly<Record<string, string>>;

/** Test files that a text names, as `room/file` or `room/*`. */
const named = (text: string): readonly string[] => text.match(/\w+(?:\/[\w*]+)+/g) ?? [];

test("what `npm test` leaves out is there, and so is what it has in its place, which is not left out itself", () => {
  for (const [file, instead] of Object.entries(LONGER)) {
    expect([file, existsSync(file)]).toEqual([file, true]);
    for (const name of named(instead).filter((one) => !one.endsWith("*"))) {
      const candidates = [".ts", ".tsx"].map((ending) => `tests/${name}.test${ending}`);
      expect([name, candidates.some((one) => existsSync(one) && !(one in LONGER))]).toEqual([name, true]);
    }
  }
});
