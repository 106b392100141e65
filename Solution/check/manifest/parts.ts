import { CONTENT_TYPES_NAMESPACE, CONTENT_TYPES_PART, extensionOf } from "../../contentTypes";
import { children } from "../../xml";
import type { Problem, SolutionPackage } from "../package";

const ROOT_PARTS = ["solution.xml", "customizations.xml", CONTENT_TYPES_PART];

/** Part names, and `[Content_Types].xml` against them, both ways. */
export function checkParts(solution: SolutionPackage): readonly Problem[] {
  const names = [...solution.parts.keys()];
  const extensions = children(solution.contentTypes, "Default").map((entry) =>
    (entry.attributes.Extension ?? "").toLowerCase(),
  );
  const defaults = new Set(extensions);
  const overrides = children(solution.contentTypes, "Override").map((entry) =>
    (entry.attributes.PartName ?? "").replace(/^\//, ""),
  );
  return [
    ...names
      .filter((name) => name.includes("\\"))
      .map((name) => ({
        part: name,
        message: `the name "${name}" has a backslash; Dataverse refuses such a zip, write it with forward slashes.`,
      })),
    ...names
      .filter((name) => name.endsWith("/"))
      .map((name) => ({
        part: name,
        message: `"${name}" is an entry for a folder; a solution zip holds files alone, leave it out.`,
      })),
    ...names
      .filter(
        (name) =>
          name !== CONTENT_TYPES_PART &&
          !name.endsWith("/") &&
          !overrides.includes(name) &&
          !defaults.has(extensionOf(name)),
      )
      .map((name) => ({
        part: CONTENT_TYPES_PART,
        message: `part ${name} has no content type: add a Default for its extension or an Override for /${name}.`,
      })),
    ...names
      .filter((name) => !/[/\\]/.test(name) && !ROOT_PARTS.includes(name))
      .map((name) => ({
        part: name,
        message: `nothing of a solution stands at the root of its zip but ${ROOT_PARTS.join(", ")}: leave it out.`,
      })),
    ...extensions
      .filter((extension, index) => extensions.indexOf(extension) !== index)
      .map((extension) => ({
        part: CONTENT_TYPES_PART,
        message: `the extension ${extension} has two Defaults: remove one.`,
      })),
    ...solution.contentTypes.children
      .filter((entry) => !/^[\w.+-]+\/[\w.+-]+$/.test(entry.attributes.ContentType ?? ""))
      .map((entry) => ({
        part: CONTENT_TYPES_PART,
        message:
          `the ${entry.name} of ${entry.attributes.Extension ?? entry.attributes.PartName ?? "nothing"} ` +
          `has no ContentType: write application/octet-stream.`,
      })),
    ...(solution.contentTypes.attributes.xmlns === CONTENT_TYPES_NAMESPACE
      ? []
      : [{ part: CONTENT_TYPES_PART, message: `its namespace is not ${CONTENT_TYPES_NAMESPACE}: correct it.` }]),
    ...overrides
      .filter((name) => !solution.parts.has(name))
      .map((name) => ({
        part: CONTENT_TYPES_PART,
        message: `the Override for /${name} names a part that the zip does not hold: remove it or add the part.`,
      })),
  ];
}
