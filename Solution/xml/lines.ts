import type { XmlElement } from "./element";

/** Where the elements of a document begin: as many as it has, in document order. */
export interface Places {
  readonly source: string;
  readonly root: XmlElement;
  readonly offsets: readonly number[];
}

/** The line, from 1, that a place in a text is in. */
export function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf("\n"); at !== -1 && at < offset; at = source.indexOf("\n", at + 1)) line++;
  return line;
}

/** The lines that these elements begin in; without those that are not of the document. */
export function linesOf(places: Places, wanted: ReadonlySet<XmlElement>): ReadonlyMap<XmlElement, number> {
  const { source, root, offsets } = places;
  const found = new Map<XmlElement, number>();
  let index = 0;
  let line = 1;
  let newline = source.indexOf("\n");
  const visit = (element: XmlElement): void => {
    const offset = offsets[index++] ?? 0;
    if (wanted.has(element)) {
      for (; newline !== -1 && newline < offset; newline = source.indexOf("\n", newline + 1)) line++;
      found.set(element, line);
    }
    element.children.forEach(visit);
  };
  visit(root);
  return found;
}
