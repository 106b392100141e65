import { BUNDLE_PART, SCRIPT_PART, VARIABLE_PART } from "./baseZip";
import { ours, refused, textOf, whole, type Planted } from "./planted";
import { rawZip } from "./rawZip";

const solution = textOf("solution.xml");
const customizations = textOf("customizations.xml");
const types = textOf("[Content_Types].xml");

function zipped(parts: ReadonlyMap<string, Uint8Array>, ...more: readonly string[]): Uint8Array {
  const given = [...parts].map(([name, content]) => ({ name, content }));
  return rawZip({ parts: [...given, ...more.map((name) => ({ name }))] });
}

/** Packs badly, so that it is no bomb. */
function noise(length: number): Uint8Array {
  return new Uint8Array(Uint32Array.from({ length: length / 4 }, (_, index) => (index * 2_654_435_761) >>> 0).buffer);
}

/** In the zip as a file, and in solution.xml. */
export const PLANTED_PACKAGE: readonly Planted[] = [
  {
    ...whole(refused("zip", "a part that stands there twice", () => undefined, /"solution\.xml" stands in it twice/)),
    plant: (parts) => zipped(parts, "solution.xml"),
  },
  {
    ...whole(refused("zip", "a part twice but for its case", () => undefined, /but for its case/)),
    plant: (parts) => zipped(parts, "Solution.xml"),
  },
  {
    ...whole(refused("zip", "a name with a backslash", () => undefined, /has a backslash/)),
    plant: (parts) => zipped(parts, "WebResources\\x"),
  },
  whole(refused("zip", "no solution.xml", (parts) => parts.delete("solution.xml"), /solution\.xml is missing/)),
  whole(refused("zip", "no [Content_Types].xml", (parts) => parts.delete("[Content_Types].xml"), /is missing/)),
  refused("zip", "another root", solution(/ImportExportXml/g, "ImportExport"), /must be <ImportExportXml>/),
  refused("xml", "a tag that is not closed", customizations("</Roles>", ""), /<Roles> is not closed where it ends/),
  refused("xml", "a DOCTYPE", customizations(/^/, '<!DOCTYPE a [<!ENTITY b "c">]>'), /holds a DOCTYPE/),
  refused("xml", "an entity of HTML", solution("<Descriptions />", "<Descriptions>&nbsp;</Descriptions>"), /&nbsp;/),
  refused(
    "xml",
    "a prefix that is not declared",
    solution("<Descriptions />", '<Descriptions xsi:nil="true" />'),
    /xsi/,
  ),
  refused("xml", "an attribute given twice", solution('version="9.2.0.0"', 'version="9.2" version="9.2"'), /twice/),
  refused("xml", "an & that begins nothing", customizations('description="Sample"', 'description="A & B"'), /"&"/),
  refused("xml", "a variable's file cut off", textOf(VARIABLE_PART)("</environmentvariabledefinition>", ""), /closed/),
  whole(
    refused(
      "xml",
      "a file in another encoding",
      (parts) => parts.set("solution.xml", Buffer.from("<a>é</a>", "latin1")),
      /solution\.xml is not well-formed XML: it is not in UTF-8/,
    ),
  ),
  whole(
    refused("packaging", "an extension without a type", types(/<Default Extension="js"[^>]*>/, ""), /no content type/),
  ),
  refused("packaging", "two Defaults", types(/(<Default Extension="js"[^>]*>)/, "$1$1"), /js has two Defaults/),
  refused("packaging", "types of no namespace", types(/xmlns="[^"]*"/, 'xmlns="urn:x"'), /its namespace is not/),
  refused("packaging", "a Default of no type", types(/(Extension="js") ContentType="[^"]*"/, "$1"), /no ContentType/),
  whole(
    refused(
      "size",
      "a web resource over 5 MB",
      (parts) => parts.set(SCRIPT_PART, noise(5_300_000)),
      /has 5300000 bytes/,
    ),
  ),
  whole(ours("a bundle over 5 MB", (parts) => parts.set(BUNDLE_PART, noise(5_300_000)), /has 5300000 bytes/)),
  refused("solutionName", "a name with a hyphen", solution("<UniqueName>Sample", "<UniqueName>Sam-ple"), /Sam-ple/),
  refused("nameLength", "a name too long", solution("<UniqueName>Sample", `<UniqueName>S${"a".repeat(65)}`), /have 65/),
  refused("solutionVersion", "no version", solution("<Version>1.0.0.0", "<Version>one"), /Version one is not/),
  ours("a version of two numbers", solution("<Version>1.0.0.0", "<Version>1.0"), /Version 1\.0 is not four/),
  refused("packageVersion", "a package of tomorrow", solution('sion="9.2"', 'sion="9.9"'), /none above 9\.2/),
  refused("packageVersion", "a package of no version", solution('sion="9.2"', 'sion="new"'), /is "new"/),
  refused("publisherName", "a publisher of no name", solution("<UniqueName>opencx<", "<UniqueName><"), /Publisher/),
  refused("prefix", "a prefix too short", solution(">opencx</CustomizationP", ">o</CustomizationP"), /two to eight/),
  ours("a prefix of Microsoft's", solution(">opencx</CustomizationP", ">mscrmx</CustomizationP"), /mscrm/),
  refused("optionPrefix", "an option prefix out of range", solution("48271", "5"), /a number from 10000 to 99999/),
  refused(
    "language",
    "a base language in words",
    solution('languagecode="1033">', 'languagecode="en">'),
    /of the root/,
  ),
  refused(
    "rootMissing",
    "a root component of nothing",
    solution('"opencx_/case.js"', '"opencx_/x.js"'),
    /x\.js, which/,
  ),
  whole(
    refused(
      "rootUndeclared",
      "a component that is not listed",
      solution(/<Root\w+ type="61"[^>]*>/, ""),
      /no RootComp/,
    ),
  ),
  refused(
    "duplicate",
    "a root component twice",
    solution(/(<Root\w+ type="66"[^>]*>)/, "$1$1"),
    /Sample twice|sample tw/,
  ),
  refused("rootBehavior", "a behavior that is none", solution('behavior="2"', 'behavior="7"'), /behavior is "7"/),
  ours("a component of no type", solution('type="380"', 'type="999"'), /no component of type "999"/),
  ours("a root component of no name", solution(' schemaName="opencx_Limit"', ""), /neither schemaName nor id/),
  ours("a Managed flag of the source", solution("<Managed>1", "<Managed>2"), /Managed is "2"/),
  ours("no list of dependencies", solution("<MissingDependencies />", ""), /no MissingDependencies/),
];
