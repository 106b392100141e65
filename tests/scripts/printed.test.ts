import { spawnSync } from "node:child_process";
import { visible } from "../../Transcript/text/printable";
import { INSTALL, script, ThrowAwayProject } from "./support/throwAway";

/** What a terminal obeys or does not show; lines end in LF alone. */
const HIDDEN = /[^\P{Cc}\n]|[\p{Cs}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;
const HOSTILE = "\u001b[2J\u001b]0;title\u0007\u009b31m\u202E\u2066\u200B\u2028\u007F\r";

function said(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...args], { encoding: "utf8" });
  return stdout + stderr;
}

test("words of a command line do nothing to the terminal", () => {
  for (const command of [["scripts/build.mjs"], ["scripts/run.mjs", "fuzz"]]) {
    const output = said(...command, `--${HOSTILE}`);
    expect(output).toContain("there is no option --\\u001b[2J");
    expect(output).not.toMatch(HIDDEN);
  }
  expect(said("scripts/run.mjs", `${HOSTILE}.ts`)).not.toMatch(HIDDEN);
});

test("what npm says is shown on stderr as it comes, and does nothing to the terminal", async () => {
  const project = await ThrowAwayProject.make();
  try {
    await project.write("words", `npm error ${HOSTILE}\nas on Windows\r\n${HOSTILE} at its end`);
    await project.npm("cat words; cat words >&2; exit 7");
    const { status, out, errors } = await project.run(INSTALL);
    expect([status, out]).toEqual([7, ""]);
    expect(errors.match(/^npm error \\u001b\[2J/gm)).toHaveLength(2);
    expect(errors.match(/^as on Windows$/gm)).toHaveLength(2);
    expect(errors.match(/at its end\n/g)).toHaveLength(2);
    expect(errors).not.toMatch(HIDDEN);
    expect(errors.indexOf("at its end")).toBeLessThan(errors.indexOf("npm ci failed: see the lines above"));
  } finally {
    await project.remove();
  }
});

test("scripts see the same characters as the service does, and leave a test runner its colours alone", () => {
  const texts = [
    HOSTILE.trimEnd(),
    "Zoë \u{1F469}\u200D\u{1F4BB} نمی\u200Cخواهم",
    "a\u200Db \u{E0041}",
    "\uD800x",
    "plain",
  ];
  const code = `const { out, outInColours } = await import(${script("terminal.mjs")});
    for (const text of ${JSON.stringify(texts)}) out(text);
    outInColours("\\u001b[31mred\\u001b[39m \\u001b[2J");`;
  expect(said("--input-type=module", "--eval", code).split("\n")).toEqual([
    ...texts.map(visible),
    "\u001b[31mred\u001b[39m \\u001b[2J",
    "",
  ]);
});
