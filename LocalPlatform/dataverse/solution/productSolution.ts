import { readManagedSource } from "../../../Solution/pack/managedSource";
import { MAIN_SOLUTION } from "../../../Solution/solutions";
import { contentOf, type SolutionContent } from "./readSolution";

let product: Promise<SolutionContent> | undefined;

/**
 * The product's own solution, read from its source as from the zip that is packed of it, so that a server needs no build
 * before it starts. Read once a process.
 */
export function productSolution(): Promise<SolutionContent> {
  return (product ??= readManagedSource(MAIN_SOLUTION).then(contentOf));
}
