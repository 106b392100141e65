import { childText, children, named, type XmlElement } from "../xml";
import { exposedFunction } from "./exposedFunction";
import { formsOf, partText, records, type PackagedForm, type Problem, type SolutionPackage } from "./package";

const SCRIPT = "3";

/** Event handlers against the form's libraries, libraries against web resources, and handlers against the functions that the built scripts expose. */
export function checkHandlers(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const libraries = named(form.form, "formLibraries").flatMap((element) => children(element, "Library")).map((library) => library.attributes.name ?? "");
    const handlers = named(form.form, "Handler");
    return [
      ...libraries.flatMap((library) => checkLibrary(solution, form, library)),
      ...libraries
        .filter((library) => !handlers.some((handler) => handler.attributes.libraryName === library))
        .map((library) => problem(form, `loads the library ${library} and no handler uses it: remove it or add the handler.`)),
      ...handlers.flatMap((handler) => checkHandler(solution, form, handler, libraries)),
    ];
  });
}

function checkLibrary(solution: SolutionPackage, form: PackagedForm, library: string): readonly Problem[] {
  if (!library.startsWith(solution.prefix)) return [];
  const record = scriptRecord(solution, library);
  if (record === undefined) return [problem(form, `loads the library ${library}, and the solution has no web resource of that name: correct the name or add the web resource.`)];
  return childText(record, "WebResourceType") === SCRIPT ? [] : [problem(form, `loads the library ${library}, whose WebResourceType is not ${SCRIPT} (script): correct it.`)];
}

function checkHandler(solution: SolutionPackage, form: PackagedForm, handler: XmlElement, libraries: readonly string[]): readonly Problem[] {
  const { functionName = "", libraryName = "" } = handler.attributes;
  if (!libraries.includes(libraryName)) {
    return [problem(form, `has the handler ${functionName} from ${libraryName}, which is not among the form's libraries: add the library or correct libraryName.`)];
  }
  const record = libraryName.startsWith(solution.prefix) ? scriptRecord(solution, libraryName) : undefined;
  const script = record === undefined ? undefined : partText(solution.parts, childText(record, "FileName").replace(/^\//, ""));
  if (script === undefined) return [];
  const found = exposedFunction(script, libraryName, functionName);
  if (found.kind === "broken") return [problem(form, `loads the library ${libraryName}, which fails when it is loaded (${found.reason}): build it again.`)];
  if (found.kind === "missing") return [problem(form, `has the handler ${functionName}, and ${libraryName} exposes no such function: correct functionName or export the function.`)];
  if (found.parameters > 0 && handler.attributes.passExecutionContext !== "true") {
    return [problem(form, `has the handler ${functionName}, which takes the execution context, without passExecutionContext="true": add it.`)];
  }
  return [];
}

function scriptRecord(solution: SolutionPackage, name: string): XmlElement | undefined {
  return records(solution, "WebResources", "WebResource").find((record) => childText(record, "Name") === name);
}

function problem(form: PackagedForm, message: string): Problem {
  return { part: "customizations.xml", message: `form ${form.title} ${message}` };
}
