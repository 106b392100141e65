import { formsOf, records, type SolutionPackage } from "../../Solution/check/package";
import { child, childText, named } from "../../Solution/xml";
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
    ["opencx_/icons/opensession.svg", "1", "1"],
    ["opencx_/scripts/caseform.js", "1", "1"],
    ["opencx_/scripts/ribbon.js", "1", "1"],
    ["opencx_/thirdpartynotices.html", "0", "0"],
  ]);
});

// Microsoft asks that a form for chosen roles be no fallback, and shows a fallback form unasked to whoever may see no
// other. Source: Power Apps, "Control access to model-driven app forms", set the fallback form.
test("the form is for everyone, and nobody's fallback", () => {
  expect(formsOf(solution).map(({ form }) => child(form, "DisplayConditions"))).toEqual([
    expect.objectContaining({
      attributes: { Order: "10" },
      children: [expect.objectContaining({ name: "Everyone" })],
    }),
  ]);
});

test("an admin finds who published the solution, whom to write to and where help is", () => {
  const [publisher] = named(solution.manifest, "Publisher");
  expect(childText(publisher, "SupportingWebsiteUrl")).toMatch(/^https:\/\/[\w.]+$/);
  expect(childText(publisher, "EMailAddress")).toMatch(/^[\w.]+@[\w.]+$/);
  const descriptions = child(solution.manifest, "Descriptions")?.children ?? [];
  expect(descriptions.length).toBeGreaterThan(1);
  for (const { attributes } of descriptions) expect(attributes.description).toMatch(/https:\/\/[\w.]+$/);
});
