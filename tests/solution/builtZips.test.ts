import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { KINDS, SOLUTIONS, zipOf } from "../../Solution/solutions";
import { readZip, writeZip } from "../../Solution/zip";
import { edit } from "./support/faults";

jest.setTimeout(90_000);

// Each command is a process of its own, and the machine may be busy with the browser tests.
const ZIPS = SOLUTIONS.flatMap((solution) => KINDS.map((kind) => zipOf(solution, kind)));
const XSD = path.resolve(process.cwd(), "../shared/reference/solution/xsd");
const cli = (...args: string[]): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "solution", ...args], {
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
};
const hashes = (): readonly string[] => ZIPS.map((zip) => createHash("sha256").update(readFileSync(zip)).digest("hex"));

test("both zips of the built product pack and pass their checks, and packing again gives the same bytes", () => {
  // Without a command, as `npm run solution` calls it.
  expect(cli()).toEqual({ status: 0, output: expect.stringContaining("2 checked, no problems") });
  const first = hashes();
  expect(cli("pack").status).toBe(0);
  expect(hashes()).toEqual(first);
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

test("check fails with a sentence on a zip with a fault, and on a file that is no zip", () => {
  const folder = newFolder();
  const faulty = path.join(folder, "faulty.zip");
  const parts = new Map(readZip(readFileSync(ZIPS[0] ?? ""), "zip"));
  parts.delete("Controls/opencx_OpenCX.OpenCXTranscriptControl/bundle.js");
  writeFileSync(faulty, writeZip(parts));
  expect(cli("check", faulty)).toEqual({
    status: 1,
    output: expect.stringContaining("the manifest names bundle.js, which the zip does not hold"),
  });
  const text = path.join(folder, "text.zip");
  writeFileSync(text, "no zip");
  expect(cli("check", text)).toEqual({ status: 1, output: expect.stringContaining("is not a readable zip") });
});

test("check without a zip says how it is used", () => {
  expect(cli("check")).toEqual({ status: 2, output: expect.stringContaining("usage:") });
});

const withSchemas = existsSync(XSD);
if (!withSchemas) console.warn(`SKIPPED: validation against Microsoft's schema files; ${XSD} is not there.`);
(withSchemas ? describe : describe.skip)("against Microsoft's schema files", () => {
  test("both zips are valid", () => {
    expect(cli("check", "--xsd", XSD, ...ZIPS)).toEqual({
      status: 0,
      output: expect.stringContaining("2 checked, no problems"),
    });
  });

  test("a misspelt element, a bad GUID and an attribute that does not exist are found", () => {
    const folder = newFolder();
    // One file each: the schema's first complaint about an element hides those below it.
    const files = (
      [
        ["<FormPresentation>1</FormPresentation>", "<FormPresentaton>1</FormPresentaton>"],
        ['classid="{3EF39988-', 'classid="{3EF3998-'],
        ['verticallayout="true"', 'vertical="true"'],
      ] as const
    ).map(([from, to], index) => {
      const parts = new Map(readZip(readFileSync(ZIPS[0] ?? ""), "zip"));
      edit(parts, "customizations.xml", from, to);
      const file = path.join(folder, `invalid${index}.zip`);
      writeFileSync(file, writeZip(parts));
      return file;
    });
    const { status, output } = cli("check", "--xsd", XSD, ...files);
    expect(status).toBe(1);
    expect(output).toContain("FormPresentaton");
    expect(output).toContain("3EF3998-");
    expect(output).toContain("'vertical'");
  });
});
