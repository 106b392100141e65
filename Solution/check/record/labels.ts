import { childText, descendants, type XmlElement } from "../../xml";
import { recordParts, type SolutionPackage } from "../package";
import type { Problem } from "../problem";

/** Lists of labels and the one element that each holds. */
const LISTS: Readonly<Record<string, string>> = {
  labels: "label",
  LocalizedNames: "LocalizedName",
  Descriptions: "Description",
  displaynames: "displayname",
  LocalizedCollectionNames: "LocalizedCollectionName",
};

/**
 * Each list of labels in itself: a text once in each language, and none left empty where others are filled: users of
 * that language would read nothing.
 */
export function checkLabels(solution: SolutionPackage): readonly Problem[] {
  return recordParts(solution).flatMap(({ part, root }) =>
    descendants(root).flatMap((element) => faults(element).map((message) => ({ part, message, at: element }))),
  );
}

function faults(list: XmlElement): readonly string[] {
  if (list.children.length === 0) return [];
  const kind = LISTS[list.name];
  const stray = kind === undefined ? [] : list.children.filter((label) => label.name !== kind);
  const labels = list.children.filter((label) => label.attributes.languagecode !== undefined);
  const languages = labels.map((label) => label.attributes.languagecode ?? "");
  const texts = labels.map((label) => (label.attributes.description ?? "").trim());
  const filled = texts.find((text) => text !== "");
  return [
    ...stray.map(
      (label) => `<${list.name}> holds <${label.name}>, and can hold ${kind ?? ""} alone: correct the name.`,
    ),
    ...languages
      .filter((language, index) => languages.indexOf(language) !== index)
      .map((language) => `"${filled ?? childText(list, "label")}" has two labels in language ${language}: remove one.`),
    ...(filled === undefined
      ? []
      : languages
          .filter((_, index) => texts[index] === "")
          .map((language) => `"${filled}" has an empty label in language ${language}: give it a text.`)),
  ];
}
