import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkSolution } from "../../../Solution/check/check";
import { openPackage, packageOf, type SolutionPackage } from "../../../Solution/check/package";
import { packSolution } from "../../../Solution/pack/pack";
import { readSourceTree } from "../../../Solution/pack/sourceTree";
import { MAIN_SOLUTION } from "../../../Solution/solutions";
import { readZip, type Parts } from "../../../Solution/zip";

export const VERSION = "0.1.0.0";
export const CONTROL = "opencx_OpenCX.OpenCXTranscriptControl";
export const SCRIPT_PART = "WebResources/opencx_scriptscaseformjs6B0D7C1E-2F6A-4F0E-9A57-5C1F0A3E7D24";

/**
 * The solution's real source with stand-ins for what the build makes: the control's own manifest and strings with a
 * bundle of one line, and a script that exposes what the form calls.
 * So the checks are tested without a build of the control.
 */
export async function fixtureTree(source = MAIN_SOLUTION.source): Promise<Parts> {
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
  return readSourceTree({
    source,
    controls: path.join(folder, "controls"),
    webResources: path.join(folder, "webresources"),
  });
}

async function standIn(file: string): Promise<string> {
  if (file.endsWith(".resx")) return readFile(path.join("OpenCXTranscriptControl", file), "utf8");
  return file === "bundle.js"
    ? 'window.ComponentFramework.registerControl("OpenCX.OpenCXTranscriptControl", OpenCXTranscriptControl);'
    : "built";
}

/** The zip of a tree as the checks see it. */
export function packed(tree: Parts): SolutionPackage {
  return openPackage(packSolution(tree, "managed", VERSION), "fixture.zip");
}

const partsOf = new WeakMap<Parts, Parts>();

/** A zip whose parts were changed after packing, as a hand or a broken build would. */
function tampered(tree: Parts, change: Change): SolutionPackage {
  // Packed once a tree: there are some forty faults to plant.
  const good = partsOf.get(tree) ?? readZip(packSolution(tree, "managed", VERSION), "fixture.zip");
  partsOf.set(tree, good);
  const parts = new Map(good);
  change(parts);
  return packageOf(parts, "fixture.zip");
}

/** Replaces text in a part or file; fails when it is not there, since the fault would then not be planted. */
export function edit(files: Map<string, Uint8Array>, name: string, from: string | RegExp, to: string): void {
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.get(name));
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} does not hold ${String(from)}`);
  files.set(name, new TextEncoder().encode(after));
}

/** What a hand or a broken build does to the parts of a zip. */
export type Change = (parts: Map<string, Uint8Array>) => void;

export const inCustomizations =
  (from: string | RegExp, to: string): Change =>
  (parts) =>
    edit(parts, "customizations.xml", from, to);

/** The problems of the zip of a tree after a change, a line each. */
export function problemsAfter(tree: Parts, change: Change): string {
  return checkSolution(tampered(tree, change))
    .map(({ part, message }) => `${part}: ${message}`)
    .join("\n");
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
