import { child, childText, writeXml, withChildren, type XmlElement } from "../xml";
import type { SolutionPackage } from "./package";
import type { Problem } from "./problem";

/** Parts that may differ between the two kinds, and are compared by content rather than by bytes. */
const COMPARED = ["solution.xml", "customizations.xml"];

/**
 * A managed and an unmanaged zip of one solution: solution.xml differs in `Managed` alone, customizations.xml at most
 * in labels of cells that the managed one leaves to the column's own name, all other parts not at all. That is what the
 * platform's own export of a pair shows.
 */
export function checkPair(managed: SolutionPackage, unmanaged: SolutionPackage): readonly Problem[] {
  const kinds = [managed, unmanaged].map((solution) => childText(solution.manifest, "Managed"));
  const names = [...new Set([...managed.parts.keys(), ...unmanaged.parts.keys()])].sort();
  return [
    ...(kinds.join() === "1,0"
      ? []
      : [
          {
            part: "solution.xml",
            message: `Managed is ${kinds.join(" and ")} and must be 1 in ${managed.file} and 0 in ${unmanaged.file}: pack both again.`,
          },
        ]),
    ...names
      .filter((name) => !COMPARED.includes(name) && !sameBytes(managed.parts.get(name), unmanaged.parts.get(name)))
      .map((part) => ({
        part,
        message: `the part is not the same in ${managed.file} and ${unmanaged.file}: pack both from one build.`,
      })),
    ...(writeXml(withoutKind(managed.manifest)) === writeXml(withoutKind(unmanaged.manifest))
      ? []
      : [{ part: "solution.xml", message: "the two kinds differ in more than Managed: pack both from one source." }]),
    ...(writeXml(withoutCellLabels(managed.customizations)) === writeXml(withoutCellLabels(unmanaged.customizations))
      ? []
      : [
          {
            part: "customizations.xml",
            message: "the two kinds differ in more than cell labels: bring the form and its _managed twin in line.",
          },
        ]),
  ];
}

function withoutKind(manifest: XmlElement): XmlElement {
  const kind = child(manifest, "Managed");
  return withChildren(
    manifest,
    manifest.children.filter((element) => element !== kind),
  );
}

function withoutCellLabels(element: XmlElement): XmlElement {
  const kept =
    element.name === "cell" ? element.children.filter((candidate) => candidate.name !== "labels") : element.children;
  return kept.length === 0 ? { ...element, children: kept } : withChildren(element, kept.map(withoutCellLabels));
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}
