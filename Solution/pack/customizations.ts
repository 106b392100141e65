import type { PackageKind } from "../solutions";
import type { Parts } from "../zip";
import { child, children, element, mapElements, withChildren, type XmlElement } from "../xml";
import { parsedXml } from "./parsedXml";

/** The tree holds something that packing cannot place. */
export class SourceTreeError extends Error {
  public override readonly name = "SourceTreeError";
}

/** A file of the unpacked tree as XML. */
export function treeXml(tree: Parts, name: string): XmlElement {
  const bytes = tree.get(name);
  if (bytes === undefined) throw new SourceTreeError(`${name} is missing in the unpacked solution.`);
  return parsedXml(bytes, name);
}

/**
 * customizations.xml: Other/Customizations.xml with each of its empty elements filled from the folder it stands for.
 * @param tree the unpacked solution, see readSourceTree
 * @throws SourceTreeError or XmlError naming the file
 */
export function assembleCustomizations(tree: Parts, kind: PackageKind): XmlElement {
  const root = treeXml(tree, "Other/Customizations.xml");
  const content: Readonly<Record<string, () => readonly XmlElement[]>> = {
    Entities: () => filesLike(tree, /^Entities\/[^/]+\/Entity\.xml$/).map((name) => assembleEntity(tree, name, kind)),
    Roles: () => filesLike(tree, /^Roles\/[^/]+\.xml$/).map((name) => withoutNamespace(treeXml(tree, name))),
    WebResources: () =>
      filesLike(tree, /^WebResources\/.+\.data\.xml$/).map((name) => withoutNamespace(treeXml(tree, name))),
    CustomControls: () =>
      filesLike(tree, /^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/).map((name) =>
        withoutNamespace(treeXml(tree, name)),
      ),
  };
  return withChildren(
    root,
    root.children.map((part) => {
      const fill = content[part.name];
      return fill === undefined ? part : withChildren(part, fill());
    }),
  );
}

/** Entity.xml with its forms and ribbon, which stand in files of their own beside it. */
function assembleEntity(tree: Parts, name: string, kind: PackageKind): XmlElement {
  const entity = withoutNamespace(treeXml(tree, name));
  const folder = name.slice(0, name.lastIndexOf("/"));
  return withChildren(
    entity,
    entity.children.map((part) => {
      if (part.name === "FormXml") return withChildren(part, assembleForms(tree, folder, kind));
      if (part.name === "SavedQueries") return withChildren(part, assembleViews(tree, folder));
      if (part.name === "Visualizations") return withChildren(part, assembleCharts(tree, folder));
      if (part.name === "RibbonDiffXml") return withoutNamespace(treeXml(tree, `${folder}/RibbonDiff.xml`));
      return part;
    }),
  );
}

function assembleCharts(tree: Parts, folder: string): readonly XmlElement[] {
  return filesIn(tree, `${folder}/Visualizations`).map((file) => withoutNamespace(treeXml(tree, file)));
}

/** All views of a table in one element; each stands in one of its own in the tree. */
function assembleViews(tree: Parts, folder: string): readonly XmlElement[] {
  const views = filesIn(tree, `${folder}/SavedQueries`).flatMap((file) => children(treeXml(tree, file), "savedquery"));
  return views.length === 0 ? [] : [element("savedqueries", {}, views)];
}

/** One `forms` element a form type, types in alphabetical order as the packer writes them. */
function assembleForms(tree: Parts, folder: string, kind: PackageKind): readonly XmlElement[] {
  const files = filesLike(tree, new RegExp(`^${escapeForRegExp(folder)}/FormXml/[^/]+/\\{[^}/]+\\}\\.xml$`));
  const types = new Map<string, XmlElement[]>();
  for (const file of files) {
    const type = file.slice(`${folder}/FormXml/`.length).split("/")[0] ?? "";
    const ofKind = kind === "managed" ? file.replace(/\.xml$/, "_managed.xml") : file;
    const form = child(treeXml(tree, ofKind), "systemform");
    if (form === undefined) throw new SourceTreeError(`${ofKind} holds no systemform.`);
    types.set(type, [...(types.get(type) ?? []), form]);
  }
  return [...types]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, forms]) => ({ name: "forms", attributes: { type }, children: forms, text: "" }));
}

/** solution.xml with the version and the kind filled in. */
export function assembleManifest(tree: Parts, kind: PackageKind, version: string): XmlElement {
  const root = treeXml(tree, "Other/Solution.xml");
  const manifest = child(root, "SolutionManifest");
  if (manifest === undefined) throw new SourceTreeError("Other/Solution.xml holds no SolutionManifest.");
  if (children(manifest, "Managed")[0]?.text !== "2")
    throw new SourceTreeError("Other/Solution.xml must say <Managed>2</Managed>: the source of both kinds.");
  const texts: Readonly<Record<string, string>> = { Version: version, Managed: kind === "managed" ? "1" : "0" };
  const filled = manifest.children.map((element) => {
    const text = texts[element.name];
    return text === undefined ? mapElements(element, (one) => withVersion(one, version)) : { ...element, text };
  });
  return withChildren(
    root,
    root.children.map((part) => (part === manifest ? withChildren(manifest, filled) : part)),
  );
}

/** Of a component that another solution of ours must bring, the version too: all of them have the same. */
function withVersion(one: XmlElement, version: string): XmlElement {
  const { solution } = one.attributes;
  if (one.name !== "Required" || solution === undefined || solution.includes("(")) return one;
  return { ...one, attributes: { ...one.attributes, solution: `${solution} (${version})` } };
}

/** The files of a folder whose names are ids. */
function filesIn(tree: Parts, folder: string): readonly string[] {
  return filesLike(tree, new RegExp(`^${escapeForRegExp(folder)}/\\{[^}/]+\\}\\.xml$`));
}

function filesLike(tree: Parts, pattern: RegExp): readonly string[] {
  return [...tree.keys()].filter((name) => pattern.test(name)).sort();
}

/** Files of the tree declare xsi on their root; inside customizations.xml its root does. */
function withoutNamespace(element: XmlElement): XmlElement {
  return {
    ...element,
    attributes: Object.fromEntries(Object.entries(element.attributes).filter(([name]) => !name.startsWith("xmlns:"))),
  };
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
