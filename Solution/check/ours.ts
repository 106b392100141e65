import { SOLUTIONS } from "../solutions";
import { childText } from "../xml";
import type { SolutionPackage } from "./package";

/**
 * Whether it is a solution of this project, which alone is held to the house rules: by its name, by its publisher's
 * prefix, or by what it holds, so that one of these may be wrong.
 */
export function isOurs(solution: SolutionPackage): boolean {
  const name = childText(solution.manifest, "UniqueName");
  return SOLUTIONS.some(
    (shipped) =>
      shipped.name === name ||
      shipped.prefix === solution.prefix ||
      [...solution.parts.keys()].some((part) => part.startsWith(`Controls/${shipped.prefix}`)),
  );
}
