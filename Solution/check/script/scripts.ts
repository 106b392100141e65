import { childText, type XmlElement } from "../../xml";
import { exposedFunction, type Exposed } from "./exposedFunction";
import { isForeign, isRequired } from "../manifest/publisher";
import { partText, records, type SolutionPackage } from "../package";

const SCRIPT = "3";

/**
 * A script that a form or a command loads, against the solution's web resources.
 * @returns what is wrong, as the end of a sentence that names who loads it; nothing for a script of the platform or of
 * a solution that is required
 */
export function scriptFault(solution: SolutionPackage, library: string): string | undefined {
  if (isForeign(library, solution)) {
    return isRequired(solution, library)
      ? undefined
      : `loads the library ${library} of another publisher, which no MissingDependency of solution.xml requires: correct the name or add the dependency.`;
  }
  if (!library.startsWith(solution.prefix)) return undefined;
  const record = scriptRecord(solution, library);
  if (record === undefined)
    return `loads the library ${library}, and the solution has no web resource of that name: correct the name or add the web resource.`;
  return childText(record, "WebResourceType") === SCRIPT
    ? undefined
    : `loads the library ${library}, whose WebResourceType is not ${SCRIPT} (script): correct it.`;
}

/**
 * What loading a script of the solution leaves under a dotted name; undefined when the zip does not hold the script.
 */
export function exposedBy(solution: SolutionPackage, library: string, functionName: string): Exposed | undefined {
  const record = library.startsWith(solution.prefix) ? scriptRecord(solution, library) : undefined;
  const script =
    record === undefined ? undefined : partText(solution.parts, childText(record, "FileName").replace(/^\//, ""));
  return script === undefined ? undefined : exposedFunction(script, library, functionName);
}

function scriptRecord(solution: SolutionPackage, name: string): XmlElement | undefined {
  return records(solution, "WebResources", "WebResource").find((record) => childText(record, "Name") === name);
}
