import { readFileSync } from "node:fs";
import { formsOf, type PackagedForm, type SolutionPackage } from "../../Solution/check/package";
import { FORM_PLACES } from "../../Solution/check/record/ids";
import { completeSource } from "../../Solution/pack/completeSource";
import { packSolution, stampedTree } from "../../Solution/pack/pack";
import { readSource } from "../../Solution/pack/sourceTree";
import { withAddedTab } from "../../Solution/pack/tabSource";
import { FORM_TAB_SOLUTION, MAIN_SOLUTION, SOLUTIONS } from "../../Solution/solutions";
import { child, mapElements, named, parseXml, writeXml, type XmlElement } from "../../Solution/xml";
import type { Parts } from "../../Solution/zip";
import { LANGUAGES } from "../../Transcript/languages";
import { edit } from "./support/faults";
import { fixtureTree, packed, VERSION } from "./support/fixtureTree";

const OWN_FORM = "Entities/Incident/FormXml/main/{5f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11}.xml";

let tree: Parts;
let solution: SolutionPackage;
let own: PackagedForm | undefined;
beforeAll(async () => {
  tree = await fixtureTree(FORM_TAB_SOLUTION);
  solution = packed(tree);
  own = formsOf(packed(await fixtureTree()))[0];
});

function tabsOf(form: PackagedForm | undefined): readonly XmlElement[] {
  return form?.all("tab").filter(({ attributes }) => attributes.name === "opencx_tab_conversation") ?? [];
}

/** Without ids, places and marks, and without the mark of the preview. */
function bare(root: XmlElement): string {
  const gone = ["id", "uniqueid", "forControl", "handlerUniqueId", "libraryUniqueId", "ordinalvalue", "solutionaction"];
  return writeXml(
    mapElements(root, (one) => {
      const isName = one.name === "label" && /\(.*\)$/.test(one.attributes.description ?? "");
      const kept = Object.entries(one.attributes).filter(
        ([name]) => !gone.includes(name) || one.name === "customControl",
      );
      return {
        ...one,
        attributes: Object.fromEntries(
          kept.map(([name, text]) => [name, isName && name === "description" ? text.replace(/ \(.*\)$/, "") : text]),
        ),
      };
    }),
  );
}

// Names: Customer Service, "Enhanced case management in multisession apps", the default main case form of the workspace
// and the enhanced one. Ids: Customer Service, "Use Copilot case summary in model-driven apps", the list of forms.
test("the forms are those that Copilot Service workspace opens, and each gets one tab, ours, and our script", () => {
  expect(formsOf(solution).map(({ title }) => title)).toEqual([
    "Case for Multisession experience {b05c1e9c-94d0-46c1-8968-df49b8f33ec7}",
    "Enhanced full case form {cd0d48a0-10c6-ec11-a7b5-000d3a58b83a}",
  ]);
  const [tab] = tabsOf(own);
  for (const form of formsOf(solution)) {
    expect(form.all("tab").map(bare)).toEqual([tab].flatMap((one) => (one === undefined ? [] : [bare(one)])));
    for (const name of ["Library", "event", "controlDescription"])
      expect(form.all(name).map(bare)).toEqual(own?.all(name).map(bare));
  }
});

test("added is each part once, and nothing of Microsoft's is named", () => {
  for (const { form } of formsOf(solution)) {
    const parts = form.children.flatMap(({ children }) => children);
    expect(form.children.map(({ attributes }) => attributes)).toEqual(form.children.map(() => ({})));
    expect(parts.map(({ attributes }) => attributes.solutionaction)).toEqual(parts.map(() => "Added"));
    expect(writeXml(form).match(/solutionaction=/g)).toHaveLength(parts.length);
  }
});

test("the tab says in each language that it is a preview", () => {
  for (const form of formsOf(solution)) {
    const labels = child(tabsOf(form)[0], "labels")?.children ?? [];
    expect(labels.map(({ attributes }) => attributes.languagecode).sort()).toEqual(
      LANGUAGES.map(({ lcid }) => `${lcid}`).sort(),
    );
    for (const { attributes } of labels) expect(attributes.description).toMatch(/^[^()]+ \([^()]+\)$/);
  }
});

test("no two forms of ours share an id, and none calls a control as the form itself may", () => {
  const ids = [own, ...formsOf(solution)].flatMap((form) => [
    ...FORM_PLACES.flatMap((name) => form?.all(name) ?? []).map(({ attributes }) => attributes.id),
    ...(form?.all("control") ?? []).flatMap(({ attributes }) => attributes.uniqueid ?? []),
    ...["Library", "Handler"].flatMap((name) =>
      (form?.all(name) ?? []).map(({ attributes }) => attributes.libraryUniqueId ?? attributes.handlerUniqueId),
    ),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const form of formsOf(solution))
    for (const control of form.all("control")) expect(control.attributes.id).toMatch(/^opencx_/);
});

test("a property that the control is given on our form is given on Microsoft's too, and its column required", async () => {
  const base = new Map(await readSource(MAIN_SOLUTION.source, false));
  edit(base, OWN_FORM, /<\/modifiedOn>/g, "</modifiedOn><notCallers>opencx_notcallers</notCallers>");
  const source = await readSource(FORM_TAB_SOLUTION.source, false);
  const texts = [...withAddedTab(source, base)].map(([, bytes]) => new TextDecoder().decode(bytes));
  expect(texts.filter((text) => text.includes("<notCallers>opencx_notcallers<"))).toHaveLength(2);
  expect(texts.filter((text) => text.includes('schemaName="opencx_notcallers"'))).toHaveLength(1);
});

test("a form of ours without that tab stops it: Microsoft's forms would get an empty change without a word", async () => {
  const base = new Map(await readSource(MAIN_SOLUTION.source, false));
  edit(base, OWN_FORM, "opencx_tab_conversation", "opencx_tab_call");
  const source = await readSource(FORM_TAB_SOLUTION.source, false);
  expect(() => withAddedTab(source, base)).toThrow(/has the tab opencx_tab_conversation, to be added/);
});

test("it needs table Case, our control, our script and the columns that the tab shows, of this version", () => {
  const required = named(solution.manifest, "Required").map(({ attributes }) => attributes);
  const perForm = required.length / formsOf(solution).length;
  expect(required.slice(0, 3).map(({ schemaName, solution: of }) => [schemaName, of])).toEqual([
    ["incident", "msdynce_Service (9.0.5.56)"],
    ["opencx_OpenCX.OpenCXTranscriptControl", `${MAIN_SOLUTION.name} (${VERSION})`],
    ["opencx_/scripts/caseform.js", `${MAIN_SOLUTION.name} (${VERSION})`],
  ]);
  const columns = new Set(writeXml(formsOf(solution)[0]?.form ?? solution.root).match(/\bopencx_[a-z]+(?=["<])/g));
  const shown = required.slice(3, perForm).map(({ schemaName }) => schemaName ?? "");
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((name) => !columns.has(name))).toEqual([]);
});

test("the admin's guide names the forms, and our own by its id where Copilot's card is put on it", () => {
  const guide = readFileSync("docs/admins.md", "utf8");
  const section = guide.split("## The tab on Microsoft's case forms")[1]?.split("\n## ")[0] ?? "";
  for (const { title } of formsOf(solution)) expect(section).toContain(`**${title.replace(/ \{.*$/, "")}**`);
  expect(section).toContain(`\`${own?.id.replace(/[{}]/g, "") ?? "our form"}\``);
});

test.each(SOLUTIONS)("$name: the unpacked tree, packed again, gives the same bytes", async (shipped) => {
  const whole = await fixtureTree(shipped);
  const again = completeSource(stampedTree(whole, VERSION));
  for (const kind of shipped.kinds)
    expect(
      Buffer.from(packSolution(again, kind, VERSION)).equals(Buffer.from(packSolution(whole, kind, VERSION))),
    ).toBe(true);
  const manifest = new TextDecoder().decode(stampedTree(whole, VERSION).get("Other/Solution.xml"));
  const solutions = named(parseXml(manifest, "Solution.xml"), "Required").map(({ attributes }) => attributes.solution);
  for (const of of solutions) expect(of).toMatch(/^\w+ \(\d+(\.\d+){3}\)$/);
});
