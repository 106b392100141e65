import { childText } from "../../xml";
import { records, type Problem, type SolutionPackage } from "../package";

const NAME = /^[\w.-]+(\/[\w.-]+)*$/;
// HTML, CSS, script, XML, PNG, JPG, GIF, Silverlight, XSL, ICO, SVG, RESX.
const TYPES = new Set(Array.from({ length: 12 }, (_, index) => String(index + 1)));

/** Web resource records against their parts, both ways. */
export function checkWebResources(solution: SolutionPackage): readonly Problem[] {
  const resources = records(solution, "WebResources", "WebResource").map((record) => ({
    name: childText(record, "Name"),
    type: childText(record, "WebResourceType"),
    part: childText(record, "FileName").replace(/^\//, ""),
  }));
  const parts = [...solution.parts.keys()].filter((name) => name.startsWith("WebResources/"));
  return [
    ...resources
      .filter(({ part }) => !solution.parts.has(part))
      .map(({ name, part }) =>
        problem(
          `web resource ${name} names the part ${part}, which the zip does not hold: add the part or correct its FileName.`,
        ),
      ),
    ...resources
      .filter(({ part }) => solution.parts.get(part)?.length === 0)
      .map(({ name, part }) => problem(`web resource ${name}: its part ${part} is empty; build it again.`)),
    ...parts
      .filter((part) => !resources.some((resource) => resource.part === part))
      .map((part) => ({
        part,
        message: `no web resource names this part: add its record to customizations.xml or remove it.`,
      })),
    ...resources
      .filter(({ name }) => !name.startsWith(solution.prefix))
      .map(({ name }) => problem(`web resource ${name} lacks the publisher's prefix ${solution.prefix}: rename it.`)),
    ...resources
      .filter(({ name }) => !NAME.test(name))
      .map(({ name }) =>
        problem(
          `web resource "${name}": a name holds letters, digits, periods, underscores, hyphens and single slashes alone: rename it.`,
        ),
      ),
    ...resources
      .filter(({ type }) => !TYPES.has(type))
      .map(({ name, type }) =>
        problem(`web resource ${name}: WebResourceType "${type}" is none of 1 to 12: correct it.`),
      ),
    ...resources
      .filter(({ part }, index) => resources.findIndex((other) => other.part === part) !== index)
      .map(({ name, part }) =>
        problem(`web resource ${name} shares the part ${part} with another one: give it a FileName of its own.`),
      ),
  ];
}

function problem(message: string): Problem {
  return { part: "customizations.xml", message };
}
