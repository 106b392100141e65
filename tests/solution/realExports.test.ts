import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { checkZip } from "../../Solution/check/check";
import { openPackage } from "../../Solution/check/package";
import { partText } from "../../Solution/check/partXml";
import { checkPair } from "../../Solution/check/pair";
import { parseXml, writeXml, type XmlElement } from "../../Solution/xml";

const EXPORTS = path.resolve(process.cwd(), "../shared/reference/solution/exports");
/** Exports in the layout that we write. */
const SMALL = [
  "CodeInterpreterSample_1_0_0_0_managed.zip",
  "ColumnLevelSecuritySampleSolution.zip",
  "ColumnLevelSecuritySampleSolution_managed.zip",
  "polymorphiclookupexamplesolution.zip",
];
const FILES = [
  ...SMALL,
  "Contoso_sample_1_0_0_1_managed.zip",
  "MicrosoftDynamics365NonprofitAccelerator_1_1_0_0_managed.zip",
  "MicrosoftDynamics365VolunteerManagement_1_0_0_0_managed.zip",
  "MicrosoftDynamics365VolunteerManagement_1_0_0_0_unmanaged.zip",
];
const here = existsSync(EXPORTS);
if (!here)
  console.warn(`SKIPPED: the checks against solutions that the platform itself exported; ${EXPORTS} is not there.`);
const open = async (file: string): Promise<ReturnType<typeof openPackage>> =>
  openPackage(await readFile(path.join(EXPORTS, file)), file);

(here ? describe : describe.skip)("solutions exported by the platform itself", () => {
  test.each(FILES)("%s: an import refuses nothing of it, and our rules are not for it", async (file) => {
    expect(checkZip(await readFile(path.join(EXPORTS, file)), file).findings).toEqual([]);
  });

  test("our reader and xmldom read the same in one of them", async () => {
    const { parts } = await open("MicrosoftDynamics365VolunteerManagement_1_0_0_0_managed.zip");
    const text = partText(parts, "customizations.xml") ?? "";
    const document = new DOMParser().parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
    expect(document.documentElement && plain(document.documentElement)).toEqual(parseXml(text, "customizations.xml"));
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

  test.each(SMALL)(
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

interface DomNode {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }> | null;
}

/** A node of xmldom as our reader gives it. */
function plain(node: DomNode): XmlElement {
  const nodes = [...node.childNodes];
  const children = nodes.filter(({ nodeType }) => nodeType === 1).map(plain);
  const text = nodes
    .map(({ nodeType, nodeValue }) => (nodeType === 3 || nodeType === 4 ? (nodeValue ?? "") : ""))
    .join("");
  return {
    name: node.nodeName,
    attributes: Object.fromEntries([...(node.attributes ?? [])].map(({ name, value }) => [name, value])),
    children,
    text: children.length > 0 || text.trim() === "" ? "" : text,
  };
}

function emptySpeltAlike(xml: string): string {
  return xml
    .replace(/\r\n/g, "\n")
    .replace(/<([\w.]+)([^<>]*)>\s*<\/\1>/g, "<$1$2 />")
    .trim();
}
