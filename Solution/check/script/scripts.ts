import { childText, type XmlElement } from "../../xml";
import { loadScript, type Exposed, type Loaded } from "./load/load";
import { isForeign, isRequired } from "../manifest/publisher";
import { records, type SolutionPackage } from "../package";
import { partText } from "../partXml";

const SCRIPT = "3";

/**
 * A script that a form or a command loads, against the solution's web resources.
 * @returns what is wrong, as the end of a sentence that names who loads it; nothing for a script of the platform or of
 * a solution that is required
 */
export function scriptFault(solution: SolutionPackage, library: string): string | undefined {
  const record = scriptRecord(solution, library);
  if (record === undefined && isRequired(solution, library)) return undefined;
  if (isForeign(library, solution))
    return `loads the library ${library} of another publisher, which no MissingDependency of solution.xml requires: correct the name or add the dependency.`;
  if (!library.startsWith(solution.prefix)) return undefined;
  if (record === undefined)
    return `loads the library ${library}, and the solution has no web resource of that name, nor requires one: correct the name or add the web resource.`;
  return childText(record, "WebResourceType") === SCRIPT
    ? undefined
    : `loads the library ${library}, whose WebResourceType is not ${SCRIPT} (script): correct it.`;
}

// A script of many handlers is read once.
const loaded = new WeakMap<Uint8Array, Loaded>();

/**
 * What loading a script of the solution leaves under a dotted name; undefined when the zip does not hold the script.
 */
export function exposedBy(solution: SolutionPackage, library: string, functionName: string): Exposed | undefined {
  const record = library.startsWith(solution.prefix) ? scriptRecord(solution, library) : undefined;
  if (record === undefined) return undefined;
  const part = partOf(record);
  const bytes = solution.parts.get(part);
  if (bytes === undefined) return undefined;
  const script = loaded.get(bytes) ?? loadScript(partText(solution.parts, part) ?? "");
  loaded.set(bytes, script);
  return script(functionName);
}

/** The parts of the web resources that are scripts, whether the zip holds them or not. */
export function scriptParts(solution: SolutionPackage): readonly string[] {
  return records(solution, "WebResources", "WebResource")
    .filter((record) => childText(record, "WebResourceType") === SCRIPT)
    .map(partOf);
}

function partOf(record: XmlElement): string {
  return childText(record, "FileName").replace(/^\//, "");
}

function scriptRecord(solution: SolutionPackage, name: string): XmlElement | undefined {
  return records(solution, "WebResources", "WebResource").find((record) => childText(record, "Name") === name);
}
