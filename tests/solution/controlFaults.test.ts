import type { Parts } from "../../Solution/zip";
import { CONTROL, fixtureTree } from "./support/fixtureTree";
import { inPart, inControl, inStrings, inCustomizations, problemsAfter, type Change } from "./support/faults";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

test.each<[string, Change, RegExp]>([
  [
    "a control whose record stands there twice",
    inCustomizations(/(<CustomControl>[\s\S]*?<\/CustomControl>)/, "$1$1"),
    /two code component records are called opencx_OpenCX/,
  ],
  ["a manifest of no version", inControl(/( version=")\d+\.\d+\.\d+/, "$10.1"), /version "0\.1" must be three numbers/],
  [
    "a type group that is not declared",
    inControl('of-type-group="phone"', 'of-type-group="fone"'),
    /property callerPhone names the type-group fone, which is not declared/,
  ],
  [
    "a property declared twice",
    inControl(/(<property name="sentiment"[^>]*>)/, "$1$1"),
    /property or event sentiment is declared twice/,
  ],
  [
    "a property of a type that is none",
    inControl('of-type="DateAndTime.DateAndTime"', 'of-type="DateTime"'),
    /property handoffOn is of type "DateTime", which code components cannot have/,
  ],
  [
    "a type group of a type that is none",
    inControl("<type>SingleLine.URL<", "<type>SingleLine.Url<"),
    /property sessionUrl is of type "SingleLine\.Url"/,
  ],
  [
    "a property without a usage",
    inControl('usage="bound"', 'usage=""'),
    /property description has the usage "", which must be bound, input, output/,
  ],
  ["a property without a type", inControl('of-type-group="phone"', ""), /property callerPhone has no type/],
  [
    "a property required perhaps",
    inControl('required="true"', 'required="maybe"'),
    /property description has required "maybe"/,
  ],
  ["an event without a name", inControl('<event name="ContactLinked"', "<event"), /a property or event has no name/],
  [
    "a library that the platform does not have",
    inControl('name="Fluent"', 'name="Fluentui"'),
    /platform-library "Fluentui" 8\.121\.1 is none that the platform has/,
  ],
  ["a feature that is none", inControl('name="WebAPI"', 'name="WebApi"'), /feature "WebApi" is none of WebAPI/],
  ["a resource without a path", inControl('path="ui/ui.css"', ""), /a resource <css> has no path/],
  ["a manifest without code", inControl(/<code [^>]*>/, ""), /the manifest names no code/],
  [
    "a bundle of another control",
    inPart(`Controls/${CONTROL}/bundle.js`, /OpenCXTranscriptControl/g, "Other"),
    /does not hold the class OpenCXTranscriptControl/,
  ],
  [
    "a bundle that is cut off",
    inPart(`Controls/${CONTROL}/bundle.js`, ");", ""),
    /bundle\.js: the code does not parse \(SyntaxError/,
  ],
  [
    "a string of the manifest that is not there",
    inStrings("1033", /<data name="description_Display"[\s\S]*?<\/data>/, ""),
    /1033\.resx: the string description_Display is missing/,
  ],
  [
    "a string that one language lacks",
    inStrings("1025", /<data name="ContactLinked_Desc"[\s\S]*?<\/data>/, ""),
    /1025\.resx: the string ContactLinked_Desc is missing/,
  ],
  [
    "the plural form of a counted string that every language has",
    inStrings("1025", /<data name="turns_other"[\s\S]*?<\/data>/, ""),
    /^[^\n]*1025\.resx: the string turns_other is missing[^\n]*$/,
  ],
  [
    "a string that stands there twice",
    inStrings("1031", /(<data name="ContactLinked_Desc"[\s\S]*?<\/data>)/, "$1$1"),
    /1031\.resx: the string ContactLinked_Desc stands there twice/,
  ],
  [
    "a string without text",
    inStrings("3082", /(<data name="ContactLinked_Desc"[^>]*>\s*<value>)[^<]*/, "$1"),
    /3082\.resx: the string ContactLinked_Desc is empty/,
  ],
])("%s is named", (_, change, expected) => {
  expect(problemsAfter(tree, change)).toMatch(expected);
});

test("a file that is not well-formed is named, whichever it is", () => {
  expect(problemsAfter(tree, inStrings("1036", "</root>", ""))).toMatch(
    /strings\/OpenCXTranscriptControl\.1036\.resx is not well-formed XML/,
  );
  expect(problemsAfter(tree, inControl("</manifest>", ""))).toMatch(/ControlManifest\.xml is not well-formed XML/);
});
