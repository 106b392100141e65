import { BASE_LANGUAGE, LANGUAGES } from "../../Transcript/languages";
import catalogue from "../labels.json";
import { withChildren, type XmlElement } from "../xml";

/** A text of the solution lacks a language. */
export class LabelError extends Error {
  public override readonly name = "LabelError";
}

const TRANSLATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue;
const BASE = `${BASE_LANGUAGE}`;

/**
 * A list of labels in all languages of the product, made of the English one; any other element as it is.
 * @throws LabelError naming text and language
 */
export function inAllLanguages(list: XmlElement): XmlElement {
  const [label, ...more] = list.children;
  if (label === undefined || more.length > 0 || label.attributes.languagecode !== BASE) return list;
  const text = label.attributes.description ?? "";
  // No label of ours: the platform shows the column's own.
  if (text === "") return list;
  const labels = LANGUAGES.map(({ lcid }) => ({
    ...label,
    attributes: { ...label.attributes, description: translated(text, `${lcid}`), languagecode: `${lcid}` },
  }));
  return withChildren(list, list.attributes.default === undefined ? labels : labels.sort(byLanguage));
}

function translated(text: string, language: string): string {
  if (language === BASE) return text;
  const translation = TRANSLATIONS[text]?.[language];
  if (translation === undefined)
    throw new LabelError(`Solution/labels.json has no text in language ${language} for "${text}": add it.`);
  return translation;
}

/** Environment variables sort their labels by language; `default` says which one stands first. */
function byLanguage(one: XmlElement, other: XmlElement): number {
  return Number(one.attributes.languagecode) - Number(other.attributes.languagecode);
}
