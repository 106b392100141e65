import type { Document, Element } from "@xmldom/xmldom";
import type {
  ControlParameter,
  FormCell,
  FormControl,
  FormHandler,
  FormLayout,
  FormSection,
  FormTab,
  Labels,
} from "./layout";
import { all, children, descend, parseXml, UnreadableXmlError } from "./xml";

/** Class id of the notes and activities control, which the app draws as the timeline. */
const TIMELINE = "{06375649-C143-495E-A496-C962E5B4488E}";

type CustomControls = ReadonlyMap<string, NonNullable<FormControl["custom"]>>;

/**
 * Reads a main form's XML, as the solution carries it, into what the page draws.
 * @param file named in errors
 * @throws UnreadableXmlError when it is not XML or holds no form
 */
export function readForm(text: string, file: string): FormLayout {
  const document = parseXml(text, file);
  const system = descend(document, "forms", "systemform");
  const form = descend(system, "form");
  if (system === undefined || form === undefined) {
    throw new UnreadableXmlError(`${file} holds no <forms><systemform><form>: it is not an unpacked main form.`);
  }
  const custom = customControls(document);
  return {
    formId: descend(system, "formid")?.textContent ?? "",
    names: localized(descend(system, "LocalizedNames"), "LocalizedName"),
    header: cells(descend(form, "header"), custom),
    tabs: children(descend(form, "tabs"), "tab").map((tab) => readTab(tab, custom)),
    libraries: children(descend(form, "formLibraries"), "Library").map((library) => attribute(library, "name")),
    handlers: children(descend(form, "events"), "event").flatMap(readEvent),
  };
}

function readTab(tab: Element, custom: CustomControls): FormTab {
  return {
    name: attribute(tab, "name"),
    labels: localized(descend(tab, "labels"), "label"),
    visible: flag(tab, "visible", true),
    columns: children(descend(tab, "columns"), "column").map((column) => ({
      width: attribute(column, "width") || "100%",
      sections: children(descend(column, "sections"), "section").map((section) => readSection(section, custom)),
    })),
  };
}

function readSection(section: Element, custom: CustomControls): FormSection {
  return {
    name: attribute(section, "name"),
    labels: localized(descend(section, "labels"), "label"),
    showLabel: flag(section, "showlabel", true),
    visible: flag(section, "visible", true),
    // `columns` is either a count or one digit per column ("11" is two).
    width: /^1+$/.test(attribute(section, "columns"))
      ? attribute(section, "columns").length
      : Number(attribute(section, "columns")) || 1,
    cells: cells(section, custom),
  };
}

function cells(parent: Element | undefined, custom: CustomControls): readonly FormCell[] {
  return children(descend(parent, "rows"), "row").flatMap((row) =>
    children(row, "cell").map((cell) => readCell(cell, custom)),
  );
}

function readCell(cell: Element, custom: CustomControls): FormCell {
  const control = descend(cell, "control");
  const replaced = control === undefined ? undefined : custom.get(attribute(control, "uniqueid").toLowerCase());
  const column = control === undefined ? "" : attribute(control, "datafieldname");
  return {
    id: attribute(cell, "id"),
    labels: localized(descend(cell, "labels"), "label"),
    showLabel: flag(cell, "showlabel", true),
    visible: flag(cell, "visible", true),
    columns: Number(attribute(cell, "colspan")) || 1,
    rows: Number(attribute(cell, "rowspan")) || 1,
    ...(control === undefined
      ? {}
      : {
          control: {
            id: attribute(control, "id"),
            ...(column === "" ? {} : { column }),
            timeline: attribute(control, "classid").toUpperCase() === TIMELINE,
            disabled: flag(control, "disabled", false),
            ...(replaced === undefined ? {} : { custom: replaced }),
          },
        }),
  };
}

/** Which custom control stands for which field in the browser: form factor 0 (web), else the one without a factor. */
function customControls(document: Document): CustomControls {
  const found = new Map<string, NonNullable<FormControl["custom"]>>();
  for (const description of all(document, "controlDescription")) {
    const offered = children(description, "customControl").filter((control) => attribute(control, "name") !== "");
    const chosen = ["0", ""]
      .map((factor) => offered.find((control) => attribute(control, "formFactor") === factor))
      .find((control) => control !== undefined);
    if (chosen === undefined) continue;
    const parameters = descend(chosen, "parameters");
    found.set(attribute(description, "forControl").toLowerCase(), {
      name: attribute(chosen, "name"),
      parameters: elements(parameters).map(readParameter),
    });
  }
  return found;
}

function readParameter(element: Element): ControlParameter {
  const value = element.textContent ?? "";
  const name = element.nodeName;
  return flag(element, "static", false)
    ? { kind: "static", name, type: attribute(element, "type"), value }
    : { kind: "bound", name, column: value.trim() };
}

function readEvent(event: Element): readonly FormHandler[] {
  const name = attribute(event, "name").toLowerCase();
  if (name !== "onload" && name !== "onchange" && name !== "onsave") return [];
  const column = attribute(event, "attribute");
  return children(descend(event, "Handlers"), "Handler")
    .filter((handler) => flag(handler, "enabled", true))
    .map((handler) => ({
      event: name,
      ...(column !== "" ? { column } : {}),
      functionName: attribute(handler, "functionName"),
      library: attribute(handler, "libraryName"),
      passExecutionContext: flag(handler, "passExecutionContext", false),
      parameters: attribute(handler, "parameters"),
    }));
}

function localized(parent: Element | undefined, tag: string): Labels {
  return Object.fromEntries(
    children(parent, tag).map((label) => [attribute(label, "languagecode"), attribute(label, "description")]),
  );
}

function elements(parent: Element | undefined): readonly Element[] {
  if (parent === undefined) return [];
  return Array.from(parent.childNodes).filter((node) => node.nodeType === 1) as Element[];
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}

function flag(element: Element, name: string, otherwise: boolean): boolean {
  const value = attribute(element, name).toLowerCase();
  return value === "" ? otherwise : value === "true" || value === "1";
}
