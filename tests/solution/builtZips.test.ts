import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SOLUTIONS, zipOf } from "../../Solution/solutions";
import { readZip, writeZip } from "../../Solution/zip";
import { solutionCommand } from "./support/command";
import { edit } from "./support/faults";

jest.setTimeout(90_000);

// Each command is a process of its own, and the machine may be busy with the browser tests.
const ZIPS = SOLUTIONS.flatMap((solution) => solution.kinds.map((kind) => zipOf(solution, kind)));
const XSD = path.resolve(process.cwd(), "../shared/reference/solution/xsd");
const cli = (...args: string[]): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "solution", ...args], {
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
};
const hashes = (): readonly string[] => ZIPS.map((zip) => createHash("sha256").update(readFileSync(zip)).digest("hex"));

test("packing the built product again gives the same bytes, and all zips pass their checks", () => {
  // jest packed them before its first test.
  const first = hashes();
  // Without a command, as `npm run solution` calls it.
  expect(cli()).toEqual({ status: 0, output: expect.stringContaining("3 checked, no problems") });
  expect(hashes()).toEqual(first);
});

test("the managed zip is at most 176 KiB: an admin waits for it, and the control's share comes to each rep", () => {
  expect(statSync(ZIPS[0] ?? "").size).toBeLessThanOrEqual(176 * 1024);
});

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** For zips of a test; goes with the last test. */
function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "opencx-zips-"));
  folders.push(folder);
  return folder;
}

test("the version is package.json's", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  for (const zip of ZIPS)
    expect(new TextDecoder().decode(readZip(readFileSync(zip), zip).get("solution.xml"))).toContain(
      `<Version>${version}.0</Version>`,
    );
});

test("check fails with a sentence on a zip with a fault, and on a file that is no zip", async () => {
  const folder = newFolder();
  const faulty = path.join(folder, "faulty.zip");
  const parts = new Map(readZip(readFileSync(ZIPS[0] ?? ""), "zip"));
  parts.delete("Controls/opencx_OpenCX.OpenCXTranscriptControl/bundle.js");
  writeFileSync(faulty, writeZip(parts));
  const text = path.join(folder, "text.zip");
  writeFileSync(text, "no zip");
  const { status, stderr } = await solutionCommand("check", faulty, text);
  expect(status).toBe(1);
  expect(stderr).toContain("the manifest names bundle.js, which the zip does not hold");
  expect(stderr).toContain("is not a readable zip");
});

test("a managed and an unmanaged zip of ours that differ in more than that are named", async () => {
  const [managed = "", unmanaged = ""] = ZIPS;
  const parts = new Map(readZip(readFileSync(unmanaged), "zip"));
  edit(parts, "solution.xml", "<Version>", "<Version>9");
  const other = path.join(newFolder(), "other.zip");
  writeFileSync(other, writeZip(parts));
  expect((await solutionCommand("check", managed, other)).stderr).toMatch(
    /: solution\.xml: ours: the two kinds differ in more than Managed/,
  );
});

test("check without a zip says how it is used, and that there are two levels", async () => {
  const { status, stderr } = await solutionCommand("check");
  expect([status, stderr]).toEqual([2, expect.stringMatching(/usage:[^]*refused[^]*ours/)]);
});

const withSchemas = existsSync(XSD);
if (!withSchemas) console.warn(`SKIPPED: validation against Microsoft's schema files; ${XSD} is not there.`);
(withSchemas ? describe : describe.skip)("against Microsoft's schema files", () => {
  test("all zips are valid; a misspelt element, a bad GUID and an attribute that does not exist are found", () => {
    const folder = newFolder();
    // The schema's first complaint about an element hides those below it. Charts' data are validated by themselves.
    const files = (
      [
        [["<FormPresentation>1</FormPresentation>", "<FormPresentaton>1</FormPresentaton>"]],
        [
          ['classid="{3EF39988-', 'classid="{3EF3998-'],
          ["<measure alias", "<measured alias"],
        ],
        [
          ['verticallayout="true"', 'vertical="true"'],
          ['groupby="true"', 'groupedby="true"'],
        ],
      ] as const
    ).map((faults, index) => {
      const parts = new Map(readZip(readFileSync(ZIPS[0] ?? ""), "zip"));
      for (const [from, to] of faults) edit(parts, "customizations.xml", from, to);
      const file = path.join(folder, `invalid${index}.zip`);
      writeFileSync(file, writeZip(parts));
      return file;
    });
    const { status, output } = cli("check", "--xsd", XSD, ...ZIPS, ...files);
    expect(status).toBe(1);
    for (const zip of ZIPS) expect(output).not.toContain(`${zip}: `);
    expect(output).toContain("FormPresentaton");
    expect(output).toContain("3EF3998-");
    expect(output).toContain("'vertical'");
    expect(output).toContain("'measured'");
    expect(output).toContain("'groupedby'");
  });
});
