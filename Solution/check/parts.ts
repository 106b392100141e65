import { CONTENT_TYPES_PART, extensionOf } from "../contentTypes";
import { children } from "../xml";
import type { Problem, SolutionPackage } from "./package";

/** Part names, and `[Content_Types].xml` against them, both ways. */
export function checkParts(solution: SolutionPackage): readonly Problem[] {
  const names = [...solution.parts.keys()];
  const defaults = new Set(children(solution.contentTypes, "Default").map((entry) => entry.attributes.Extension?.toLowerCase()));
  const overrides = children(solution.contentTypes, "Override").map((entry) => (entry.attributes.PartName ?? "").replace(/^\//, ""));
  return [
    ...names
      .filter((name) => name.includes("\\"))
      .map((name) => ({ part: name, message: `the name "${name}" has a backslash; Dataverse refuses such a zip, write it with forward slashes.` })),
    ...names
      .filter((name) => name.endsWith("/"))
      .map((name) => ({ part: name, message: `"${name}" is an entry for a folder; a solution zip holds files alone, leave it out.` })),
    ...names
      .filter((name) => name !== CONTENT_TYPES_PART && !name.endsWith("/") && !overrides.includes(name) && !defaults.has(extensionOf(name)))
      .map((name) => ({ part: CONTENT_TYPES_PART, message: `part ${name} has no content type: add a Default for its extension or an Override for /${name}.` })),
    ...overrides
      .filter((name) => !solution.parts.has(name))
      .map((name) => ({ part: CONTENT_TYPES_PART, message: `the Override for /${name} names a part that the zip does not hold: remove it or add the part.` })),
  ];
}
