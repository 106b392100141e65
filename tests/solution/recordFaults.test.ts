import type { Parts } from "../../Solution/zip";
import { fixtureTree } from "./support/fixtureTree";
import { inVariable, inCustomizations, problemsAfter, type Change } from "./support/faults";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

test.each<[string, Change, RegExp]>([
  [
    "a form id that is no GUID",
    inCustomizations("<formid>{5f1c2a70", "<formid>{5f1c2a7"),
    /formid "\{5f1c2a7-\S+ is no GUID/,
  ],
  [
    "a cell id that is no GUID",
    inCustomizations('<cell id="{820bc68d', '<cell id="{820bc68'),
    /id of cell "\{820bc68-\S+ is no GUID/,
  ],
  [
    "a class id that is no GUID",
    inCustomizations('classid="{4273EDBD-', 'classid="{4273EDB-'),
    /classid of control \w+ "\{4273EDB-/,
  ],
  [
    "a handler id that is no GUID",
    inCustomizations('handlerUniqueId="{df66fa4a', 'handlerUniqueId="{df66fa'),
    /handlerUniqueId of Handler OpenCX\.CaseForm\.onLoad "\{df66fa-/,
  ],
  [
    "a web resource without an id",
    inCustomizations(/<WebResourceId>[^<]*<\/WebResourceId>/, ""),
    /WebResourceId "" is no GUID/,
  ],
  [
    "a label that is empty in one language",
    inCustomizations(
      '<label description="Gespräch" languagecode="1031" />',
      '<label description="" languagecode="1031" />',
    ),
    /"Conversation" has an empty label in language 1031/,
  ],
  [
    "a label given twice in a language",
    inCustomizations(
      '<label description="Gespräch" languagecode="1031" />',
      '<label description="Gespräch" languagecode="1031" /><label description="Unterhaltung" languagecode="1031" />',
    ),
    /"Conversation" has two labels in language 1031/,
  ],
  [
    "a list of names with something else in it",
    inCustomizations('<LocalizedName description="Anfrage (OpenCX)"', '<Localizedname description="Anfrage (OpenCX)"'),
    /<LocalizedNames> holds <Localizedname>, and can hold LocalizedName alone/,
  ],
  [
    "an empty description of a variable",
    inVariable(/description="Die Firma[^"]*"/, 'description=""'),
    /has an empty label in language 1031/,
  ],
  [
    "a label that lacks a language",
    inCustomizations('<label description="Gespräch" languagecode="1031" />', ""),
    /"Conversation" has no label in language 1031/,
  ],
  [
    "a variable with a flag that is none",
    inVariable("<isrequired>0", "<isrequired>no"),
    /isrequired is "no" and must be 0 or 1/,
  ],
  [
    "a variable introduced in no version",
    inVariable(/<introducedversion>.*<\/introducedversion>/, ""),
    /introducedversion is "" and must be a version/,
  ],
  ["a variable with a misspelt element", inVariable(/secretstore/g, "secretStore"), /<secretStore> is none of apiid/],
  [
    "a variable with two types",
    inVariable("<type>100000000</type>", "<type>100000000</type><type>100000001</type>"),
    /holds <type> twice/,
  ],
  ["a variable without a name", inVariable(/<displayname[\s\S]*<\/displayname>/, ""), /has no displayname/],
  [
    "a variable with an empty default",
    inVariable("<displayname", "<defaultvalue></defaultvalue><displayname"),
    /defaultvalue is empty/,
  ],
  [
    "a variable's label in a language that is not listed",
    inVariable('languagecode="3082"', 'languagecode="1040"'),
    /labels have language 1040/,
  ],
])("%s is named", (_, change, expected) => {
  expect(problemsAfter(tree, change)).toMatch(expected);
});
