import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import rooms from "../../rooms.json";

interface Room {
  readonly node?: boolean;
  readonly browser?: boolean | readonly string[];
}

/** Every way to a terminal that code of Node's has, but by reading what a child process says. */
const WRITES =
  /\bconsole\b|\bprocess\s*(?:\?\.|\.|\[\s*["'`])\s*(?:std(?:out|err)|emitWarning)|\{[^}]*\bstd(?:out|err)\b[^}]*\}\s*=\s*process\b|\bwriteSync\(\s*[12]\b|["'](?:node:)?(?:console|process)["']|["']\/dev\/(?:tty|std)/;

function printing(code: string): string | undefined {
  return WRITES.exec(code.replace(/^\s*(?:\/\/|\/?\*).*$/gm, ""))?.[0];
}

test.each([
  "console.log(text)",
  "globalThis.console.error(text)",
  "process.stdout.write(text)",
  'process["stderr"].write(text)',
  "const { stdout, argv } = process;",
  'import { stdout } from "node:process";',
  'import { Console } from "console";',
  "writeSync(1, text)",
])("%s is seen", (code) => {
  expect(printing(code)).toBeDefined();
});

test("in rooms that run under Node, one file writes to the terminal, and makes what it writes printable", () => {
  const entries = Object.entries(rooms) as readonly (readonly [string, Room])[];
  const roots = entries.flatMap(([name, { node, browser }]) => (node === true && browser !== true ? [name] : []));
  const pages = entries.flatMap(([name, { browser }]) =>
    Array.isArray(browser) ? browser.map((folder: string) => `${name}/${folder}/`) : [],
  );
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...roots], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file.endsWith(".ts") && !pages.some((page) => file.startsWith(page)));
  const writing = files.filter((file) => printing(readFileSync(file, "utf8")) !== undefined);
  expect(writing).toEqual(writing.filter((file) => file.endsWith("/terminal.ts")));
  expect(new Set(writing.map((file) => file.split("/")[0])).size).toBe(writing.length);
  for (const file of writing) expect(readFileSync(file, "utf8")).toContain('/text/printable"');
});

test("of the scripts, and of the builds of the rooms, one file writes to the terminal", () => {
  const files = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "scripts", "*/build.mjs"],
    {
      encoding: "utf8",
    },
  )
    .split("\n")
    .filter((file) => /\.[cm]?js$/.test(file));
  expect(files.length).toBeGreaterThan(20);
  // What jest keeps of a suite's console is told by the reporter, and shown by who started it; a rule has its name.
  const code = (file: string): string =>
    readFileSync(file, "utf8").replace("suite.console", "").replace("console.$", "").replace('"no-console"', "");
  expect(files.filter((file) => printing(code(file)) !== undefined)).toEqual(["scripts/terminal.mjs"]);
});
