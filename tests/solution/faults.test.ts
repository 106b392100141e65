import { checkSolution } from "../../Solution/check/check";
import type { Parts } from "../../Solution/zip";
import { edit, inCustomizations, problemsAfter, type Change } from "./support/faults";
import { CONTROL, fixtureTree, packed, SCRIPT_PART } from "./support/fixtureTree";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

const messagesAfter = (change: Change): string => problemsAfter(tree, change);

test("the solution as it stands has no problems", () => {
  expect(checkSolution(packed(tree))).toEqual([]);
});

describe("planted faults are named, each with what to do", () => {
  const control = `Controls/${CONTROL}`;
  const variable = "environmentvariabledefinitions/opencx_UnknownCallerCustomer/environmentvariabledefinition.xml";

  test.each<[string, Change, RegExp]>([
    // What an edit by hand gets wrong first.
    [
      "a missing part",
      (parts) => parts.delete(SCRIPT_PART),
      /web resource opencx_\/scripts\/caseform\.js names the part WebResources\/\S+, which the zip does not hold/,
    ],
    [
      "a wrong handler",
      inCustomizations('functionName="OpenCX.CaseForm.onLoad"', 'functionName="OpenCX.CaseForm.onOpen"'),
      /handler OpenCX\.CaseForm\.onOpen, and opencx_\/scripts\/caseform\.js exposes no such function/,
    ],
    [
      "an unknown parameter",
      inCustomizations(/<callerPhone>([^<]*)<\/callerPhone>/g, "<callerNumber>$1</callerNumber>"),
      /parameter callerNumber is unknown to the built manifest, which has description, transcript/,
    ],
    [
      "a duplicate id",
      inCustomizations(/(<cell id=")(\{[^"]+\})([\s\S]*?<cell id=")\{[^"]+\}/, "$1$2$3$2"),
      /uses the id \{[0-9a-f-]+\} twice/,
    ],
    [
      "a duplicate name",
      inCustomizations('name="opencx_tab_timeline"', 'name="opencx_tab_conversation"'),
      /uses the tab or section name opencx_tab_conversation twice/,
    ],
    [
      "a column the form uses and the solution lacks",
      inCustomizations(/datafieldname="opencx_sentiment"/, 'datafieldname="opencx_mood"'),
      /uses the column opencx_mood of table incident, which this solution does not ship/,
    ],
    // What else goes wrong in the field.
    [
      "a part without a content type",
      (parts) => parts.set("notes.md", new Uint8Array([1])),
      /part notes\.md has no content type/,
    ],
    ["a name with a backslash", (parts) => parts.set("Controls\\bundle.js", new Uint8Array([1])), /has a backslash/],
    ["a folder's own entry", (parts) => parts.set("Controls/", new Uint8Array()), /entry for a folder/],
    [
      "an Override for a part that is gone",
      (parts) => parts.delete(SCRIPT_PART),
      /Override for \/WebResources\/\S+ names a part that the zip does not hold/,
    ],
    [
      "a root component without content",
      (parts) => edit(parts, "solution.xml", "caseform.js", "other.js"),
      /RootComponent type 61 names the web resource opencx_\/scripts\/other\.js, which the zip does not hold/,
    ],
    [
      "content without a root component",
      (parts) => edit(parts, "solution.xml", /<RootComponent type="380" schemaName="opencx_Unknown[^>]*\/>/, ""),
      /environment variable opencx_unknowncallercustomer is in the zip and no RootComponent type 380 names it/,
    ],
    [
      "a form of the shell that is not listed",
      (parts) => edit(parts, "solution.xml", /<RootComponent type="60"[^>]*\/>/, ""),
      /the form \{5f1c2a70\S+ is in the zip and no RootComponent type 60/,
    ],
    [
      "a root component listed twice",
      (parts) => edit(parts, "solution.xml", /(<RootComponent type="66"[^>]*\/>)/, "$1$1"),
      /names the code component \S+ twice/,
    ],
    [
      "a shell that carries the table's own properties",
      inCustomizations("<attributes>", "<EntitySetName>incidents</EntitySetName><attributes>"),
      /ships its own property EntitySetName/,
    ],
    [
      "a part that no web resource names",
      (parts) => parts.set("WebResources/opencx_stray", new Uint8Array([1])),
      /no web resource names this part/,
    ],
    [
      "a control folder without its record",
      inCustomizations(/<CustomControl>[\s\S]*<\/CustomControl>/, ""),
      /no CustomControl record names this folder/,
    ],
    [
      "a control without its bundle",
      (parts) => parts.delete(`${control}/bundle.js`),
      /the manifest names bundle\.js, which the zip does not hold/,
    ],
    [
      "a control with an empty bundle",
      (parts) => parts.set(`${control}/bundle.js`, new Uint8Array()),
      /the manifest names bundle\.js, which the zip does not hold or holds empty/,
    ],
    [
      "a renamed control",
      (parts) =>
        edit(
          parts,
          `${control}/ControlManifest.xml`,
          'constructor="OpenCXTranscriptControl"',
          'constructor="Transcript"',
        ),
      /declares opencx_OpenCX\.Transcript and the folder is called/,
    ],
    [
      "an apostrophe in a manifest key",
      (parts) => edit(parts, `${control}/ControlManifest.xml`, 'description-key="', `description-key="caller's `),
      /holds an apostrophe/,
    ],
    [
      "a required parameter left out",
      inCustomizations("<description>description</description>", ""),
      /parameter description is required by the manifest and missing/,
    ],
    [
      "a parameter bound to a column that is not there",
      inCustomizations("<sessionUrl>opencx_sessionurl<", "<sessionUrl>opencx_link<"),
      /parameter sessionUrl is bound to the column opencx_link/,
    ],
    [
      "a bound parameter with a fixed value",
      inCustomizations("<sentiment>opencx_sentiment<", '<sentiment static="true" type="SingleLine.Text">calm<'),
      /parameter sentiment is bound and has a static value/,
    ],
    ["a form factor left out", inCustomizations('formFactor="1"', 'formFactor="2"'), /leaves out formFactor 1/],
    [
      "a component that the solution does not hold",
      inCustomizations(
        'formFactor="0" name="opencx_OpenCX.OpenCXTranscriptControl"',
        'formFactor="0" name="opencx_OpenCX.Transcript"',
      ),
      /hosts the code component opencx_OpenCX\.Transcript, which this solution does not hold/,
    ],
    [
      "a description of a control that is not on the form",
      inCustomizations(/forControl="\{\w/, 'forControl="{0'),
      /has a controlDescription for \S+, and no control has that uniqueid/,
    ],
    [
      "a default control of another column",
      inCustomizations("<datafieldname>description<", "<datafieldname>title<"),
      /default customControl names the column title and the cell's control description/,
    ],
    [
      "a handler whose library the form does not load",
      inCustomizations('libraryName="opencx_/scripts/caseform.js"', 'libraryName="opencx_/scripts/other.js"'),
      /handler OpenCX\.CaseForm\.onLoad from opencx_\/scripts\/other\.js, which is not among the form's libraries/,
    ],
    [
      "a library that is no web resource",
      inCustomizations('<Library name="opencx_/scripts/caseform.js"', '<Library name="opencx_/scripts/gone.js"'),
      /loads the library opencx_\/scripts\/gone\.js, and the solution has no web resource of that name/,
    ],
    [
      "a handler that does not get its execution context",
      inCustomizations('passExecutionContext="true"', 'passExecutionContext="false"'),
      /without passExecutionContext="true"/,
    ],
    [
      "a script that fails when it is loaded",
      (parts) => parts.set(SCRIPT_PART, new TextEncoder().encode("undefinedThing.call();")),
      /fails when it is loaded \(ReferenceError/,
    ],
    [
      "a column shipped twice",
      inCustomizations(/(<attribute PhysicalName="opencx_Sentiment">[\s\S]*?<\/attribute>)/, "$1$1"),
      /has the column opencx_sentiment twice/,
    ],
    [
      "a variable's file that starts with a declaration",
      (parts) => edit(parts, variable, /^/, '<?xml version="1.0"?>'),
      /must start with <environmentvariabledefinition/,
    ],
    [
      "a variable in a folder of another name",
      (parts) => edit(parts, variable, 'schemaname="opencx_UnknownCallerCustomer"', 'schemaname="opencx_Customer"'),
      /schemaname is opencx_Customer and the folder is opencx_UnknownCallerCustomer/,
    ],
    [
      "a variable's value in the zip",
      (parts) =>
        parts.set(
          "environmentvariabledefinitions/opencx_UnknownCallerCustomer/environmentvariablevalues.json",
          new Uint8Array([1]),
        ),
      /would set the customer's value/,
    ],
    [
      "a control of another version",
      (parts) => edit(parts, `${control}/ControlManifest.xml`, / version="\d+\.\d+\.\d+"/, ' version="0.0.9"'),
      /code component has version 0\.0\.9 and the solution \d+\.\d+\.\d+\.0/,
    ],
    [
      "a component introduced in a later version",
      inCustomizations("<IntroducedVersion>0.1.0.0", "<IntroducedVersion>99.0.0.0"),
      /IntroducedVersion 99\.0\.0\.0 is later/,
    ],
    [
      "a language that is not listed",
      inCustomizations("<Language>3082</Language>", ""),
      /labels have language 3082, which Languages does not list/,
    ],
  ])("%s", (_, change, expected) => {
    expect(messagesAfter(change)).toMatch(expected);
  });
});
