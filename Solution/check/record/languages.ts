import { child, childText, children, descendants, type XmlElement } from "../../xml";
import { columnRecords, formsOf, recordParts, logicalName, records, tableName, type SolutionPackage } from "../package";
import type { Problem } from "../problem";

const PART = "customizations.xml";

/**
 * Labels: their languages stand in the list `Languages`, none of these is forgotten where others are given, and what a
 * user picks by its name has one.
 */
export function checkLanguages(solution: SolutionPackage): readonly Problem[] {
  const listed = children(child(solution.customizations, "Languages"), "Language").map((language) =>
    language.text.trim(),
  );
  return [
    ...recordParts(solution).flatMap(({ part, root }) => {
      const elements = descendants(root);
      const used = new Set(elements.flatMap((element) => element.attributes.languagecode ?? []));
      return [
        ...[...used]
          .filter((language) => !listed.includes(language))
          .map((language) => ({
            part,
            at: elements.find((element) => element.attributes.languagecode === language),
            message: `labels have language ${language}, which Languages does not list: add <Language>${language}</Language>, or the import drops their texts.`,
          })),
        ...elements.flatMap((element) => forgotten(element, listed).map((message) => ({ part, message, at: element }))),
      ];
    }),
    ...nameless(solution),
  ];
}

function forgotten(element: XmlElement, listed: readonly string[]): readonly string[] {
  const labels = element.children.filter((label) => label.attributes.languagecode !== undefined);
  const languages = labels.map((label) => label.attributes.languagecode);
  // One label alone is how a text that needs no translation is written.
  if (labels.length < 2) return [];
  const text = labels[0]?.attributes.description ?? "";
  return listed
    .filter((language) => !languages.includes(language))
    .map((language) => `"${text}" has no label in language ${language}: add it.`);
}

function nameless(solution: SolutionPackage): readonly Problem[] {
  const forms = formsOf(solution).map((form) => ({
    at: form.systemform,
    what: `form ${form.id}`,
    names: child(form.systemform, "LocalizedNames"),
  }));
  const columns = records(solution, "Entities", "Entity").flatMap((entity) =>
    columnRecords(entity)
      .filter(
        (column) =>
          logicalName(column).startsWith(solution.prefix) &&
          childText(column, "IsCustomField") === "1" &&
          childText(column, "DisplayMask").includes("ValidForForm"),
      )
      .map((column) => ({
        at: column,
        what: `column ${logicalName(column)} of table ${tableName(entity)}`,
        names: child(column, "displaynames"),
      })),
  );
  return [...forms, ...columns]
    .filter(({ names }) => (names?.children ?? []).every((name) => (name.attributes.description ?? "").trim() === ""))
    .map(({ at, what }) => ({ part: PART, at, message: `${what} has no name in any language: give it one.` }));
}
