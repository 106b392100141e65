import { records, type SolutionPackage } from "../../Solution/check/package";
import { childText, named } from "../../Solution/xml";
import { fixtureTree, packed } from "./support/fixtureTree";

let solution: SolutionPackage;
beforeAll(async () => (solution = packed(await fixtureTree())));

test("an environment without Customer Service is told what it lacks, whichever of our components needs it", () => {
  const required = named(solution.manifest, "Required").map(
    ({ attributes }) => `${attributes.schemaName ?? ""} ${attributes.solution ?? ""}`,
  );
  expect(required).toEqual([expect.stringMatching(/^incident msdynce_Service \(\d+(\.\d+){3}\)$/)]);
});

test("the script is there on a phone without a network too, or the form would greet the rep with a script error", () => {
  expect(
    records(solution, "WebResources", "WebResource").map((record) =>
      ["Name", "IsEnabledForMobileClient", "IsAvailableForMobileOffline"].map((name) => childText(record, name)),
    ),
  ).toEqual([
    ["opencx_/scripts/caseform.js", "1", "1"],
    ["opencx_/thirdpartynotices.html", "0", "0"],
  ]);
});
