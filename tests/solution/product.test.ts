import { columnRecords, logicalName, records, recordParts, type SolutionPackage } from "../../Solution/check/package";
import { childText, descendants, named } from "../../Solution/xml";
import local from "../../LocalPlatform/dataverse/metadata/solutionColumns.json";
import { fixtureTree, packed } from "./support/fixtureTree";

let solution: SolutionPackage;
beforeAll(async () => (solution = packed(await fixtureTree())));

/** The Web API's names of what solution files call otherwise. */
const TYPES: Readonly<Record<string, string>> = { nvarchar: "String", ntext: "Memo", datetime: "DateTime" };

test("the columns of the solution are those that the service writes to and the local Dataverse has: name, type, length, format", () => {
  const shipped = records(solution, "Entities", "Entity")
    .flatMap(columnRecords)
    .map((column) => ({
      name: logicalName(column),
      type: TYPES[childText(column, "Type")],
      maxLength: childText(column, "MaxLength") === "" ? undefined : Number(childText(column, "MaxLength")),
      format: childText(column, "Format"),
    }));
  const known = Object.entries(
    local.incident as Readonly<
      Record<string, { readonly type: string; readonly maxLength?: number; readonly format?: string }>
    >,
  );
  const expected = known.map(([name, { type, maxLength, format }]) => ({
    name,
    type,
    maxLength,
    format: (format ?? "").replace(/^DateAndTime$/, "DateTime").toLowerCase(),
  }));
  const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
    one.name < other.name ? -1 : 1;
  expect([...shipped].sort(byName)).toEqual([...expected].sort(byName));
});

test("every label comes in the five languages", () => {
  const lists = recordParts(solution)
    .flatMap(({ root }) => descendants(root))
    .map((element) => element.children.flatMap((label) => label.attributes.languagecode ?? []))
    .filter((languages) => languages.length > 0);
  expect(lists.length).toBeGreaterThan(30);
  for (const languages of lists) expect([...languages].sort()).toEqual(["1025", "1031", "1033", "1036", "3082"]);
});

test("an environment without Customer Service is told what it lacks, whichever of our components needs it", () => {
  const required = named(solution.manifest, "Required").map(
    ({ attributes }) => `${attributes.schemaName ?? ""} ${attributes.solution ?? ""}`,
  );
  expect(required).toEqual([expect.stringMatching(/^incident msdynce_Service \(\d+(\.\d+){3}\)$/)]);
});

test("the script is there on a phone without a network too, or the form would greet the rep with a script error", () => {
  expect(
    records(solution, "WebResources", "WebResource").map((record) =>
      ["IsEnabledForMobileClient", "IsAvailableForMobileOffline"].map((name) => childText(record, name)),
    ),
  ).toEqual([["1", "1"]]);
});
