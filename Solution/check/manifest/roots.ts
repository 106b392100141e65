import { children, named, type XmlElement } from "../../xml";
import type { SolutionPackage } from "../package";

// Each type of component asks for them.
const listed = new WeakMap<XmlElement, readonly XmlElement[]>();

/** The root components that solution.xml lists. */
export function roots(solution: SolutionPackage): readonly XmlElement[] {
  const known = listed.get(solution.manifest) ?? readRoots(solution);
  listed.set(solution.manifest, known);
  return known;
}

function readRoots(solution: SolutionPackage): readonly XmlElement[] {
  return named(solution.manifest, "RootComponents").flatMap((element) => children(element, "RootComponent"));
}

/** What a root component is found by: its name or its id. */
export function rootKey(root: XmlElement): string {
  return key(root.attributes.schemaName ?? root.attributes.id);
}

/** Names and ids are compared without regard to case. */
export function key(text: string | undefined): string {
  return (text ?? "").toLowerCase();
}
