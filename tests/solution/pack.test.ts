import { formsOf } from "../../Solution/check/package";
import { completeSource } from "../../Solution/pack/completeSource";
import { assembleCustomizations } from "../../Solution/pack/customizations";
import { packedParts, packSolution, stampedTree } from "../../Solution/pack/pack";
import { parseXml, writeXml } from "../../Solution/xml";
import type { Parts } from "../../Solution/zip";
import { edit } from "./support/faults";
import { fixtureTree, packed, VERSION } from "./support/fixtureTree";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

const changed = (change: (files: Map<string, Uint8Array>) => void): Parts => {
  const files = new Map(tree);
  change(files);
  return files;
};

test("packing twice gives the same bytes, in whatever order the files were found", () => {
  const backwards = new Map([...tree].reverse());
  for (const kind of ["managed", "unmanaged"] as const) {
    expect(
      Buffer.from(packSolution(backwards, kind, VERSION)).equals(Buffer.from(packSolution(tree, kind, VERSION))),
    ).toBe(true);
  }
});

test("the bytes do not depend on the day", () => {
  const today = packSolution(tree, "managed", VERSION);
  jest.useFakeTimers({ now: new Date("2031-02-03T04:05:06Z") });
  try {
    expect(Buffer.from(packSolution(tree, "managed", VERSION)).equals(Buffer.from(today))).toBe(true);
  } finally {
    jest.useRealTimers();
  }
});

test("the bytes do not depend on the machine's time zone", () => {
  const here = packSolution(tree, "managed", VERSION);
  const zone = process.env.TZ;
  try {
    process.env.TZ = "Pacific/Kiritimati";
    expect(Buffer.from(packSolution(tree, "managed", VERSION)).equals(Buffer.from(here))).toBe(true);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("the two kinds differ in Managed, and the version is the one asked for", () => {
  const texts = (["managed", "unmanaged"] as const).map((kind) =>
    new TextDecoder().decode(packedParts(tree, kind, "1.2.3.0").get("solution.xml")),
  );
  expect(texts[0]).toContain("<Managed>1</Managed>");
  expect(texts[1]).toContain("<Managed>0</Managed>");
  expect(texts[0]).toContain("<Version>1.2.3.0</Version>");
  expect(texts[0]?.replace("<Managed>1", "<Managed>0")).toBe(texts[1]);
});

test("a web resource goes into the part that its record names, a control's built files into its folder, .data.xml files nowhere", () => {
  const names = [...packedParts(tree, "managed", VERSION).keys()];
  expect(names).toEqual(
    expect.arrayContaining([
      "solution.xml",
      "customizations.xml",
      "[Content_Types].xml",
      expect.stringMatching(/^WebResources\/opencx_scriptscaseformjs[0-9A-F-]{36}$/),
      "Controls/opencx_OpenCX.OpenCXTranscriptControl/bundle.js",
      "environmentvariabledefinitions/opencx_UnknownCallerCustomer/environmentvariabledefinition.xml",
    ]),
  );
  expect(
    names.filter((name) => name.endsWith(".data.xml") || name.startsWith("Other/") || name.startsWith("Entities/")),
  ).toEqual([]);
});

test("style sheets are packed without comments and indentation, string tables without indentation", () => {
  const folder = "Controls/opencx_OpenCX.OpenCXTranscriptControl";
  const css = `/* The "head"'s. */\n.a::before {\n  content: "/* b */  c";\n  margin: 0\n    1px;\n}\n`;
  const resx = `<root>\n  <data name="a">\n    <value>b\n  c</value>\n    <value>\n  </value>\n  </data>\n</root>\n`;
  const more = changed((files) => {
    files.set(`${folder}/a.css`, new TextEncoder().encode(css));
    files.set(`${folder}/a.resx`, new TextEncoder().encode(resx));
  });
  const parts = packedParts(more, "managed", VERSION);
  const text = (name: string): string => new TextDecoder().decode(parts.get(`${folder}/${name}`));
  expect(text("a.css")).toBe(`.a::before {\ncontent: "/* b */  c";\nmargin: 0\n1px;\n}`);
  expect(text("a.resx")).toBe(
    `<root>\n<data name="a">\n<value>b\n  c</value>\n<value>\n  </value>\n</data>\n</root>\n`,
  );
});

test("a form of our own is in the managed zip without a twin in the source, and a twin that the source has stays as it is", () => {
  const form = "Entities/Incident/FormXml/main/{5f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11}";
  expect(tree.get(`${form}_managed.xml`)).toEqual(tree.get(`${form}.xml`));
  expect(formsOf(packed(tree)).map(({ id }) => id)).toEqual(["{5f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11}"]);
  const own = new TextEncoder().encode("<forms />");
  const source = new Map([
    [`${form}.xml`, tree.get(`${form}.xml`) ?? own],
    [`${form}_managed.xml`, own],
  ]);
  expect(completeSource(source).get(`${form}_managed.xml`)).toEqual(own);
});

test("a tree without the managed twin stops packing: Microsoft's packer would leave the form out of the managed zip without a word", () => {
  const withoutTwin = changed((files) =>
    [...files.keys()].filter((name) => name.endsWith("_managed.xml")).forEach((name) => files.delete(name)),
  );
  expect(() => packSolution(withoutTwin, "managed", VERSION)).toThrow(/_managed\.xml is missing in the unpacked/);
});

test("a source that says it is managed already stops packing", () => {
  const managed = changed((files) => edit(files, "Other/Solution.xml", "<Managed>2", "<Managed>1"));
  expect(() => packSolution(managed, "managed", VERSION)).toThrow(/Other\/Solution\.xml must say <Managed>2/);
});

test("a file of a kind that packing does not place stops it: it would be missing in the zip without a word", () => {
  const withFlow = changed((files) => files.set("Workflows/Call.xaml", new TextEncoder().encode("<Activity />")));
  expect(() => packSolution(withFlow, "managed", VERSION)).toThrow(
    /Workflows\/Call\.xaml is of a kind that packing does not place/,
  );
});

test("a file that is not well-formed is named", () => {
  const broken = changed((files) => edit(files, "Entities/Incident/Entity.xml", "</attributes>", ""));
  expect(() => packSolution(broken, "managed", VERSION)).toThrow(
    /Entities\/Incident\/Entity\.xml is not well-formed XML/,
  );
});

test("the unpacked tree for pac carries the version, and keeps the flag for both kinds", () => {
  const text = new TextDecoder().decode(stampedTree(tree, "1.2.3.0").get("Other/Solution.xml"));
  expect(text).toContain("<Version>1.2.3.0</Version>");
  expect(text).toContain("<Managed>2</Managed>");
});

test("what is written reads back as what was assembled, escapes and empty elements included", () => {
  const customizations = assembleCustomizations(tree, "managed");
  for (const step of ["  ", ""])
    expect(parseXml(writeXml(customizations, step), "customizations.xml")).toEqual(customizations);
});
