import type { SolutionPackage } from "../package";
import type { Problem } from "../problem";

/** Bytes of a file that an environment takes unless its admin allows more (organization.maxuploadfilesize). */
const LARGEST = 5 * 2 ** 20;
/** What is kept as such a file; canvas apps and the like are not. */
const LIMITED = /^(WebResources|Controls)\//;
/** Of those, what an import refuses; code components of 16 MB are in real exports. */
const REFUSED = "WebResources/";

/** Web resources and files of code components that are too large for an environment as it comes. */
export function checkSizes(solution: SolutionPackage): readonly Problem[] {
  return [...solution.parts]
    .filter(([part, bytes]) => LIMITED.test(part) && bytes.length > LARGEST)
    .map(([part, { length }]) => ({
      part,
      message: `the part has ${length} bytes, and an environment takes ${LARGEST} unless its admin allows more: make it smaller.`,
      refusedBy: part.startsWith(REFUSED) ? ("size" as const) : undefined,
    }));
}
