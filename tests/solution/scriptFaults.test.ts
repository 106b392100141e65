import type { Parts } from "../../Solution/zip";
import { SCRIPT_PART, fixtureTree } from "./support/fixtureTree";
import { inCustomizations, problemsAfter, type Change } from "./support/faults";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

/** A command of the ribbon that calls a function of a library. */
function command(library: string): string {
  return `<CommandDefinition Id="opencx.Open"><Actions><JavaScriptFunction FunctionName="OpenCX.CaseForm.open" Library="$webresource:${library}" /></Actions></CommandDefinition></CommandDefinitions>`;
}

test.each<[string, Change, RegExp]>([
  [
    "a command whose script is not there",
    inCustomizations("</CommandDefinitions>", command("opencx_/scripts/gone.js")),
    /the ribbon's OpenCX\.CaseForm\.open loads the library opencx_\/scripts\/gone\.js, and the solution has no web resource/,
  ],
  [
    "a command whose function is not there",
    inCustomizations("</CommandDefinitions>", command("opencx_/scripts/caseform.js")),
    /the ribbon's OpenCX\.CaseForm\.open calls a function that opencx_\/scripts\/caseform\.js does not expose/,
  ],
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
])("%s is named", (_, change, expected) => {
  expect(problemsAfter(tree, change)).toMatch(expected);
});

test("a script that never ends is stopped and named", () => {
  const endless: Change = (parts) => parts.set(SCRIPT_PART, new TextEncoder().encode("for (;;);"));
  expect(problemsAfter(tree, endless)).toMatch(/fails when it is loaded \(.*timed out/);
});
