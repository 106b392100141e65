import { checkSolution } from "../../Solution/check/check";
import { packageOf } from "../../Solution/check/package";
import { findingText } from "../../Solution/check/problem";
import { checkRequired } from "../../Solution/check/required";
import { packSolution } from "../../Solution/pack/pack";
import { FORM_TAB_SOLUTION } from "../../Solution/solutions";
import { readZip, type Parts } from "../../Solution/zip";
import { inControl, inCustomizations, inManifest, inPart, type Change } from "./support/faults";
import { fixtureTree, SCRIPT_PART, VERSION } from "./support/fixtureTree";

let tab: Parts;
let main: Parts;
beforeAll(async () => {
  const unzipped = async (places?: typeof FORM_TAB_SOLUTION): Promise<Parts> =>
    readZip(packSolution(await fixtureTree(places), "managed", VERSION), "fixture.zip");
  [tab, main] = [await unzipped(FORM_TAB_SOLUTION), await unzipped()];
});

const none: Change = () => undefined;

function after(parts: Parts, change: Change): ReturnType<typeof packageOf> {
  const changed = new Map(parts);
  change(changed);
  return packageOf(changed, "fixture.zip");
}

/** All lines of the MissingDependencies that name something. */
function without(name: string): Change {
  return inManifest(
    new RegExp(`<MissingDependency>\\s*<Required [^>]*schemaName="${name}"[^]*?</MissingDependency>`, "g"),
    "",
  );
}

test("alone and beside the solution that it needs nothing is wrong with it", () => {
  expect(checkSolution(after(tab, none))).toEqual([]);
  expect(checkRequired(after(tab, none), after(main, none))).toEqual([]);
});

describe("what is wrong with the tab is named from its zip alone", () => {
  test.each<[string, Change, RegExp]>([
    [
      "a control that nothing says must be there",
      without("opencx_OpenCX.OpenCXTranscriptControl"),
      /refused: .*hosts the code component opencx_OpenCX\.OpenCXTranscriptControl, which this solution does not hold, nor require/,
    ],
    [
      "a column that nothing says must be there",
      without("opencx_sessionid"),
      /ours: .*uses the column opencx_sessionid of table incident/,
    ],
    [
      "a script that nothing says must be there",
      without("opencx_/scripts/caseform.js"),
      /has no web resource of that name, nor requires one/,
    ],
    [
      "a tab without its mark",
      inCustomizations(/(<tab [^>]*) solutionaction="Added"/, "$1"),
      /has a <tab> that is not/,
    ],
    [
      "a script without its mark",
      inCustomizations(/(<Library [^>]*) solutionaction="Added"/, "$1"),
      /has a <Library> that is not marked solutionaction="Added"/,
    ],
    [
      "a handler without its mark",
      inCustomizations(/(<event [^>]*) solutionaction="Added"/, "$1"),
      /has a <event> that is not marked/,
    ],
    [
      "a component without its mark",
      inCustomizations(/(<controlDescription [^>]*) solutionaction="Added"/, "$1"),
      /has a <controlDescription> that is not marked/,
    ],
    [
      "a part of Microsoft's that is taken away",
      inCustomizations("<tabs>", '<tabs><tab name="Summary" ordinalvalue="0" solutionaction="Removed" />'),
      /changes a <tab> that it does not add \(Removed\)/,
    ],
    ["a tab without a place", inCustomizations(/(<tab [^>]*) ordinalvalue="\d+"/, "$1"), /without its place/],
    [
      "a control that is called like Microsoft's",
      inCustomizations('id="opencx_tab_description"', 'id="description"'),
      /adds the control description, and it has one of that name/,
    ],
    ["an unmanaged zip", inManifest("<Managed>1", "<Managed>0"), /is told as changes in an unmanaged zip/],
    [
      "a form that says nothing of what it adds",
      inCustomizations(/ solutionaction="Added"/g, ""),
      /has the id of Microsoft's own form and is no change of it/,
    ],
    [
      "a form that is not in the list",
      inManifest(/<RootComponent type="60" id="\{b05c[^>]*>/, ""),
      /the form \{b05c1e9c-[^ ]* is in the zip and no RootComponent/,
    ],
  ])("%s", (_, change, expected) => {
    expect(checkSolution(after(tab, change)).map(findingText).join("\n")).toMatch(expected);
  });
});

describe("what agrees with the main solution no more is named from both zips", () => {
  const cases: readonly (readonly [string, Change, Change, RegExp])[] = [
    [
      "a column that the main solution has no more",
      none,
      inCustomizations(/<attribute PhysicalName="opencx_Reason">[^]*?<\/attribute>/, ""),
      /it needs the column opencx_reason, which OpenCXFor\w+ does not hold[^]*bound to the column opencx_reason/,
    ],
    [
      "a column of another type",
      none,
      inCustomizations(/(PhysicalName="opencx_Reason">\s*<Type>)nvarchar/, "$1datetime"),
      /reason is bound to the column opencx_reason, whose type is datetime/,
    ],
    [
      "a property that the control has no more",
      none,
      inControl(/<property name="reason"[^>]*>/, ""),
      /the parameter reason is unknown to the built manifest/,
    ],
    [
      "a property that the tab does not give and the control needs",
      inCustomizations(/<transcript>opencx_transcript<\/transcript>/g, ""),
      inControl(/(<property name="transcript"[^>]*required=")false/, "$1true"),
      /the parameter transcript is required by the manifest and missing/,
    ],
    [
      "a function that the script has no more",
      none,
      inPart(SCRIPT_PART, "onLoad:", "load:"),
      /the handler OpenCX\.CaseForm\.onLoad, and opencx_\/scripts\/caseform\.js exposes no such function/,
    ],
    [
      "a component that the main solution never had",
      inManifest(/(type="61" schemaName="opencx_\/scripts\/)caseform/, "$1form"),
      none,
      /it needs the web resource opencx_\/scripts\/form\.js, which/,
    ],
    [
      "another version",
      inManifest(/(OpenCXFor\w+) \([^)]*\)/g, "$1 (0.0.9.0)"),
      none,
      /it needs OpenCXFor\w+ 0\.0\.9\.0 and stands beside [\d.]+: pack both from one source/,
    ],
  ];
  test.each(cases)("%s", (_, inTab, inMain, expected) => {
    const problems = checkRequired(after(tab, inTab), after(main, inMain));
    expect(problems.map(({ part, message }) => `${part}: ${message}`).join("\n")).toMatch(expected);
  });
});
