import { DOMParser } from "@xmldom/xmldom";
import type { Document, Element } from "@xmldom/xmldom";

/** A file of the solution or of the built control that is not what its name says. */
export class UnreadableXmlError extends Error {
  public override readonly name = "UnreadableXmlError";
}

/** Parses an XML file's text; `file` is named in the error. */
export function parseXml(text: string, file: string): Document {
  const problems: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== "warning") problems.push(message);
    },
  });
  try {
    const document = parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
    if (problems.length === 0) return document;
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  throw new UnreadableXmlError(
    `${file} is not well-formed XML: ${problems.join("; ")}. Mend the file, or build it anew.`,
  );
}

/** Element children with this tag name. */
export function children(parent: Element | Document | undefined, tag: string): readonly Element[] {
  if (parent === undefined) return [];
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === 1 && node.nodeName === tag) found.push(node as Element);
  }
  return found;
}

/** First element reached by following tag names down; undefined where the path ends early. */
export function descend(parent: Element | Document | undefined, ...path: readonly string[]): Element | undefined {
  let at: Element | Document | undefined = parent;
  for (const tag of path) at = children(at, tag)[0];
  return at as Element | undefined;
}

/** Every element below with this tag name, in document order. */
export function all(parent: Element | Document, tag: string): readonly Element[] {
  return Array.from(parent.getElementsByTagName(tag));
}
