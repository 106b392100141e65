import { checkZip } from "../../Solution/check/check";
import { SOURCES, type Finding } from "../../Solution/check/problem";
import { writeZip } from "../../Solution/zip";
import { baseParts } from "./support/baseZip";
import { edit } from "./support/faults";
import type { Planted } from "./support/planted";
import { PLANTED_CODE } from "./support/plantedCode";
import { PLANTED_PACKAGE } from "./support/plantedPackage";
import { PLANTED_RECORDS } from "./support/plantedRecords";

const PLANTED: readonly Planted[] = [...PLANTED_PACKAGE, ...PLANTED_RECORDS, ...PLANTED_CODE];

function findingsOf({ plant }: Planted): readonly Finding[] {
  const parts = new Map(baseParts());
  return checkZip(plant(parts) ?? writeZip(parts), "planted.zip").findings;
}

/** The same solution as another publisher would have it. */
function asOthers(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const renamed = (text: string): string => text.replaceAll("opencx", "contoso").replaceAll("OpenCX", "Contoso");
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
  return new Map([...parts].map(([name, bytes]) => [renamed(name), Buffer.from(renamed(text(bytes)), "latin1")]));
}

test("the base has no fault, ours or another publisher's", () => {
  expect(checkZip(writeZip(baseParts()), "base.zip").findings).toEqual([]);
  expect(checkZip(writeZip(asOthers(baseParts())), "others.zip").findings).toEqual([]);
});

test("every source that a rule names has a fault planted", () => {
  const planted = new Set(PLANTED.map(({ refusedBy }) => refusedBy));
  expect(Object.keys(SOURCES).filter((source) => !planted.has(source as keyof typeof SOURCES))).toEqual([]);
  expect(PLANTED.length).toBeGreaterThan(70);
});

test.each(PLANTED.map((planted) => [planted.refusedBy ?? "ours", planted.what, planted] as const))(
  "%s: %s is named, at its level, with its place and its source",
  (_by, _what, planted) => {
    const findings = findingsOf(planted);
    const found = findings.filter(({ message }) => planted.says.test(message));
    expect(findings).toEqual(expect.arrayContaining(found.length > 0 ? found : [expect.stringMatching(planted.says)]));
    const { refusedBy, hasNoLine = false } = planted;
    const expected = {
      level: refusedBy === undefined ? "ours" : "refused",
      source: refusedBy === undefined ? undefined : SOURCES[refusedBy],
      hasLine: true,
    };
    expect(
      found.map(({ level, source, line }) => ({ level, source, hasLine: hasNoLine || line !== undefined })),
    ).toContainEqual(expected);
    if (refusedBy === undefined) expect(findings.filter(({ level }) => level === "refused")).toEqual([]);
  },
);

test.each(
  PLANTED.filter(({ plant }) => plant(new Map(baseParts())) === undefined).map((one) => [one.what, one] as const),
)(
  "%s in another publisher's solution: refused if an import refuses it, else nobody's business",
  (_what, { plant, refusedBy }) => {
    const parts = new Map(baseParts());
    plant(parts);
    const { findings } = checkZip(writeZip(asOthers(parts)), "others.zip");
    expect(findings.filter(({ level }) => level === "ours")).toEqual([]);
    expect(findings.length > 0).toBe(refusedBy !== undefined);
  },
);

test("a web resource of another solution, named alone and said to be needed, is no fault: real exports have it", () => {
  const parts = new Map(baseParts());
  const shared = 'type="61" schemaName="other_/shared.js"';
  edit(
    parts,
    "customizations.xml",
    "</WebResources>",
    '<WebResource unmodified="1"><WebResourceId>{11E631FA-F376-4311-80D1-080027CB4A93}</WebResourceId><Name>other_/shared.js</Name><WebResourceType>3</WebResourceType></WebResource></WebResources>',
  );
  edit(
    parts,
    "solution.xml",
    "</RootComponents>",
    `<RootComponent ${shared} behavior="0" /><RootComponent ${shared.replace("shared", "absent")} behavior="0" /></RootComponents>`,
  );
  edit(
    parts,
    "solution.xml",
    "<MissingDependencies />",
    `<MissingDependencies><MissingDependency><Required ${shared.replace("shared", "absent")} displayName="x" solution="Other (1.0)" /><Dependent ${shared} displayName="x" /></MissingDependency></MissingDependencies>`,
  );
  const { findings } = checkZip(writeZip(asOthers(parts)), "others.zip");
  expect(findings).toEqual([]);
});
