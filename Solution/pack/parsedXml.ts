import { parseXml, type XmlElement } from "../xml";

const known = new WeakMap<Uint8Array, XmlElement>();

/** Notes what some bytes say that were just written, so that they are not read again. */
export function noteXml(bytes: Uint8Array, element: XmlElement): void {
  known.set(bytes, element);
}

/** Bytes of a file as XML; the same bytes are read once. @throws XmlError naming the file */
export function parsedXml(bytes: Uint8Array, name: string): XmlElement {
  let element = known.get(bytes);
  if (element === undefined) known.set(bytes, (element = parseXml(new TextDecoder().decode(bytes), name)));
  return element;
}
