import { openPackage } from "../../Solution/check/package";
import { readPart } from "../../Solution/check/partXml";
import { readZip } from "../../Solution/zip";
import { rawZip } from "./support/rawZip";

const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  rawZip({ parts: Object.entries(parts).map(([name, text]) => ({ name, content: new TextEncoder().encode(text) })) });
/** Packed like the XML of exports, no bomb: each tag is another. */
const tags = (count: number): string =>
  `<a>${Array.from({ length: count }, (_, index) => `<b c="${index}"/>`).join("")}</a>`;

test("a zip of a few megabytes whose tags would fill the memory is not read", () => {
  const bytes = zipOf({ "solution.xml": tags(1_000_000) });
  expect(() => openPackage(bytes, "some.zip")).toThrow(
    "solution.xml is not read: the zip's XML has more than 1000000 tags",
  );
});

test("nor is one that has them in several parts; a part that is asked for again counts once", () => {
  const parts = readZip(zipOf({ "one.xml": tags(1_000), "other.xml": tags(1_000_000 - 1_000) }), "some.zip");
  for (let times = 0; times < 3; times++) expect(readPart(parts, "one.xml")?.root.children).toHaveLength(1_000);
  expect(() => readPart(parts, "other.xml", "the other")).toThrow("the other is not read");
});
