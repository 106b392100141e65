import { DOMParser, type Attr, type Node } from "@xmldom/xmldom";

/**
 * An XML element without what solution files never use: namespaces beyond their spelling, comments, processing
 * instructions.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text of an element without child elements; empty where there are any. */
  readonly text: string;
}

/** A file that should be XML is not; the message names the file and where it breaks. */
export class XmlError extends Error {
  public override readonly name = "XmlError";
}

const ELEMENT_NODE = 1;
const TEXT_NODES = [3, 4];
/** Elements within each other; a form has some fifteen. What goes through them calls itself for each. */
const MOST_LEVELS = 200;

/**
 * @param source the file's text, with or without BOM and declaration
 * @param file for the message
 * @throws XmlError when it is not well-formed
 */
export function parseXml(source: string, file: string): XmlElement {
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new XmlError(message);
      },
    }).parseFromString(source.replace(/^\uFEFF/, ""), "text/xml");
    if (document.documentElement === null) throw new XmlError("it holds no element");
    return toElement(document.documentElement, 1);
  } catch (error) {
    throw new XmlError(`${file} is not well-formed XML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toElement(
  node: Node & { readonly tagName?: string; readonly attributes?: Iterable<Attr> },
  level: number,
): XmlElement {
  if (level > MOST_LEVELS) throw new XmlError(`its elements lie more than ${MOST_LEVELS} deep in each other`);
  const nodes = [...node.childNodes];
  const children = nodes.filter((child) => child.nodeType === ELEMENT_NODE).map((one) => toElement(one, level + 1));
  const text = nodes
    .filter((child) => TEXT_NODES.includes(child.nodeType))
    .map((child) => child.nodeValue ?? "")
    .join("");
  return {
    name: node.nodeName,
    attributes: Object.fromEntries([...(node.attributes ?? [])].map((attribute) => [attribute.name, attribute.value])),
    children,
    // White space alone is the layout of an empty element.
    text: children.length > 0 || text.trim() === "" ? "" : text,
  };
}

/** As the platform exports it: two spaces a level, ` />` for an empty element, LF, no declaration. */
export function writeXml(element: XmlElement, level = 0): string {
  const indent = "  ".repeat(level);
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value).replace(/"/g, "&quot;")}"`)
    .join("");
  const open = `${indent}<${element.name}${attributes}`;
  if (element.children.length > 0) {
    return `${open}>\n${element.children.map((child) => writeXml(child, level + 1)).join("\n")}\n${indent}</${element.name}>`;
  }
  if (element.text !== "") return `${open}>${escapeXml(element.text)}</${element.name}>`;
  // Exports keep both tags of a null value.
  return element.attributes["xsi:nil"] === "true" ? `${open}></${element.name}>` : `${open} />`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** An element that holds either text or further elements. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly XmlElement[] = "",
): XmlElement {
  return typeof content === "string"
    ? { name, attributes, children: [], text: content }
    : { name, attributes, children: content, text: "" };
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** All children of that name. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** The element itself and all below it, in document order. */
export function descendants(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (one: XmlElement): void => {
    found.push(one);
    one.children.forEach(visit);
  };
  visit(element);
  return found;
}

/** All elements of that name at or below an element, in document order. */
export function named(element: XmlElement, name: string): readonly XmlElement[] {
  return descendants(element).filter((candidate) => candidate.name === name);
}

/** The text of a child, trimmed; empty when there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text.trim() ?? "";
}

/** A copy with other children. */
export function withChildren(element: XmlElement, replacement: readonly XmlElement[]): XmlElement {
  return { ...element, children: replacement, text: "" };
}

/** A copy in which each element, from the innermost out, is what the rule makes of it; itself where nothing changes. */
export function mapElements(root: XmlElement, rule: (element: XmlElement) => XmlElement): XmlElement {
  const mapped = root.children.map((one) => mapElements(one, rule));
  return rule(mapped.every((one, index) => one === root.children[index]) ? root : withChildren(root, mapped));
}
