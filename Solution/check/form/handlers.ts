import { children, type XmlElement } from "../../xml";
import { formsOf, type PackagedForm, type SolutionPackage } from "../package";
import type { Problem } from "../problem";
import { formProblem } from "./formProblem";
import { exposedBy, scriptFault } from "../script/scripts";

/**
 * Event handlers against the form's libraries, libraries against web resources, and handlers against the functions that
 * the built scripts expose.
 */
export function checkHandlers(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const loaded = form
      .all("formLibraries")
      .flatMap((element) => children(element, "Library"))
      .map((at) => ({ at, library: at.attributes.name ?? "" }));
    const libraries = loaded.map(({ library }) => library);
    const handlers = form.all("Handler");
    return [
      ...loaded.flatMap(({ at, library }) => {
        const fault = scriptFault(solution, library);
        return fault === undefined ? [] : [formProblem(form, at, fault)];
      }),
      ...loaded
        .filter(({ library }) => !handlers.some((handler) => handler.attributes.libraryName === library))
        .map(({ at, library }) =>
          formProblem(form, at, `loads the library ${library} and no handler uses it: remove it or add the handler.`),
        ),
      ...handlers.flatMap((handler) => checkHandler(solution, form, handler, libraries)),
    ];
  });
}

function checkHandler(
  solution: SolutionPackage,
  form: PackagedForm,
  handler: XmlElement,
  libraries: readonly string[],
): readonly Problem[] {
  const { functionName = "", libraryName = "" } = handler.attributes;
  if (!libraries.includes(libraryName)) {
    return [
      formProblem(
        form,
        handler,
        `has the handler ${functionName} from ${libraryName}, which is not among the form's libraries: add the library or correct libraryName.`,
      ),
    ];
  }
  const found = exposedBy(solution, libraryName, functionName);
  if (found === undefined) return [];
  if (found.kind === "broken")
    return [
      formProblem(
        form,
        handler,
        `loads the library ${libraryName}, which fails when it is loaded (${found.reason}): build it again.`,
      ),
    ];
  if (found.kind === "missing")
    return [
      formProblem(
        form,
        handler,
        `has the handler ${functionName}, and ${libraryName} exposes no such function: correct functionName or export the function.`,
      ),
    ];
  if (found.kind === "found" && (found.parameters ?? 0) > 0 && handler.attributes.passExecutionContext !== "true") {
    return [
      formProblem(
        form,
        handler,
        `has the handler ${functionName}, which takes the execution context, without passExecutionContext="true": add it.`,
      ),
    ];
  }
  return [];
}
