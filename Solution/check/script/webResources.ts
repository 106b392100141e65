import { child, childText, type XmlElement } from "../../xml";
import { records, type SolutionPackage } from "../package";
import { recordProblem, type Problem } from "../problem";
import { repeatedBy } from "../repeated";

const NAME = /^[\w.-]+(\/[\w.-]+)*$/;
/** What Dataverse takes no web resource of (WebResourceNameInvalidFileExtension). */
const SERVED = /\.(aspx|ascx|asmx|ashx)$/i;
// HTML, CSS, script, XML, PNG, JPG, GIF, Silverlight, XSL, ICO, SVG, RESX.
const TYPES = new Set(Array.from({ length: 12 }, (_, index) => String(index + 1)));
/** Characters of webresource.name (Dataverse table reference, webresource). */
const LONGEST_NAME = 256;

interface Resource {
  readonly record: XmlElement;
  readonly name: string;
  readonly type: string;
  readonly part: string;
}

/** Web resource records against their parts, both ways. */
export function checkWebResources(solution: SolutionPackage): readonly Problem[] {
  const resources = records(solution, "WebResources", "WebResource").map((record) => ({
    record,
    name: childText(record, "Name"),
    type: childText(record, "WebResourceType"),
    part: childText(record, "FileName").replace(/^\//, ""),
  }));
  const named = new Set(resources.map(({ part }) => part));
  const parts = [...solution.parts.keys()].filter((name) => name.startsWith("WebResources/"));
  return [
    ...resources.flatMap((resource) => recordFaults(solution, resource)),
    ...parts
      .filter((part) => !named.has(part))
      .map((part) => ({
        part,
        message: `no web resource names this part: add its record to customizations.xml or remove it.`,
      })),
    ...repeatedBy(resources, ({ part }) => part).map(({ record, name, part }) =>
      recordProblem(
        at(record, "FileName"),
        `web resource ${name} shares the part ${part} with another one: give it a FileName of its own.`,
      ),
    ),
  ];
}

function recordFaults(solution: SolutionPackage, { record, name, type, part }: Resource): readonly Problem[] {
  const file = at(record, "FileName");
  const named = at(record, "Name");
  const bytes = solution.parts.get(part);
  return [
    // Another solution's, unchanged: it is named alone.
    ...(bytes === undefined && record.attributes.unmodified !== "1"
      ? [
          recordProblem(
            file,
            `web resource ${name} names the part ${part}, which the zip does not hold: add the part or correct its FileName.`,
            "resourceFile",
          ),
        ]
      : []),
    ...(bytes?.length === 0
      ? [recordProblem(file, `web resource ${name}: its part ${part} is empty; build it again.`)]
      : []),
    ...(name === ""
      ? [recordProblem(named, `the web resource of the part ${part} has no Name: give it one.`, "resourceEmptyName")]
      : []),
    ...(name === "" || name.startsWith(solution.prefix)
      ? []
      : [recordProblem(named, `web resource ${name} lacks the publisher's prefix ${solution.prefix}: rename it.`)]),
    ...(name === "" || NAME.test(name)
      ? []
      : [
          recordProblem(
            named,
            `web resource "${name}": a name holds letters, digits, periods, underscores, hyphens and single slashes alone: rename it.`,
            "resourceName",
          ),
        ]),
    ...(SERVED.test(name)
      ? [
          recordProblem(
            named,
            `web resource ${name} ends like a page of a server, which none may: rename it.`,
            "resourceExtension",
          ),
        ]
      : []),
    ...(name.length > LONGEST_NAME
      ? [
          recordProblem(
            named,
            `web resource ${name.slice(0, 40)}... has a name of ${name.length} characters and can have ${LONGEST_NAME}: shorten it.`,
            "nameLength",
          ),
        ]
      : []),
    ...(TYPES.has(type)
      ? []
      : [
          recordProblem(
            at(record, "WebResourceType"),
            `web resource ${name}: WebResourceType "${type}" is none of 1 to 12: correct it.`,
            "resourceType",
          ),
        ]),
  ];
}

function at(record: XmlElement, name: string): XmlElement {
  return child(record, name) ?? record;
}
