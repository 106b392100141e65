import { packSolution } from "../../../Solution/pack/pack";
import { packageVersion } from "../../../Solution/pack/packageVersion";
import { readSource } from "../../../Solution/pack/sourceTree";
import { FORM_TAB_SOLUTION, MAIN_SOLUTION } from "../../../Solution/solutions";
import { named, parseXml } from "../../../Solution/xml";
import { ImportError } from "../../../LocalPlatform/dataverse/solution/importError";
import { rowsOf, useDataverse, type Client } from "../support/dataverseClient";
import { solutionZip } from "../support/solutionZip";

const WORKSPACE_FORM = "b05c1e9c-94d0-46c1-8968-df49b8f33ec7";
const platform = useDataverse();

let zip: Uint8Array;
beforeAll(async () => {
  const { source, base } = FORM_TAB_SOLUTION;
  zip = packSolution(await readSource(source, true, base), "managed", await packageVersion());
});
afterEach(() => {
  for (const { uniqueName } of platform.dataverse.solutions())
    if (uniqueName !== MAIN_SOLUTION.name) platform.dataverse.removeSolution(uniqueName);
});

const formsOf = async (client: Client) =>
  rowsOf(await client.get("systemforms?$select=name,formxml,ismanaged&$filter=type eq 2&$orderby=name")).map(
    ({ "@odata.etag": _version, ...form }) => form,
  );
const formXml = async (id = WORKSPACE_FORM) =>
  String((await platform.client.get(`systemforms(${id})?$select=formxml`)).body.formxml);
const tabsIn = (xml: string) => named(parseXml(xml, "form"), "tab").map(({ attributes }) => attributes.name);

function refusal(work: () => unknown): readonly [string, string] {
  try {
    work();
    return ["taken", ""];
  } catch (error) {
    if (error instanceof ImportError) return [error.code, error.message];
    throw error;
  }
}

// Source: Power Platform, "Understand how managed solutions are merged": what a form had, and what the solution adds;
// after uninstalling only what it had.
test("Microsoft's forms have our tab behind theirs while the solution is there, and are as before when it has gone", async () => {
  const before = await formsOf(platform.client);
  platform.dataverse.importSolution(zip);
  const merged = await formXml();
  expect(tabsIn(merged)).toEqual(["stand_in", "opencx_tab_conversation"]);
  expect(merged).not.toMatch(/solutionaction/);
  const form = parseXml(merged, "form");
  const controls = named(form, "control").map(({ attributes }) => attributes);
  const ours = controls.find(({ id }) => id === "opencx_tab_description");
  expect(controls.map(({ id }) => id)).toContain("description");
  expect(named(form, "controlDescription").map(({ attributes }) => attributes.forControl)).toEqual([ours?.uniqueid]);
  expect(named(form, "Library").map(({ attributes }) => attributes.name)).toEqual(["opencx_/scripts/caseform.js"]);
  expect(named(form, "Handler").map(({ attributes }) => attributes.functionName)).toEqual(["OpenCX.CaseForm.onLoad"]);
  expect((await formsOf(platform.client)).map(({ name, ismanaged }) => [name, ismanaged])).toEqual(
    before.map(({ name, ismanaged }) => [name, ismanaged]),
  );
  platform.dataverse.removeSolution(FORM_TAB_SOLUTION.name);
  expect(await formsOf(platform.client)).toEqual(before);
});

test("the same version again adds nothing twice; two solutions that add each have theirs", async () => {
  platform.dataverse.importSolution(zip);
  platform.dataverse.importSolution(zip);
  const forms =
    `<forms type="main"><systemform><formid>{${WORKSPACE_FORM}}</formid><form><tabs>` +
    '<tab name="first" ordinalvalue="0" solutionaction="Added"/></tabs></form></systemform></forms>';
  platform.dataverse.importSolution(solutionZip({ uniqueName: "Other", attributes: " ", forms }));
  expect(tabsIn(await formXml())).toEqual(["first", "stand_in", "opencx_tab_conversation"]);
  platform.dataverse.removeSolution(FORM_TAB_SOLUTION.name);
  expect(tabsIn(await formXml())).toEqual(["first", "stand_in"]);
});

test("a change of another kind is refused, since it would not be done here", () => {
  const forms =
    `<forms type="main"><systemform><formid>{${WORKSPACE_FORM}}</formid><form><tabs>` +
    '<tab name="stand_in" solutionaction="Removed"/></tabs></form></systemform></forms>';
  const [code, message] = refusal(() => platform.dataverse.importSolution(solutionZip({ attributes: " ", forms })));
  expect([code, message]).toEqual(["0x80048033", expect.stringContaining("<tab> is no added one")]);
  expect(platform.dataverse.solutions().map(({ uniqueName }) => uniqueName)).toEqual([MAIN_SOLUTION.name]);
});

// Source: the published error list, CannotUninstallWithDependencies, ImportDependencySolutionError.
test("the main solution stays while the tab needs it, and the tab does not come without it", async () => {
  const { dataverse } = platform;
  dataverse.importSolution(zip);
  expect(refusal(() => dataverse.removeSolution(MAIN_SOLUTION.name))[0]).toBe("0x8004f01d");
  dataverse.removeSolution(FORM_TAB_SOLUTION.name);
  dataverse.removeSolution(MAIN_SOLUTION.name);
  const [code, message] = refusal(() => dataverse.importSolution(zip));
  expect([code, message]).toEqual(["0x80048034", expect.stringContaining(MAIN_SOLUTION.name)]);
  expect(tabsIn(await formXml())).toEqual(["stand_in"]);
});
