import { checkSolution } from "../../../Solution/check/check";
import { packageOf, type SolutionPackage } from "../../../Solution/check/package";
import { packedParts } from "../../../Solution/pack/pack";
import type { Parts } from "../../../Solution/zip";
import { CONTROL, VERSION } from "./fixtureTree";

/** What a hand or a broken build does to the parts of a zip. */
export type Change = (parts: Map<string, Uint8Array>) => void;

/** Replaces text in a part or file; fails when it is not there, since the fault would then not be planted. */
export function edit(files: Map<string, Uint8Array>, name: string, from: string | RegExp, to: string): void {
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.get(name));
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} does not hold ${String(from)}`);
  files.set(name, new TextEncoder().encode(after));
}

/** A change of text in a part. */
export function inPart(part: string, from: string | RegExp, to: string): Change {
  return (parts) => edit(parts, part, from, to);
}

export function inCustomizations(from: string | RegExp, to: string): Change {
  return inPart("customizations.xml", from, to);
}

export function inManifest(from: string | RegExp, to: string): Change {
  return inPart("solution.xml", from, to);
}

/** In the built manifest of the control. */
export function inControl(from: string | RegExp, to: string): Change {
  return inPart(`Controls/${CONTROL}/ControlManifest.xml`, from, to);
}

/** In the control's strings of a language. */
export function inStrings(language: string, from: string | RegExp, to: string): Change {
  return inPart(`Controls/${CONTROL}/strings/OpenCXTranscriptControl.${language}.resx`, from, to);
}

export function inVariable(from: string | RegExp, to: string): Change {
  return inPart(
    "environmentvariabledefinitions/opencx_UnknownCallerCustomer/environmentvariabledefinition.xml",
    from,
    to,
  );
}

const packedOnce = new WeakMap<Parts, Parts>();

/** A zip whose parts were changed after packing, as a hand or a broken build would. */
function tampered(tree: Parts, change: Change): SolutionPackage {
  // Packed once a tree: there are dozens of faults to plant.
  const good = packedOnce.get(tree) ?? packedParts(tree, "managed", VERSION);
  packedOnce.set(tree, good);
  const parts = new Map(good);
  change(parts);
  return packageOf(parts, "fixture.zip");
}

/** The problems of the zip of a tree after a change, a line each. */
export function problemsAfter(tree: Parts, change: Change): string {
  return checkSolution(tampered(tree, change))
    .map(({ part, message }) => `${part}: ${message}`)
    .join("\n");
}
