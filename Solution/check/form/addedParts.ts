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
    .filter(({ form }) => descendants(form).some(hasAction))
    .map((form) => ({ form, told: toldOf(form.form) }))
    .flatMap(({ form, told }) => [
      ...(isManaged
        ? []
        : [problem(form, form.systemform, "is told as changes in an unmanaged zip, whose changes stay when it goes")]),
      ...PARTS.flatMap(form.all)
        .filter((part) => !told.has(part))
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

/** The parts of which they or one around them say what is done with them. */
function toldOf(form: XmlElement): ReadonlySet<XmlElement> {
  return new Set(descendants(form).filter(hasAction).flatMap(descendants));
}

function hasAction({ attributes }: XmlElement): boolean {
  return attributes.solutionaction !== undefined;
}

function problem(form: PackagedForm, at: XmlElement, message: string): Problem {
  return { part: "customizations.xml", at, message: `form ${form.title} of another publisher ${message}: correct it.` };
}
