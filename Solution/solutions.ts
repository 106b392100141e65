import { COLUMNS_SOLUTION } from "../Transcript/caseColumns";

/** Where the pieces of a solution come from, all relative to the project's root. */
export interface SourcePlaces {
  /** The unpacked tree without what is made of lists, see completeSource. */
  readonly source: string;
  /** Built controls, one folder each, named like the constructor. */
  readonly controls: string;
  /** Built web resources under their names. */
  readonly webResources: string;
}

/** A solution that we ship. */
export interface ShippedSolution extends SourcePlaces {
  /** Unique name; its zips are called by it. */
  readonly name: string;
  /** The publisher's prefix with its underscore; every name of ours in the solution begins with it. */
  readonly prefix: string;
  /** Where packing leaves the whole unpacked tree, for Microsoft's packer. */
  readonly unpacked: string;
}

/** The solution without which nothing works: control, script, columns, form, environment variable. */
export const MAIN_SOLUTION: ShippedSolution = {
  name: COLUMNS_SOLUTION,
  prefix: "opencx_",
  source: "Solution/src",
  controls: "out/controls",
  webResources: "out/webresources",
  unpacked: "out/solution/src",
};

/** All solutions that we ship. */
export const SOLUTIONS: readonly ShippedSolution[] = [MAIN_SOLUTION];

/** Managed solutions are imported by customers, unmanaged ones by whoever develops further. */
export type PackageKind = "managed" | "unmanaged";

export const KINDS: readonly PackageKind[] = ["managed", "unmanaged"];

/** The zip that packing writes. */
export function zipOf(solution: ShippedSolution, kind: PackageKind): string {
  return `out/solution/${solution.name}_${kind}.zip`;
}
