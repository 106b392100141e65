import { child, children, descendants } from "../xml";
import type { Problem, SolutionPackage } from "./package";

/** Every label's language stands in the list `Languages`, else the import drops its text. */
export function checkLanguages(solution: SolutionPackage): readonly Problem[] {
  const listed = children(child(solution.customizations, "Languages"), "Language").map((language) => language.text.trim());
  const used = new Set(descendants(solution.customizations).flatMap((element) => element.attributes.languagecode ?? []));
  return [...used]
    .filter((language) => !listed.includes(language))
    .map((language) => ({ part: "customizations.xml", message: `labels have language ${language}, which Languages does not list: add <Language>${language}</Language>.` }));
}
