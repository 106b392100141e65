import { MAIN_SOLUTION } from "../../Solution/solutions";
import type { Parts } from "../../Solution/zip";
import { fixtureTree } from "./support/fixtureTree";
import { inPart, inManifest, inCustomizations, problemsAfter, type Change } from "./support/faults";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

test.each<[string, Change, RegExp]>([
  [
    "a Managed flag of the source",
    inManifest("<Managed>1", "<Managed>2"),
    /Managed is "2" and must be 1 \(managed\) or 0/,
  ],
  [
    "a solution without a unique name",
    inManifest(`<UniqueName>${MAIN_SOLUTION.name}<`, "<UniqueName><"),
    /UniqueName is "" and must be/,
  ],
  ["a prefix for choices out of range", inManifest("48271", "5"), /CustomizationOptionValuePrefix is "5"/],
  [
    "a component type that Dataverse does not have",
    inManifest("<RootComponents>", '<RootComponents><RootComponent type="999" schemaName="x" behavior="0" />'),
    /Dataverse has no component of type "999"/,
  ],
  [
    "an app that the zip does not hold",
    inManifest("<RootComponents>", '<RootComponents><RootComponent type="80" schemaName="opencx_app" behavior="0" />'),
    /names the model-driven app opencx_app, which the zip does not hold/,
  ],
  [
    "a behavior that is none",
    inManifest('schemaName="incident" behavior="2"', 'schemaName="incident" behavior="7"'),
    /behavior is "7" and must be one of 0, 1, 2/,
  ],
  [
    "a shell listed as a whole table",
    inManifest('schemaName="incident" behavior="2"', 'schemaName="incident" behavior="0"'),
    /table incident is listed as whole \(behavior 0\)/,
  ],
  [
    "a dependency of a form that is gone",
    inManifest(/(<Dependent type="60"[^>]*id=")\{5f1c2a70/, "$1{6f1c2a70"),
    /names the form \{6f1c2a70\S+ as dependent, which the zip does not hold/,
  ],
  [
    "another root",
    inManifest(/ImportExportXml/g, "ImportExport"),
    /its root is <ImportExport> and must be <ImportExportXml>/,
  ],
  [
    "a root without the package's version",
    inManifest('SolutionPackageVersion="9.2"', ""),
    /SolutionPackageVersion of the root is "" and must be two numbers/,
  ],
  [
    "a root without a base language",
    inManifest('languagecode="1033" generatedBy', 'languagecode="en" generatedBy'),
    /languagecode of the root is "en" and must be a language's code/,
  ],
  [
    "a Managed flag that stands there twice",
    inManifest("<Managed>1</Managed>", "<Managed>1</Managed><Managed>1</Managed>"),
    /solution\.xml: <SolutionManifest> holds <Managed> twice/,
  ],
  [
    "no list of dependencies",
    inManifest(/<MissingDependencies>[\s\S]*<\/MissingDependencies>/, ""),
    /it has no MissingDependencies/,
  ],
  [
    "a dependency without what is required",
    inManifest(/<Required [^>]*>/, ""),
    /a MissingDependency must hold one Required and one Dependent/,
  ],
  [
    "a requirement that names nothing",
    inManifest('<Required type="1" schemaName="incident" displayName="Case"', '<Required type="1"'),
    /a Required of a MissingDependency lacks its type, or both schemaName and displayName/,
  ],
  [
    "a collection in the wrong place",
    inCustomizations(/(<Languages>[\s\S]*<\/Languages>)/, "$1<Roles />"),
    /<Roles> stands too late; the order is Entities, Roles/,
  ],
  [
    "another root of the customizations",
    inCustomizations(/ImportExportXml/g, "Customizations"),
    /its root is <Customizations> and must be <ImportExportXml>/,
  ],
  [
    "a part at the root that belongs nowhere",
    (parts) => parts.set("readme.xml", new Uint8Array([1])),
    /readme\.xml: nothing of a solution stands at the root/,
  ],
  [
    "two Defaults of one extension",
    inPart("[Content_Types].xml", /(<Default Extension="js"[^>]*>)/, "$1$1"),
    /the extension js has two Defaults/,
  ],
  [
    "a list of parts in another namespace",
    inPart("[Content_Types].xml", /xmlns="[^"]*"/, 'xmlns="urn:x"'),
    /its namespace is not http/,
  ],
  [
    "a Default without a content type",
    inPart("[Content_Types].xml", 'Extension="js" ContentType="application/octet-stream"', 'Extension="js"'),
    /the Default of js has no ContentType/,
  ],
])("%s is named", (_, change, expected) => {
  expect(problemsAfter(tree, change)).toMatch(expected);
});
