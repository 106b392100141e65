import { CONTENT_TYPES_PART, contentTypes } from "../contentTypes";
import type { PackageKind } from "../solutions";
import { assembleCustomizations, assembleManifest, SourceTreeError, treeXml } from "./customizations";
import { unindented } from "./unindented";
import { childText, writeXml } from "../xml";
import { writeZip, type Parts } from "../zip";
import type { Deflate } from "../zip/write";

const encoder = new TextEncoder();

/** What of an unpacked solution goes into the zip: the kinds that our solutions have. */
const PLACED = [
  /^Other\/(Solution|Customizations)\.xml$/,
  /^Entities\/[^/]+\/(Entity|RibbonDiff)\.xml$/,
  /^Entities\/[^/]+\/FormXml\/[^/]+\/\{[^}/]+\}(_managed)?\.xml$/,
  /^Entities\/[^/]+\/(SavedQueries|Visualizations)\/\{[^}/]+\}\.xml$/,
  /^Roles\/[^/]+\.xml$/,
  /^(Controls|WebResources|environmentvariabledefinitions)\//,
];

/**
 * The parts of the zip that Dataverse imports.
 * @param tree the unpacked solution with what the build made, see readSourceTree
 * @param version four numbers, `0.1.0.0`
 * @throws SourceTreeError or XmlError naming the file
 */
export function packedParts(tree: Parts, kind: PackageKind, version: string): Parts {
  const unplaced = [...tree.keys()].find((name) => !PLACED.some((pattern) => pattern.test(name)));
  if (unplaced !== undefined)
    throw new SourceTreeError(
      `${unplaced} is of a kind that packing does not place in the zip: it would be left out without a word. Remove it, or teach packing that kind.`,
    );
  const parts = new Map<string, Uint8Array>([
    ["customizations.xml", encoder.encode(writeXml(assembleCustomizations(tree, kind), ""))],
    ["solution.xml", encoder.encode(writeXml(assembleManifest(tree, kind, version), ""))],
  ]);
  for (const [name, bytes] of tree) {
    // It describes another file, and what it says stands in customizations.xml.
    if (name.endsWith(".data.xml")) continue;
    if (name.startsWith("Controls/") || name.startsWith("environmentvariabledefinitions/"))
      parts.set(name, unindented(name, bytes));
    if (name.startsWith("WebResources/")) parts.set(webResourcePart(tree, name), bytes);
  }
  parts.set(CONTENT_TYPES_PART, encoder.encode(contentTypes([...parts.keys()])));
  return parts;
}

/**
 * Packs an unpacked solution into the zip that Dataverse imports. The same tree gives the same bytes.
 * @param deflate as of {@link writeZip}
 * @throws as {@link packedParts}
 */
export function packSolution(tree: Parts, kind: PackageKind, version: string, deflate?: Deflate): Uint8Array {
  return writeZip(packedParts(tree, kind, version), deflate);
}

/** The tree with the version filled in, for `pac solution pack`, which takes the kind as an option of its own. */
export function stampedTree(tree: Parts, version: string): Parts {
  const name = "Other/Solution.xml";
  const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(tree.get(name));
  return new Map([
    ...tree,
    [
      name,
      encoder.encode(
        source
          .replace(/<Version(?: \/>|>[^<]*<\/Version>)/, `<Version>${version}</Version>`)
          .replace(/(<Required [^>]*solution="\w+)"/g, `$1 (${version})"`),
      ),
    ],
  ]);
}

function webResourcePart(tree: Parts, name: string): string {
  const fileName = childText(treeXml(tree, `${name}.data.xml`), "FileName");
  if (!fileName.startsWith("/WebResources/"))
    throw new SourceTreeError(`${name}.data.xml: FileName must start with /WebResources/.`);
  return fileName.slice(1);
}
