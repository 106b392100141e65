import { CONTENT_TYPES_PART } from "../contentTypes";
import { child, childText, children, descendants, named, type XmlElement } from "../xml";
import { readZip, type Parts } from "../zip";
import { partElement, readPart } from "./partXml";

/** A solution zip, read. */
export interface SolutionPackage {
  readonly file: string;
  readonly parts: Parts;
  /** The root of solution.xml. */
  readonly root: XmlElement;
  /** SolutionManifest of solution.xml. */
  readonly manifest: XmlElement;
  readonly customizations: XmlElement;
  readonly contentTypes: XmlElement;
  /** The publisher's prefix with its underscore, e.g. `opencx_`. */
  readonly prefix: string;
}

/** The zip cannot be read far enough to check it. */
export class UnreadablePackageError extends Error {
  public override readonly name = "UnreadablePackageError";
}

/**
 * @param file name for messages
 * @throws ZipError, XmlError or UnreadablePackageError
 */
export function openPackage(bytes: Uint8Array, file: string): SolutionPackage {
  return packageOf(readZip(bytes, file), file);
}

/** The same of parts that are unzipped already. */
export function packageOf(parts: Parts, file: string): SolutionPackage {
  const root = partXml(parts, "solution.xml", file);
  const manifest = child(root, "SolutionManifest");
  if (manifest === undefined) throw new UnreadablePackageError(`${file}: solution.xml holds no SolutionManifest.`);
  return {
    file,
    parts,
    root,
    manifest,
    customizations: partXml(parts, "customizations.xml", file),
    contentTypes: partXml(parts, CONTENT_TYPES_PART, file),
    prefix: `${childText(child(manifest, "Publisher"), "CustomizationPrefix")}_`,
  };
}

/** The records of a kind, e.g. all `WebResource` of `WebResources`. */
export function records(solution: SolutionPackage, collection: string, record: string): readonly XmlElement[] {
  return children(child(solution.customizations, collection), record);
}

/** A form with the table it belongs to. */
export interface PackagedForm {
  /** Logical name. */
  readonly table: string;
  /** English name with the id, for messages. */
  readonly title: string;
  readonly id: string;
  /** `main`, `quick`, `card` and the like. */
  readonly type: string;
  readonly systemform: XmlElement;
  /** The tabs, header, handlers and the rest. */
  readonly form: XmlElement;
  /** All elements of that name in `form`, in document order. */
  readonly all: (name: string) => readonly XmlElement[];
}

// Nearly every check asks for them, and a large solution has hundreds.
const formsRead = new WeakMap<XmlElement, readonly PackagedForm[]>();

/** All forms of all tables. */
export function formsOf(solution: SolutionPackage): readonly PackagedForm[] {
  const known = formsRead.get(solution.customizations) ?? readForms(solution);
  formsRead.set(solution.customizations, known);
  return known;
}

function readForms(solution: SolutionPackage): readonly PackagedForm[] {
  return records(solution, "Entities", "Entity").flatMap((entity) => {
    const table = tableName(entity);
    return formsWithType(entity).flatMap(({ type, systemform }) => {
      const form = child(systemform, "form");
      if (form === undefined) return [];
      const id = childText(systemform, "formid");
      const name = child(child(systemform, "LocalizedNames"), "LocalizedName")?.attributes.description ?? "form";
      const elements = byName(form);
      const all = (wanted: string): readonly XmlElement[] => elements.get(wanted) ?? [];
      return [{ table, title: `${name} ${id}`, id, type, systemform, form, all }];
    });
  });
}

function byName(root: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  for (const one of descendants(root)) {
    const others = found.get(one.name);
    if (others === undefined) found.set(one.name, [one]);
    else others.push(one);
  }
  return found;
}

function formsWithType(entity: XmlElement): readonly { readonly type: string; readonly systemform: XmlElement }[] {
  return named(entity, "forms").flatMap((forms) =>
    children(forms, "systemform").map((systemform) => ({ type: forms.attributes.type ?? "", systemform })),
  );
}

/** Logical name of an Entity element. */
export function tableName(entity: XmlElement): string {
  return childText(entity, "Name").toLowerCase();
}

/** The column records that an Entity element ships. */
export function columnRecords(entity: XmlElement): readonly XmlElement[] {
  return children(child(child(child(entity, "EntityInfo"), "entity"), "attributes"), "attribute");
}

/** Logical name of a column record. */
export function logicalName(column: XmlElement): string {
  return childText(column, "LogicalName") || childText(column, "Name");
}

/** The parts that hold records and their labels. */
export function recordParts(
  solution: SolutionPackage,
): readonly { readonly part: string; readonly root: XmlElement }[] {
  const variables = [...solution.parts.keys()].filter((part) => part.endsWith("/environmentvariabledefinition.xml"));
  return [
    { part: "solution.xml", root: solution.manifest },
    { part: "customizations.xml", root: solution.customizations },
    ...variables.flatMap((part) => {
      const root = partElement(solution.parts, part);
      return root === undefined ? [] : [{ part, root }];
    }),
  ];
}

/** @throws XmlError, UnreadablePackageError */
function partXml(parts: Parts, name: string, file: string): XmlElement {
  const element = readPart(parts, name, `${file}: ${name}`)?.root;
  if (element === undefined)
    throw new UnreadablePackageError(`${file}: part ${name} is missing; every solution zip has it at its root.`);
  return element;
}
