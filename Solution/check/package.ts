import { CONTENT_TYPES_PART } from "../contentTypes";
import { child, childText, children, named, parseXml, XmlError, type XmlElement } from "../xml";
import { readZip, type Parts } from "../zip";

/** One thing that is wrong with a solution zip. */
export interface Problem {
  /** The part of the zip it was found in. */
  readonly part: string;
  /** What is wrong and what to do, as a sentence. */
  readonly message: string;
}

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

/** A part's text; undefined when there is no such part. */
export function partText(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name);
  return bytes === undefined ? undefined : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Tags of all XML of one zip. Each takes some hundred times its bytes in memory; this product's have some thousand. */
const MOST_TAGS = 1_000_000;
const tagsRead = new WeakMap<Parts, number>();

// Many checks read the same part, and a manifest that half of them parsed anew would be most of their time.
const parsed = new WeakMap<Uint8Array, XmlElement>();

/**
 * A part as XML; undefined when there is no such part.
 * @param title the part's name in messages
 * @throws XmlError when it is not well-formed, or when the zip holds more of it than can be read
 */
export function partElement(parts: Parts, name: string, title = name): XmlElement | undefined {
  const bytes = parts.get(name);
  if (bytes === undefined) return undefined;
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const text = partText(parts, name) ?? "";
  const tags = (tagsRead.get(parts) ?? 0) + text.split("<").length - 1;
  if (tags > MOST_TAGS) throw new XmlError(`${title} is not read: the zip's XML has more than ${MOST_TAGS} tags`);
  tagsRead.set(parts, tags);
  const element = parseXml(text, title);
  parsed.set(bytes, element);
  return element;
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
}

/** All forms of all tables. */
export function formsOf(solution: SolutionPackage): readonly PackagedForm[] {
  return records(solution, "Entities", "Entity").flatMap((entity) =>
    formsWithType(entity).flatMap(({ type, systemform }) => {
      const form = child(systemform, "form");
      if (form === undefined) return [];
      const id = childText(systemform, "formid");
      const name = child(child(systemform, "LocalizedNames"), "LocalizedName")?.attributes.description ?? "form";
      return [{ table: tableName(entity), title: `${name} ${id}`, id, type, systemform, form }];
    }),
  );
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

function partXml(parts: Parts, name: string, file: string): XmlElement {
  const element = partElement(parts, name, `${file}: ${name}`);
  if (element === undefined)
    throw new UnreadablePackageError(`${file}: part ${name} is missing; every solution zip has it at its root.`);
  return element;
}
