import { descendants, named, type XmlElement } from "../../xml";
import type { SolutionPackage } from "../package";
import { recordProblem, type Problem } from "../problem";
import { exposedBy, scriptFault } from "../script/scripts";

const PREFIX = "$webresource:";

/** Ribbon commands and their rules: the script that each loads is there and exposes the function that it calls. */
export function checkCommands(solution: SolutionPackage): readonly Problem[] {
  return named(solution.customizations, "RibbonDiffXml")
    .flatMap(descendants)
    .filter((element) => element.attributes.Library?.startsWith(PREFIX) === true)
    .flatMap((element) => {
      const library = element.attributes.Library?.slice(PREFIX.length) ?? "";
      const name = element.attributes.FunctionName ?? "";
      const fault = scriptFault(solution, library);
      if (fault !== undefined) return [problem(element, name, fault)];
      const found = exposedBy(solution, library, name);
      if (found?.kind === "broken")
        return [
          problem(
            element,
            name,
            `loads the library ${library}, which fails when it is loaded (${found.reason}): build it again.`,
          ),
        ];
      return found?.kind === "missing"
        ? [
            problem(
              element,
              name,
              `calls a function that ${library} does not expose: correct FunctionName or export the function.`,
            ),
          ]
        : [];
    });
}

function problem(at: XmlElement, name: string, message: string): Problem {
  return recordProblem(at, `the ribbon's ${name} ${message}`);
}
