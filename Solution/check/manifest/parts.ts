import { CONTENT_TYPES_NAMESPACE, CONTENT_TYPES_PART, extensionOf } from "../../contentTypes";
import { children } from "../../xml";
import type { SolutionPackage } from "../package";
import type { Problem } from "../problem";

const ROOT_PARTS = ["solution.xml", "customizations.xml", CONTENT_TYPES_PART];

/** Part names, and `[Content_Types].xml` against them, both ways. */
export function checkParts(solution: SolutionPackage): readonly Problem[] {
  const names = [...solution.parts.keys()];
  const extensions = children(solution.contentTypes, "Default").map((entry) =>
    (entry.attributes.Extension ?? "").toLowerCase(),
  );
  const defaults = new Set(extensions);
  const entries = children(solution.contentTypes, "Override").map((entry) => ({
    entry,
    name: (entry.attributes.PartName ?? "").replace(/^\//, ""),
  }));
  const overrides = new Set(entries.map(({ name }) => name));
  return [
    ...names
      .filter((name) => name.includes("\\"))
      .map((name) => ({
        part: name,
        message: `the name "${name}" has a backslash; Dataverse refuses such a zip, write it with forward slashes.`,
        refusedBy: "zip" as const,
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
          !overrides.has(name) &&
          !defaults.has(extensionOf(name)),
      )
      .map((name) => ({
        part: CONTENT_TYPES_PART,
        message: `part ${name} has no content type: add a Default for its extension or an Override for /${name}.`,
        // What no record names is passed over; what one names is not found.
        refusedBy: name.includes("/") ? ("packaging" as const) : undefined,
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
        at: children(solution.contentTypes, "Default").findLast(
          (entry) => entry.attributes.Extension?.toLowerCase() === extension,
        ),
        refusedBy: "packaging" as const,
      })),
    ...solution.contentTypes.children
      .filter((entry) => !/^[\w.+-]+\/[\w.+-]+$/.test(entry.attributes.ContentType ?? ""))
      .map((entry) => ({
        part: CONTENT_TYPES_PART,
        message:
          `the ${entry.name} of ${entry.attributes.Extension ?? entry.attributes.PartName ?? "nothing"} ` +
          `has no ContentType: write application/octet-stream.`,
        at: entry,
        refusedBy: "packaging" as const,
      })),
    ...(solution.contentTypes.attributes.xmlns === CONTENT_TYPES_NAMESPACE
      ? []
      : [
          {
            part: CONTENT_TYPES_PART,
            message: `its namespace is not ${CONTENT_TYPES_NAMESPACE}: correct it.`,
            at: solution.contentTypes,
            refusedBy: "packaging" as const,
          },
        ]),
    ...entries
      .filter(({ name }) => !solution.parts.has(name))
      .map(({ entry, name }) => ({
        part: CONTENT_TYPES_PART,
        at: entry,
        message: `the Override for /${name} names a part that the zip does not hold: remove it or add the part.`,
      })),
  ];
}
