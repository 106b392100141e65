import { COLUMNS_SOLUTION } from "../Transcript/caseColumns";

/** Where the pieces of a solution come from, all relative to the project's root. */
export interface SourcePlaces {
  /** The unpacked tree without what is made of lists, see completeSource. */
  readonly source: string;
  /** Built controls, one folder each, named like the constructor. */
  readonly controls: string;
  /** Built web resources under their names. */
  readonly webResources: string;
  /** Of a solution that adds a tab of another's form to forms of Microsoft's: the source of that other one. */
  readonly base?: string;
}

/** A solution that we ship. */
export interface ShippedSolution extends SourcePlaces {
  /** Unique name; its zips are called by it. */
  readonly name: string;
  /** The publisher's prefix with its underscore; every name of ours in the solution begins with it. */
  readonly prefix: string;
  /** Where packing leaves the whole unpacked tree, for Microsoft's packer. */
  readonly unpacked: string;
  readonly kinds: readonly PackageKind[];
}

/** Managed solutions are imported by customers, unmanaged ones by whoever develops further. */
export type PackageKind = "managed" | "unmanaged";

/** The solution without which nothing works: control, script, columns, form, environment variable. */
export const MAIN_SOLUTION: ShippedSolution = {
  name: COLUMNS_SOLUTION,
  prefix: "opencx_",
  source: "Solution/src",
  controls: "out/controls",
  webResources: "out/webresources",
  unpacked: "out/solution/src",
  kinds: ["managed", "unmanaged"],
};

/**
 * Our form's tab with the conversation on Microsoft's case forms, in preview. Managed alone: what an unmanaged import
 * puts on somebody else's form becomes the environment's own layer, which stays when the solution is removed
 * ("Solution concepts", Power Platform), and an unmanaged export of such a form would hold all of Microsoft's.
 */
export const FORM_TAB_SOLUTION: ShippedSolution = {
  name: "OpenCXCaseFormTab",
  prefix: MAIN_SOLUTION.prefix,
  source: "Solution/formtab",
  base: MAIN_SOLUTION.source,
  controls: MAIN_SOLUTION.controls,
  webResources: MAIN_SOLUTION.webResources,
  unpacked: "out/solution/formtab",
  kinds: ["managed"],
};

/** All solutions that we ship, each after those that it needs. */
export const SOLUTIONS: readonly ShippedSolution[] = [MAIN_SOLUTION, FORM_TAB_SOLUTION];

/** The zip that packing writes. */
export function zipOf(solution: ShippedSolution, kind: PackageKind): string {
  return `out/solution/${solution.name}_${kind}.zip`;
}
