import { checkSolution } from "../../Solution/check/check";
import { packageOf } from "../../Solution/check/package";
import { packedParts } from "../../Solution/pack/pack";
import type { Parts } from "../../Solution/zip";
import { inCustomizations, problemsAfter, type Change } from "./support/faults";
import { fixtureTree, VERSION } from "./support/fixtureTree";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

const TITLE =
  '<control id="title" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="title" disabled="false" />';

describe("what is wrong with a form is named", () => {
  test.each<[string, Change, RegExp]>([
    [
      "a class id that the platform does not have",
      inCustomizations('classid="{06375649-C143', 'classid="{16375649-C143'),
      /control notescontrol is of the class \{16375649-\S+, which the platform does not have/,
    ],
    [
      "a column of a class id that the platform does not have",
      inCustomizations('id="title" classid="{4273EDBD', 'id="title" classid="{5273EDBD'),
      /control title is of the class \{5273EDBD-\S+, which the platform does not have/,
    ],
    [
      "a control without a class id",
      inCustomizations('id="title" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}"', 'id="title"'),
      /control title has no classid/,
    ],
    [
      "a control that names no column",
      inCustomizations(' datafieldname="title"', ""),
      /control title is of a class that shows a column and names none/,
    ],
    [
      "a handler without an id of its own",
      inCustomizations(/ handlerUniqueId="[^"]*"/, ""),
      /<Handler> has no handlerUniqueId, which it needs/,
    ],
    [
      "a library without an id of its own",
      inCustomizations(/ libraryUniqueId="[^"]*"/, ""),
      /<Library> has no libraryUniqueId, which it needs/,
    ],
    [
      "a control without an id",
      inCustomizations('<control id="title"', "<control"),
      /the control of column title has no id/,
    ],
    [
      "a parameter that one form factor lacks",
      inCustomizations("<sentiment>opencx_sentiment</sentiment>", ""),
      /the parameter sentiment differs between formFactor 0 and 1/,
    ],
    [
      "a parameter of another value on one form factor",
      inCustomizations(/(formFactor="2"[\s\S]*?<transcript>)opencx_transcript/, "$1opencx_reason"),
      /the parameter transcript differs between formFactor 0 and 2/,
    ],
    [
      "a form factor given twice",
      inCustomizations(/(<customControl formFactor="1"[\s\S]*?<\/customControl>)/, "$1$1"),
      /names formFactor 1 twice/,
    ],
    ["a form without a control", inCustomizations(/<control [^>]*>/g, ""), /it has no control, so it opens empty/],
    [
      "a column without the component that was to stand on it",
      inCustomizations(/<controlDescriptions>[\s\S]*<\/controlDescriptions>/, ""),
      /control description has the uniqueid \S+ and no controlDescription is for it/,
    ],
    [
      "a cell without its control",
      inCustomizations(/<control id="notescontrol"[^>]*>/, ""),
      /the cell "Timeline" has a label and no control/,
    ],
    [
      "a misspelt control",
      inCustomizations(TITLE, TITLE.replace("<control", "<Control")),
      /<cell> holds <Control>, and can hold labels, control, events alone/,
    ],
    [
      "misspelt rows",
      inCustomizations(/<(\/?)rows>/g, "<$1row>"),
      /<section> holds <row>, and can hold labels, rows alone/,
    ],
    [
      "misspelt tabs",
      inCustomizations(/<(\/?)tabs>/g, "<$1Tabs>"),
      /<tab> stands in <Tabs>, and can stand in tabs alone/,
    ],
    [
      "a misspelt list of components",
      inCustomizations(/<(\/?)controlDescriptions>/g, "<$1ControlDescriptions>"),
      /<controlDescription> stands in <ControlDescriptions>/,
    ],
    [
      "a flag that is none",
      inCustomizations('showlabel="true"', 'showlabel="yes"'),
      /showlabel of <tab> is "yes" and must be true or false/,
    ],
    [
      "a number that is none",
      inCustomizations('rowspan="24"', 'rowspan="24px"'),
      /rowspan of <cell> is "24px" and must be a number from 1 up/,
    ],
    ["a width that is none", inCustomizations('width="66%"', 'width="wide"'), /width of <column> is "wide"/],
    [
      "a section with two lists of labels",
      inCustomizations(/(<section [^>]*>\s*)(<labels>[\s\S]*?<\/labels>)/, "$1$2$2"),
      /<section> opencx_section_conversation holds <labels> twice/,
    ],
    [
      "a form that comes inactive",
      inCustomizations("<FormActivationState>1", "<FormActivationState>0"),
      /FormActivationState is "0", so the form comes inactive/,
    ],
    [
      "a presentation that is none",
      inCustomizations("<FormPresentation>1", "<FormPresentation>new"),
      /FormPresentation is "new"/,
    ],
    [
      "a form of a type that is none",
      inCustomizations('<forms type="main">', '<forms type="mian">'),
      /is of type "mian", which Dataverse does not know/,
    ],
    [
      "a handler that is switched off",
      inCustomizations('enabled="true"', 'enabled="false"'),
      /handler OpenCX\.CaseForm\.onLoad is not enabled/,
    ],
    [
      "an event that forms do not raise",
      inCustomizations('event name="onload"', 'event name="onlod"'),
      /handlers for the event "onlod"/,
    ],
    [
      "an event of a column that is not there",
      inCustomizations('event name="onload"', 'event name="onchange" attribute="opencx_mood"'),
      /uses the column opencx_mood/,
    ],
    [
      "a text box for a customer",
      inCustomizations(
        /classid="\{270BD3DB-[^"]*" datafieldname="customerid"/,
        'classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="customerid"',
      ),
      /control of column customerid has a class for nvarchar and the column is customer/,
    ],
    [
      "a library of a publisher that is not required",
      inCustomizations(/(libraryName|Library name)="opencx_\/scripts\/caseform\.js"/g, '$1="acme_/case.js"'),
      /loads the library acme_\/case\.js of another publisher, which no MissingDependency/,
    ],
    [
      "a component of a publisher that is not required",
      inCustomizations('formFactor="0" name="opencx_OpenCX', 'formFactor="0" name="opncx_OpenCX'),
      /hosts the code component opncx_OpenCX\.OpenCXTranscriptControl of another publisher/,
    ],
    [
      "a parameter bound to a column of another type",
      inCustomizations("<handoffOn>opencx_handoffon<", "<handoffOn>opencx_sentiment<"),
      /handoffOn is bound to the column opencx_sentiment, whose type is nvarchar, and takes DateAndTime/,
    ],
    [
      "a fixed value of another type",
      inCustomizations(
        "</modifiedOn>",
        '</modifiedOn><defaultCountry static="true" type="Whole.None">1</defaultCountry>',
      ),
      /static value of type "Whole\.None" and the manifest says SingleLine\.Text/,
    ],
  ])("%s", (_, change, expected) => {
    expect(problemsAfter(tree, change)).toMatch(expected);
  });
});

test("what forms may hold beside ours is no fault: a spacer, a control of its own parameters, a cell whose label is empty in all languages", () => {
  const parts = new Map(packedParts(tree, "managed", VERSION));
  const change = inCustomizations(
    "<rows>",
    `<rows><row><cell id="{0a5b36f6-6df0-4b5a-8a4e-8f0f6a4b1c01}" userspacer="true"><labels><label description="" languagecode="1033" /></labels></cell></row>
     <row><cell id="{0a5b36f6-6df0-4b5a-8a4e-8f0f6a4b1c02}"><labels><label description="" languagecode="1033" /></labels>
     <control id="Subgrid_1" classid="{E7A81278-8635-4d9e-8D4D-59480B391C5B}" indicationOfSubgrid="true" uniqueid="{0a5b36f6-6df0-4b5a-8a4e-8f0f6a4b1c03}">
     <parameters><TargetEntityType>contact</TargetEntityType><rows><row /><column width="any" /></rows></parameters></control></cell></row>`,
  );
  change(parts);
  expect(checkSolution(packageOf(parts, "fixture.zip"))).toEqual([]);
});
