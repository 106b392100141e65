import { childText, descendants, type XmlElement } from "../../xml";
import { formsOf, type PackagedForm, type SolutionPackage } from "../package";
import type { Problem } from "../problem";

/** What a form has several of, each of which is added by itself. */
const PARTS = ["tab", "event", "Library", "controlDescription"];

/**
 * House rules for a form of somebody else's that is told as changes (`solutionaction`, "Maintaining healthy model-driven
 * app form ALM", Power Platform): we add parts of our own and touch none of theirs. A part that does not say that it is
 * added is looked for on their form, and dropped.
 */
export function checkAddedParts(solution: SolutionPackage): readonly Problem[] {
  const isManaged = childText(solution.manifest, "Managed") === "1";
  return formsOf(solution)
    .filter(({ form }) => descendants(form).some(({ attributes }) => attributes.solutionaction !== undefined))
    .flatMap((form) => [
      ...(isManaged
        ? []
        : [problem(form, form.systemform, "is told as changes in an unmanaged zip, whose changes stay when it goes")]),
      ...PARTS.flatMap(form.all)
        .filter((part) => actionOn(form.form, part) === undefined)
        .map((part) => problem(form, part, `has a <${part.name}> that is not marked solutionaction="Added"`)),
      ...descendants(form.form)
        .filter(({ attributes }) => (attributes.solutionaction ?? "Added") !== "Added")
        .map((part) =>
          problem(
            form,
            part,
            `changes a <${part.name}> that it does not add (${part.attributes.solutionaction ?? ""})`,
          ),
        ),
      ...form
        .all("tab")
        .filter(({ attributes }) => !/^\d+$/.test(attributes.ordinalvalue ?? ""))
        .map((tab) => problem(form, tab, `adds the tab ${tab.attributes.name ?? ""} without its place (ordinalvalue)`)),
      ...form
        .all("control")
        .filter(({ attributes }) => attributes.id?.startsWith(solution.prefix) !== true)
        .map((control) =>
          problem(
            form,
            control,
            `adds the control ${control.attributes.id ?? ""}, and it has one of that name; ours begin with ${solution.prefix}`,
          ),
        ),
    ]);
}

/** What the part or one around it says is done with it. */
function actionOn(root: XmlElement, part: XmlElement): string | undefined {
  if (root.attributes.solutionaction !== undefined && descendants(root).includes(part))
    return root.attributes.solutionaction;
  for (const one of root.children) {
    const action = actionOn(one, part);
    if (action !== undefined) return action;
  }
  return undefined;
}

function problem(form: PackagedForm, at: XmlElement, message: string): Problem {
  return { part: "customizations.xml", at, message: `form ${form.title} of another publisher ${message}: correct it.` };
}
