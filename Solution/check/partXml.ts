import { namedError, readXml, XmlError, type Places, type XmlElement } from "../xml";
import type { Parts } from "../zip";

const UTF16 = [
  { start: [0xff, 0xfe], label: "utf-16le" },
  { start: [0xfe, 0xff], label: "utf-16be" },
];

/** A part's text; undefined when there is no such part. */
export function partText(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name);
  return bytes === undefined ? undefined : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Tags of all XML of one zip. Each takes some hundred times its bytes in memory; this product's have some thousand. */
const MOST_TAGS = 1_000_000;
const tagsRead = new WeakMap<Parts, number>();

// Many checks read the same part, and a manifest that half of them parsed anew would be most of their time.
const parsed = new WeakMap<Uint8Array, Places | XmlError>();

/**
 * A part as XML; undefined when there is no such part.
 * @param title the part's name in messages
 * @throws XmlError when it is not well-formed, or when the zip holds more of it than can be read
 */
export function readPart(parts: Parts, name: string, title = name): Places | undefined {
  const bytes = parts.get(name);
  if (bytes === undefined) return undefined;
  const known = parsed.get(bytes) ?? read(parts, bytes, title);
  parsed.set(bytes, known);
  if (known instanceof XmlError) throw known;
  return known;
}

/** The root of a part that is XML; undefined when there is none, or when it cannot be read, see {@link readPart}. */
export function partElement(parts: Parts, name: string): XmlElement | undefined {
  try {
    return readPart(parts, name)?.root;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function read(parts: Parts, bytes: Uint8Array, title: string): Places | XmlError {
  try {
    const text = xmlText(bytes);
    let tags = tagsRead.get(parts) ?? 0;
    for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) tags++;
    if (tags > MOST_TAGS) return new XmlError(`${title} is not read: the zip's XML has more than ${MOST_TAGS} tags`);
    tagsRead.set(parts, tags);
    return readXml(text);
  } catch (error) {
    const told = namedError(error, title);
    if (told instanceof XmlError) return told;
    throw error;
  }
}

/** @throws XmlError when it is in no encoding that XML is read in without being told */
function xmlText(bytes: Uint8Array): string {
  const label = UTF16.find(({ start }) => start.every((byte, index) => bytes[index] === byte))?.label ?? "utf-8";
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new XmlError("it is not in UTF-8: save it so");
  }
}
