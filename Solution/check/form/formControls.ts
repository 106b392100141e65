import { child, childText, children, writeXml, type XmlElement } from "../../xml";
import { isForeign, isRequired } from "../manifest/publisher";
import { controlsOf, type PackagedControl } from "../control/controls";
import { formsOf, type PackagedForm, type SolutionPackage } from "../package";
import type { Problem } from "../problem";
import { formProblem } from "./formProblem";
import { checkParameters } from "./parameters";

/** Phone, tablet and web: a form factor that is left out falls back to the plain text box. */
const FORM_FACTORS = ["0", "1", "2"];

/**
 * Code components on forms: the cell they stand in, their parameters against the built manifest, and the columns these
 * are bound to.
 */
export function checkFormControls(solution: SolutionPackage): readonly Problem[] {
  const controls = controlsOf(solution);
  return formsOf(solution).flatMap((form) => {
    const cells = new Map(
      form.all("control").map((control) => [control.attributes.uniqueid?.toLowerCase(), control] as const),
    );
    return form.all("controlDescription").flatMap((description) => {
      const id = description.attributes.forControl ?? "";
      const cell = cells.get(id.toLowerCase());
      if (cell === undefined) {
        return [
          formProblem(
            form,
            description,
            `has a controlDescription for ${id}, and no control has that uniqueid: put the uniqueid on the control or remove the description.`,
          ),
        ];
      }
      return [...checkDefault(form, description, cell), ...checkHosted(solution, form, description, controls)];
    });
  });
}

/**
 * The first customControl says what stands there without the code component: the same class and column as the cell's
 * control.
 */
function checkDefault(form: PackagedForm, description: XmlElement, cell: XmlElement): readonly Problem[] {
  const fallback = children(description, "customControl").find((candidate) => candidate.attributes.id !== undefined);
  const where = `controlDescription ${description.attributes.forControl ?? ""}`;
  if (fallback === undefined)
    return [
      formProblem(
        form,
        description,
        `${where} has no default customControl (with id): add one with the class of the cell's control.`,
      ),
    ];
  const column = childText(child(fallback, "parameters"), "datafieldname");
  const wanted = cell.attributes.datafieldname ?? "";
  return [
    ...(fallback.attributes.id?.toLowerCase() === cell.attributes.classid?.toLowerCase()
      ? []
      : [
          formProblem(
            form,
            fallback,
            `${where}: the default customControl ${fallback.attributes.id ?? ""} is not ` +
              `the class of the cell's control, ${cell.attributes.classid ?? ""}: make them equal.`,
          ),
        ]),
    ...(column === wanted
      ? []
      : [
          formProblem(
            form,
            fallback,
            `${where}: the default customControl names the column ${column} and the cell's control ${wanted}: make them equal.`,
          ),
        ]),
  ];
}

function checkHosted(
  solution: SolutionPackage,
  form: PackagedForm,
  description: XmlElement,
  controls: readonly PackagedControl[],
): readonly Problem[] {
  const hosted = children(description, "customControl").filter((candidate) => candidate.attributes.name !== undefined);
  const own = hosted.filter((candidate) => candidate.attributes.name?.startsWith(solution.prefix));
  const factors = own.map((candidate) => candidate.attributes.formFactor ?? "");
  const missing = own.length === 0 ? [] : FORM_FACTORS.filter((factor) => !factors.includes(factor));
  const where = `controlDescription ${description.attributes.forControl ?? ""}`;
  return [
    ...factors
      .filter((factor, index) => factors.indexOf(factor) !== index)
      .map((factor) => formProblem(form, description, `${where} names formFactor ${factor} twice: remove one.`)),
    ...differences(own).map((message) => formProblem(form, description, `${where}: ${message}`)),
    ...missing.map((factor) =>
      formProblem(
        form,
        description,
        `${where} leaves out formFactor ${factor}: add it, or that client shows a plain text box.`,
      ),
    ),
    ...own.flatMap((customControl) => {
      const name = customControl.attributes.name ?? "";
      const control = controls.find((candidate) => candidate.name === name);
      if (control === undefined && isRequired(solution, name)) return [];
      if (control === undefined)
        return [
          formProblem(
            form,
            customControl,
            `hosts the code component ${name}, which this solution does not hold, nor require: correct the name or add the component.`,
            "dependency",
          ),
        ];
      return checkParameters(solution, form, customControl, control).map((message) =>
        formProblem(
          form,
          customControl,
          `${control.name}, formFactor ${customControl.attributes.formFactor ?? "none"}: ${message}`,
        ),
      );
    }),
    ...hosted
      .map((candidate) => candidate.attributes.name ?? "")
      .filter((name) => isForeign(name, solution) && !isRequired(solution, name))
      .map((name) =>
        formProblem(
          form,
          description,
          `hosts the code component ${name} of another publisher, which no MissingDependency of solution.xml requires: correct the name or add the dependency.`,
        ),
      ),
  ];
}

/**
 * One component is given the same on every client; a parameter changed in one place alone shows nothing on the others,
 * and nobody looks there.
 */
function differences(own: readonly XmlElement[]): readonly string[] {
  const [first, ...others] = own;
  if (first === undefined) return [];
  const given = parametersOf(first);
  return others
    .filter((other) => other.attributes.name === first.attributes.name)
    .flatMap((other) => {
      const here = parametersOf(other);
      return [...new Set([...given.keys(), ...here.keys()])]
        .filter((name) => given.get(name) !== here.get(name))
        .map(
          (name) =>
            `the parameter ${name} differs between formFactor ${first.attributes.formFactor ?? "none"} and ` +
            `${other.attributes.formFactor ?? "none"}: make them equal.`,
        );
    });
}

function parametersOf(customControl: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    (child(customControl, "parameters")?.children ?? []).map((parameter) => [parameter.name, writeXml(parameter)]),
  );
}
