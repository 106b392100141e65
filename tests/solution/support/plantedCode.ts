import { BUNDLE_PART, CONTROL_PART, SCRIPT_PART, STRINGS_PART, VARIABLE_PART } from "./baseZip";
import { ours, refused, textOf, whole, type Planted } from "./planted";

const manifest = textOf(CONTROL_PART);
const bundle = textOf(BUNDLE_PART);
const strings = textOf(STRINGS_PART);
const variable = textOf(VARIABLE_PART);

/** In the code component, the script and the environment variable. */
export const PLANTED_CODE: readonly Planted[] = [
  refused(
    "libraries",
    "a React that is not there",
    manifest('version="16.14.0"', 'version="17.0.2"'),
    /"React" 17\.0\.2/,
  ),
  refused(
    "libraries",
    "a Fluent that is not there",
    manifest('version="8.121.1"', 'version="9.99.0"'),
    /"Fluent" 9\.99/,
  ),
  refused("libraries", "a library of no name", manifest('name="Fluent"', 'name="Fluentui"'), /"Fluentui" 8\.121\.1/),
  refused(
    "libraries",
    "a library twice",
    manifest('name="Fluent" version="8.121.1"', 'name="React" version="16.8.6"'),
    /twice/,
  ),
  refused("controlManifest", "a usage that is none", manifest('usage="input"', 'usage="in"'), /has the usage "in"/),
  refused("controlManifest", "a type that is none", manifest('"SingleLine.Text"', '"Text"'), /is of type "Text"/),
  refused("controlManifest", "a property of no name", manifest('property name="hosts"', "property"), /has no name/),
  refused(
    "controlManifest",
    "required perhaps",
    manifest('property name="hosts"', 'property name="hosts" required="?"'),
    /required "\?"/,
  ),
  refused(
    "controlManifest",
    "a version in words",
    manifest('version="1.0.0" display', 'version="one" display'),
    /version "one"/,
  ),
  refused("controlManifest", "a kind of control that is none", manifest('"virtual"', '"real"'), /"real" is none/),
  refused("controlManifest", "a resource of no path", manifest(/(<resx )path="[^"]*"/, "$1"), /<resx> has no path/),
  refused(
    "controlManifest",
    "a namespace with a hyphen",
    manifest('namespace="OpenCX"', 'namespace="Open-CX"'),
    /Open-CX/,
  ),
  refused(
    "controlKey",
    "an apostrophe in a key",
    manifest('description-key="Text"', `description-key="Caller's"`),
    /apostro/,
  ),
  refused(
    "control",
    "a file that is not there",
    (parts) => parts.delete(BUNDLE_PART),
    /names bundle\.js, which the zip/,
  ),
  refused("control", "a manifest that is not there", (parts) => parts.delete(CONTROL_PART), /names the part Controls/),
  refused(
    "control",
    "another name than its folder's",
    manifest('constructor="Sample"', 'constructor="Other"'),
    /the folder is called/,
  ),
  ours(
    "an event's name with a space",
    manifest('event name="Linked"', 'event name="A link"'),
    /"A link" must be letters/,
  ),
  ours("a property declared twice", manifest('property name="hosts"', 'property name="description"'), /declared twice/),
  ours("a feature that is none", manifest('name="WebAPI"', 'name="WebApi"'), /feature "WebApi" is none/),
  ours(
    "the Web API used and not declared",
    manifest(/<uses-feature[^>]*>/, ""),
    /the code uses WebAPI and the manifest/,
  ),
  ours("libraries of a standard control", manifest('"virtual"', '"standard"'), /control-type virtual alone/),
  ours(
    "a control of another version",
    manifest('version="1.0.0" display', 'version="1.1.0" display'),
    /make them equal/,
  ),
  ours("code above ES2018", bundle("context.webAPI", "context?.webAPI"), /newer than ES2018/),
  ours("code that does not parse", bundle("}", ""), /the code does not parse/),
  whole(ours("code of another class", bundle(/Sample/g, "Other"), /does not hold the class Sample/)),
  ours("a script above ES2018", textOf(SCRIPT_PART)("return true;", "return self ?? true;"), /newer than ES2018/),
  ours(
    "a script that fails",
    textOf(SCRIPT_PART)("var Sample", 'throw new Error("no"); var Sample'),
    /fails when it is loaded/,
  ),
  ours("a string that is not there", strings('data name="Text"', 'data name="Tex"'), /the string Text is missing/),
  ours("a string without text", strings("A sample", ""), /the string Text is empty/),
  refused("variableFile", "a declaration", variable(/^/, '<?xml version="1.0"?>'), /must start with <environment/),
  refused("variableType", "a variable of no type", variable("100000001", "100000009"), /type 100000009 is none/),
  refused(
    "nameLength",
    "a variable's name too long",
    variable('default="Limit"', `default="${"a".repeat(101)}"`),
    /101 char/,
  ),
  ours("a default that is no number", variable("<defaultvalue>10", "<defaultvalue>ten"), /"ten" is no number/),
  ours("a default that is neither yes nor no", variable("100000001", "100000002"), /neither yes nor no/),
  ours("a default that is no JSON", variable(/>10<(.*)100000001/, ">{<$1100000003"), /is no JSON/),
  ours("a default that is empty", variable("<defaultvalue>10", "<defaultvalue>"), /defaultvalue is empty/),
  ours(
    "a variable in a folder of another name",
    variable('="opencx_Limit"', '="opencx_Most"'),
    /the folder is opencx_Limit/,
  ),
  whole(
    ours(
      "a value of the customer's",
      (parts) => {
        parts.set(VARIABLE_PART.replace("definition.xml", "values.json"), new Uint8Array([1]));
        textOf("[Content_Types].xml")('Extension="js"', 'Extension="json" ContentType="a/b" /><Default Extension="js"')(
          parts,
        );
      },
      /would set the customer's value/,
    ),
  ),
];
