import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { version } from "../../../package.json";
import { packageOf, type SolutionPackage } from "../../../Solution/check/package";
import { packedParts } from "../../../Solution/pack/pack";
import { readSourceTree } from "../../../Solution/pack/sourceTree";
import { MAIN_SOLUTION, type SourcePlaces } from "../../../Solution/solutions";
import type { Parts } from "../../../Solution/zip";

/** Of the solution and of the control in it. */
export const VERSION = `${version}.0`;
export const CONTROL = "opencx_OpenCX.OpenCXTranscriptControl";
export const SCRIPT_PART = "WebResources/opencx_scriptscaseformjs6B0D7C1E-2F6A-4F0E-9A57-5C1F0A3E7D24";

/**
 * The solution's real source with stand-ins for what the build makes: the control's own manifest and strings with a
 * bundle of one line, and a script that exposes what the form calls. So the checks are tested without a build of the
 * control.
 */
export async function fixtureTree(places: SourcePlaces = MAIN_SOLUTION): Promise<Parts> {
  const folder = await mkdtemp(path.join(tmpdir(), "opencx-solution-"));
  const manifest = (await readFile("OpenCXTranscriptControl/ControlManifest.Input.xml", "utf8")).replace(
    'path="index.ts"',
    'path="bundle.js"',
  );
  const control = path.join(folder, "controls/OpenCXTranscriptControl");
  const files = [...manifest.matchAll(/(?:path|preview-image)="([^"]+)"/g)].map((match) => match[1] ?? "");
  for (const file of files) await write(path.join(control, file), await standIn(file));
  await write(path.join(control, "ControlManifest.xml"), manifest);
  await write(
    path.join(folder, "webresources/opencx_/scripts/caseform.js"),
    "var OpenCX = OpenCX || {};\nOpenCX.CaseForm = { onLoad: function (executionContext) {} };\n",
  );
  await write(
    path.join(folder, "webresources/opencx_/scripts/ribbon.js"),
    "var OpenCX = OpenCX || {};\nOpenCX.Ribbon = { canOpenSession: function (form) {}, openSession: function (form) {} };\n",
  );
  await write(path.join(folder, "webresources/opencx_/icons/opensession.svg"), "<svg />\n");
  await write(path.join(folder, "webresources/opencx_/thirdpartynotices.html"), "<!DOCTYPE html>\n");
  try {
    return await readSourceTree({
      ...places,
      controls: path.join(folder, "controls"),
      webResources: path.join(folder, "webresources"),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function standIn(file: string): Promise<string> {
  if (file.endsWith(".resx")) return readFile(path.join("OpenCXTranscriptControl", file), "utf8");
  return file === "bundle.js"
    ? 'window.ComponentFramework.registerControl("OpenCX.OpenCXTranscriptControl", OpenCXTranscriptControl);'
    : "built";
}

/** The zip of a tree as the checks see it. */
export function packed(tree: Parts): SolutionPackage {
  return packageOf(packedParts(tree, "managed", VERSION), "fixture.zip");
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
