import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { checkSolution } from "../../Solution/check/check";
import { openPackage, partText } from "../../Solution/check/package";
import { checkPair } from "../../Solution/check/pair";
import { parseXml, writeXml } from "../../Solution/xml";

const EXPORTS = path.resolve(process.cwd(), "../shared/reference/solution/exports");
const FILES = [
  "CodeInterpreterSample_1_0_0_0_managed.zip",
  "ColumnLevelSecuritySampleSolution.zip",
  "ColumnLevelSecuritySampleSolution_managed.zip",
  "polymorphiclookupexamplesolution.zip",
];
const here = existsSync(EXPORTS);
if (!here)
  console.warn(`SKIPPED: the checks against solutions that the platform itself exported; ${EXPORTS} is not there.`);
const open = async (file: string): Promise<ReturnType<typeof openPackage>> =>
  openPackage(await readFile(path.join(EXPORTS, file)), file);

(here ? describe : describe.skip)("solutions exported by the platform itself", () => {
  test.each(FILES)("%s has no problems", async (file) => {
    expect(checkSolution(await open(file))).toEqual([]);
  });

  test("a managed and an unmanaged export of one solution count as a pair", async () => {
    expect(
      checkPair(
        await open("ColumnLevelSecuritySampleSolution_managed.zip"),
        await open("ColumnLevelSecuritySampleSolution.zip"),
      ),
    ).toEqual([]);
  });

  test("exports of two solutions do not", async () => {
    expect(
      checkPair(
        await open("CodeInterpreterSample_1_0_0_0_managed.zip"),
        await open("polymorphiclookupexamplesolution.zip"),
      ),
    ).not.toEqual([]);
  });

  test.each(FILES)(
    "%s: what we read and write again is what the platform wrote, but for how an empty element is spelt",
    async (file) => {
      const { parts } = await open(file);
      for (const part of ["solution.xml", "customizations.xml"]) {
        const text = partText(parts, part) ?? "";
        expect(emptySpeltAlike(writeXml(parseXml(text, part)))).toBe(emptySpeltAlike(text));
      }
    },
  );
});

function emptySpeltAlike(xml: string): string {
  return xml
    .replace(/\r\n/g, "\n")
    .replace(/<([\w.]+)([^<>]*)>\s*<\/\1>/g, "<$1$2 />")
    .trim();
}
