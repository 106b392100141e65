/** The namespace of the parts list, as the Open Packaging Conventions fix it. */
export const CONTENT_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";
const TYPE = "application/octet-stream";

/** The part that lists the types of all others. */
export const CONTENT_TYPES_PART = "[Content_Types].xml";

/**
 * `[Content_Types].xml` as the platform writes it: a BOM, one line, a Default per extension, an Override per part
 * without one.
 * @param parts names of all other parts
 */
export function contentTypes(parts: readonly string[]): string {
  const names = [...parts].sort();
  const extensions = [...new Set(["xml", ...names.map(extensionOf).filter((extension) => extension !== "")])].sort();
  const defaults = extensions.map((extension) => `<Default Extension="${extension}" ContentType="${TYPE}" />`);
  const overrides = names
    .filter((name) => extensionOf(name) === "")
    .map((name) => `<Override PartName="/${name}" ContentType="${TYPE}" />`);
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><Types xmlns="${CONTENT_TYPES_NAMESPACE}">${[...defaults, ...overrides].join("")}</Types>`;
}

/** Lower case and without the dot; empty for a part without one. */
export function extensionOf(part: string): string {
  return /\.([^./]+)$/.exec(part)?.[1]?.toLowerCase() ?? "";
}
