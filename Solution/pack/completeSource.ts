import { LANGUAGES } from "../../Transcript/languages";
import { descendants, element, mapElements, withChildren, writeXml, type XmlElement } from "../xml";
import type { Parts } from "../zip";
import { columnRecords, columnRows } from "./columnXml";
import { inAllLanguages } from "./labels";
import { noteXml, parsedXml } from "./parsedXml";

/** The section of our form that shows our columns. */
const COLUMN_SECTION = "opencx_section_call";

/** Before the root: environment variables must have neither byte order mark nor declaration, all others have both. */
const PROLOG = /^\uFEFF?(?:<\?xml[^>]*\?>\s*)?/;

/** A form as unmanaged solutions carry it. */
const FORM = /^(Entities\/[^/]+\/FormXml\/[^/]+\/\{[^}/]+\})\.xml$/;

/**
 * The canonical unpacked solution. Our source leaves out what is made: the columns of Entity.xml and their cells on the
 * form, the languages, every label in a language other than English, and the managed twin of a form of our own, which is
 * the same file once more.
 * @param source files of the source by name
 * @param languages whether labels are written in all languages; else they stay in English
 * @throws LabelError or XmlError
 */
export function completeSource(source: Parts, languages = true): Parts {
  const complete = new Map(
    [...source].map(([name, bytes]) => [name, name.endsWith(".xml") ? completeFile(name, bytes, languages) : bytes]),
  );
  for (const [name, bytes] of [...complete]) {
    const form = FORM.exec(name)?.[1];
    // Microsoft's packer leaves a form without a twin out of the managed zip without a word.
    if (form !== undefined && !complete.has(`${form}_managed.xml`)) complete.set(`${form}_managed.xml`, bytes);
  }
  return complete;
}

function completeFile(name: string, bytes: Uint8Array, languages: boolean): Uint8Array {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const source = parsedXml(bytes, name);
  const whole = mapElements(source, filled);
  const complete = languages ? translated(whole) : whole;
  if (complete === source) return bytes;
  const written = new TextEncoder().encode(`${PROLOG.exec(text)?.[0] ?? ""}${writeXml(complete)}`);
  noteXml(written, complete);
  return written;
}

/** All labels; but a form of somebody else's, to which parts are added, keeps the name that it has. */
function translated(one: XmlElement): XmlElement {
  const isOthers = one.name === "systemform" && descendants(one).some(isAdded);
  const inner = one.children.map((part) => (isOthers && part.name !== "form" ? part : translated(part)));
  return inAllLanguages(inner.every((part, index) => part === one.children[index]) ? one : withChildren(one, inner));
}

function isAdded({ attributes }: XmlElement): boolean {
  return attributes.solutionaction === "Added";
}

function filled(one: XmlElement): XmlElement {
  if (one.name === "Languages" && one.children.length === 0)
    return withChildren(
      one,
      LANGUAGES.map(({ lcid }) => element("Language", {}, `${lcid}`)),
    );
  if (one.name === "entity" && one.attributes.Name === "Incident") return inside(one, "attributes", columnRecords);
  if (one.name === "section" && one.attributes.name === COLUMN_SECTION) return inside(one, "rows", columnRows);
  return one;
}

/** The element with its empty child of that name filled. */
function inside(one: XmlElement, name: string, fill: () => readonly XmlElement[]): XmlElement {
  return withChildren(
    one,
    one.children.map((candidate) =>
      candidate.name === name && candidate.children.length === 0 ? withChildren(candidate, fill()) : candidate,
    ),
  );
}
