import { named } from "../../xml";
import type { SolutionPackage } from "../package";

/**
 * Whether a name carries a publisher's prefix that is not this solution's; what has none (`MscrmControls...`,
 * `GridEntityControl`) is the platform's own.
 */
export function isForeign(name: string, solution: SolutionPackage): boolean {
  return /^[a-z][a-z0-9]{1,7}_/i.test(name) && !name.toLowerCase().startsWith(solution.prefix.toLowerCase());
}

/** Whether solution.xml says that a component of another solution must be there before the import. */
export function isRequired(solution: SolutionPackage, name: string): boolean {
  return named(solution.manifest, "Required").some((required) =>
    [required.attributes.schemaName, required.attributes.displayName].includes(name),
  );
}
