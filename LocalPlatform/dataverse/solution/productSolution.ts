import { readManagedSource, type ManagedSource } from "../../../Solution/pack/managedSource";
import { MAIN_SOLUTION } from "../../../Solution/solutions";
import { contentOf, type SolutionContent } from "./read/readSolution";

/** What no build has made yet is not asked for. */
function unbuilt(source: ManagedSource): SolutionContent {
  const content = contentOf(source);
  return { ...content, declared: content.held };
}

let product: Promise<SolutionContent> | undefined;

/**
 * The product's own solution, read from its source as from the zip that is packed of it, so that a server needs no build
 * before it starts. Read once a process.
 */
export function productSolution(): Promise<SolutionContent> {
  return (product ??= readManagedSource(MAIN_SOLUTION).then(unbuilt));
}
