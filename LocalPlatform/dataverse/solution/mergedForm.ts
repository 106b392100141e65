import { child, parseXml, withChildren, writeXml, type XmlElement } from "../../../Solution/xml";
import { notImportable } from "./importError";

const ACTION = "solutionaction";

/** Whether a form's XML tells of changes to a form that is there, rather than of a whole one. */
export function isChange(formXml: string): boolean {
  return formXml.includes(` ${ACTION}="`);
}

/**
 * The XML of a form with what a solution adds to it: parts marked as added go into the list of their name, a tab to its
 * place. Source: "Understand how managed solutions are merged" and "Maintaining healthy model-driven app form ALM", Power
 * Platform.
 * @throws ImportError for a change of another kind, which is not done here
 */
export function mergedForm(formXml: string, change: string, name: string): string {
  const base = parseXml(formXml, name);
  const changes = parseXml(change, name);
  const merged = changes.children.reduce((form, list) => withList(form, list, name), base);
  return writeXml(merged);
}

function withList(form: XmlElement, list: XmlElement, name: string): XmlElement {
  const { [ACTION]: action, ...attributes } = list.attributes;
  const before = child(form, list.name);
  const wrong = (action === undefined ? list.children : [list]).find((part) => part.attributes[ACTION] !== "Added");
  if (wrong !== undefined)
    throw notImportable(
      `the local platform only adds whole parts to the form '${name}', and <${wrong.name}> is no added one`,
    );
  if (before === undefined) return withChildren(form, [...form.children, { ...list, attributes }]);
  const parts = list.children.reduce(placed, before.children);
  return withChildren(
    form,
    form.children.map((part) => (part === before ? withChildren(part, parts) : part)),
  );
}

/** Where a part says no place, or one behind all others, it is the last. */
function placed(parts: readonly XmlElement[], part: XmlElement): readonly XmlElement[] {
  const { [ACTION]: _action, ordinalvalue, ...attributes } = part.attributes;
  return parts.toSpliced(Number(ordinalvalue ?? parts.length), 0, { ...part, attributes });
}
