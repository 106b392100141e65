import { MAIN_SOLUTION } from "../../Solution/solutions";
import type { Parts } from "../../Solution/zip";
import {
  CONTROL,
  edit,
  fixtureTree,
  inCustomizations,
  problemsAfter,
  SCRIPT_PART,
  type Change,
} from "./support/fixtureTree";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

const inPart =
  (part: string, from: string | RegExp, to: string): Change =>
  (parts) =>
    edit(parts, part, from, to);
const inManifest = (from: string | RegExp, to: string): Change => inPart("solution.xml", from, to);
const inControl = (from: string | RegExp, to: string): Change =>
  inPart(`Controls/${CONTROL}/ControlManifest.xml`, from, to);
const inStrings = (language: string, from: string | RegExp, to: string): Change =>
  inPart(`Controls/${CONTROL}/strings/OpenCXTranscriptControl.${language}.resx`, from, to);
const inVariable = (from: string | RegExp, to: string): Change =>
  inPart("environmentvariabledefinitions/opencx_UnknownCallerCustomer/environmentvariabledefinition.xml", from, to);
const command = (library: string): string =>
  `<CommandDefinitions><CommandDefinition Id="opencx.Open"><Actions><JavaScriptFunction FunctionName="OpenCX.CaseForm.open" Library="$webresource:${library}" /></Actions></CommandDefinition></CommandDefinitions>`;

test.each<[string, Change, RegExp]>([
  // solution.xml
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
  // Ids
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
  // Columns
  [
    "a column of a type that is none",
    inCustomizations("<Type>nvarchar<", "<Type>varchar<"),
    /column opencx_CallerPhone of table incident: Type "varchar" is none of/,
  ],
  [
    "a column whose names differ",
    inCustomizations('PhysicalName="opencx_CallerPhone"', 'PhysicalName="opencx_Phone"'),
    /Name and LogicalName are opencx_phone, opencx_callerphone, opencx_callerphone/,
  ],
  [
    "a text column that is too long",
    inCustomizations("<MaxLength>50<", "<MaxLength>5000<"),
    /MaxLength 5000 of nvarchar must be from 1 to 4000/,
  ],
  [
    "a column with a length in characters",
    inCustomizations("<Length>100<", "<Length>50<"),
    /Length 50 must be twice MaxLength, 100/,
  ],
  [
    "a column without a name",
    inCustomizations(/<displaynames>[\s\S]*?<\/displaynames>/, ""),
    /column opencx_callerphone of table incident has no name in any language/,
  ],
  [
    "a column with a flag that is none",
    inCustomizations("<IsSecured>0<", "<IsSecured>no<"),
    /<attribute> opencx_CallerPhone: IsSecured is "no" and must be 0 or 1/,
  ],
  [
    "a column of a required level that is none",
    inCustomizations("<RequiredLevel>none<", "<RequiredLevel>optional<"),
    /RequiredLevel is "optional" and must be none, recommended/,
  ],
  [
    "a column with two types",
    inCustomizations("<Type>nvarchar</Type>", "<Type>nvarchar</Type><Type>ntext</Type>"),
    /<attribute> opencx_CallerPhone holds <Type> twice/,
  ],
  [
    "a column introduced in no version",
    inCustomizations("<IntroducedVersion>0.1.0.0<", "<IntroducedVersion>first<"),
    /IntroducedVersion is "first" and must be a version/,
  ],
  [
    "a date that is neither a date nor a date and time",
    inCustomizations("<Format>datetime<", "<Format>timestamp<"),
    /column opencx_HandoffOn of table incident: Format "timestamp" is none of date, datetime/,
  ],
  [
    "a column on the form that forms cannot show",
    inCustomizations(/(<LogicalName>opencx_sentiment<[\s\S]*?<DisplayMask>)[^<]*/, "$1ValidForGrid"),
    /uses the column opencx_sentiment, whose DisplayMask lacks ValidForForm/,
  ],
  [
    "a table element of another name",
    inCustomizations('<entity Name="Incident">', '<entity Name="Incidnt">'),
    /its entity element is called Incidnt/,
  ],
  // Forms
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
    inCustomizations('static="true" type="SingleLine.Text"', 'static="true" type="Whole.None"'),
    /static value of type "Whole\.None" and the manifest says SingleLine\.Text/,
  ],
  [
    "a command whose script is not there",
    inCustomizations("<CommandDefinitions />", command("opencx_/scripts/gone.js")),
    /the ribbon's OpenCX\.CaseForm\.open loads the library opencx_\/scripts\/gone\.js, and the solution has no web resource/,
  ],
  [
    "a command whose function is not there",
    inCustomizations("<CommandDefinitions />", command("opencx_/scripts/caseform.js")),
    /the ribbon's OpenCX\.CaseForm\.open calls a function that opencx_\/scripts\/caseform\.js does not expose/,
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
  // The code component
  [
    "a control whose record stands there twice",
    inCustomizations(/(<CustomControl>[\s\S]*?<\/CustomControl>)/, "$1$1"),
    /two code component records are called opencx_opencx/,
  ],
  ["a manifest of no version", inControl('version="0.1.0"', 'version="0.1"'), /version "0\.1" must be three numbers/],
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
  [
    "a resource without a path",
    inControl('path="css/OpenCXTranscriptControl.css"', ""),
    /a resource <css> has no path/,
  ],
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
    "a string that stands there twice",
    inStrings("1031", /(<data name="ContactLinked_Desc"[\s\S]*?<\/data>)/, "$1$1"),
    /1031\.resx: the string ContactLinked_Desc stands there twice/,
  ],
  [
    "a string without text",
    inStrings("3082", /(<data name="ContactLinked_Desc"[^>]*>\s*<value>)[^<]*/, "$1"),
    /3082\.resx: the string ContactLinked_Desc is empty/,
  ],
  // The rest
  [
    "a web resource of a type that is none",
    inCustomizations("<WebResourceType>3", "<WebResourceType>99"),
    /WebResourceType "99" is none of 1 to 12/,
  ],
  [
    "a web resource with a space in its name",
    inCustomizations("<Name>opencx_/scripts/caseform.js", "<Name>opencx_/scripts/case form.js"),
    /web resource "opencx_\/scripts\/case form\.js": a name holds/,
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

test("a file that is not well-formed is named, whichever it is", () => {
  expect(() => problemsAfter(tree, inStrings("1036", "</root>", ""))).toThrow(
    /strings\/OpenCXTranscriptControl\.1036\.resx is not well-formed XML/,
  );
  expect(() => problemsAfter(tree, inControl("</manifest>", ""))).toThrow(
    /ControlManifest\.xml is not well-formed XML/,
  );
});

test("a script that never ends is stopped and named", () => {
  const endless: Change = (parts) => parts.set(SCRIPT_PART, new TextEncoder().encode("for (;;);"));
  expect(problemsAfter(tree, endless)).toMatch(/fails when it is loaded \(.*timed out/);
});
