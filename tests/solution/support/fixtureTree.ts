import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPackage, type SolutionPackage } from "../../../Solution/check/package";
import { packSolution } from "../../../Solution/pack";
import { readSourceTree } from "../../../Solution/sourceTree";
import { readZip, writeZip, type Parts } from "../../../Solution/zip";

export const VERSION = "0.1.0.0";
export const CONTROL = "opencx_OpenCX.OpenCXTranscriptControl";
export const SCRIPT_PART = "WebResources/opencx_scriptscaseformjs6B0D7C1E-2F6A-4F0E-9A57-5C1F0A3E7D24";

/**
 * The solution's real source with stand-ins for what the build makes: the control's own manifest with an empty bundle, and a script that exposes what the form calls.
 * So the checks are tested without a build of the control.
 */
export async function fixtureTree(): Promise<Parts> {
  const folder = await mkdtemp(path.join(tmpdir(), "opencx-solution-"));
  const manifest = (await readFile("OpenCXTranscriptControl/ControlManifest.Input.xml", "utf8")).replace('path="index.ts"', 'path="bundle.js"');
  const control = path.join(folder, "controls/OpenCXTranscriptControl");
  const files = [...manifest.matchAll(/(?:path|preview-image)="([^"]+)"/g)].map((match) => match[1] ?? "");
  for (const file of files) await write(path.join(control, file), "built");
  await write(path.join(control, "ControlManifest.xml"), manifest);
  await write(path.join(folder, "webresources/opencx_/scripts/caseform.js"), "var OpenCX = OpenCX || {};\nOpenCX.CaseForm = { onLoad: function (executionContext) {} };\n");
  return readSourceTree({ source: "Solution/src", controls: path.join(folder, "controls"), webResources: path.join(folder, "webresources") });
}

/** The zip of a tree as the checks see it. */
export function packed(tree: Parts): SolutionPackage {
  return openPackage(packSolution(tree, "managed", VERSION), "fixture.zip");
}

const partsOf = new WeakMap<Parts, Parts>();

/** A zip whose parts were changed after packing, as a hand or a broken build would. */
export function tampered(tree: Parts, change: (parts: Map<string, Uint8Array>) => void): SolutionPackage {
  // Packed once a tree: there are some forty faults to plant.
  const good = partsOf.get(tree) ?? readZip(packSolution(tree, "managed", VERSION), "fixture.zip");
  partsOf.set(tree, good);
  const parts = new Map(good);
  change(parts);
  return openPackage(writeZip(parts), "fixture.zip");
}

/** Replaces text in a part or file; fails when it is not there, since the fault would then not be planted. */
export function edit(files: Map<string, Uint8Array>, name: string, from: string | RegExp, to: string): void {
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.get(name));
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} does not hold ${String(from)}`);
  files.set(name, new TextEncoder().encode(after));
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
