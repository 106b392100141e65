import { child, children, named, parseXml, XmlError, type XmlElement } from "../../../Solution/xml";
import { labelsOf } from "../../../LocalPlatform/dataverse/solution/read/texts";
import type { ColumnLabels } from "./columnLabels";
import { flag } from "./flag";
import type {
  ControlParameter,
  FormCell,
  FormControl,
  FormHandler,
  FormLayout,
  FormSection,
  FormTab,
  Labels,
  RibbonCommand,
} from "./layout";

/** Class id of the notes and activities control, which the app draws as the timeline. */
const TIMELINE = "{06375649-C143-495E-A496-C962E5B4488E}";

/** What the cells of a form refer to. */
interface Around {
  /** The custom control that stands for a field, by the field's unique id. */
  readonly custom: ReadonlyMap<string, NonNullable<FormControl["custom"]>>;
  readonly columns: ColumnLabels;
}

/** A form as its row in Dataverse tells of it. */
export interface FormSource {
  readonly formId: string;
  readonly names: Labels;
  /** `<form>`. */
  readonly formXml: string;
  readonly commands: readonly RibbonCommand[];
}

/**
 * Reads a main form's XML into what the page draws.
 * @param columns what a cell without a label of its own is called
 * @throws XmlError when it is not XML or holds no form
 */
export function readForm({ formId, names, formXml, commands }: FormSource, columns: ColumnLabels): FormLayout {
  const form = parseXml(formXml, `the form ${formId}`);
  if (form.name !== "form") throw new XmlError(`The form ${formId} is a <${form.name}>, not a <form>.`);
  const around = { custom: customControls(form), columns };
  return {
    formId,
    names,
    header: cells(child(form, "header"), around),
    tabs: children(child(form, "tabs"), "tab").map((tab) => readTab(tab, around)),
    libraries: children(child(form, "formLibraries"), "Library").map((library) => attribute(library, "name")),
    handlers: children(child(form, "events"), "event").flatMap(readEvent),
    commands,
  };
}

function readTab(tab: XmlElement, around: Around): FormTab {
  return {
    name: attribute(tab, "name"),
    labels: labelsOf(child(tab, "labels"), "label"),
    visible: flag(tab.attributes.visible, true),
    columns: children(child(tab, "columns"), "column").map((column) => ({
      width: attribute(column, "width") || "100%",
      sections: children(child(column, "sections"), "section").map((section) => readSection(section, around)),
    })),
  };
}

function readSection(section: XmlElement, around: Around): FormSection {
  return {
    name: attribute(section, "name"),
    labels: labelsOf(child(section, "labels"), "label"),
    showLabel: flag(section.attributes.showlabel, true),
    visible: flag(section.attributes.visible, true),
    // `columns` is either a count or one digit per column ("11" is two).
    width: /^1+$/.test(attribute(section, "columns"))
      ? attribute(section, "columns").length
      : Number(attribute(section, "columns")) || 1,
    cells: cells(section, around),
  };
}

function cells(parent: XmlElement | undefined, around: Around): readonly FormCell[] {
  return children(child(parent, "rows"), "row").flatMap((row) =>
    children(row, "cell").map((cell) => readCell(cell, around)),
  );
}

function readCell(cell: XmlElement, around: Around): FormCell {
  const control = child(cell, "control");
  const replaced = control === undefined ? undefined : around.custom.get(attribute(control, "uniqueid").toLowerCase());
  const column = control === undefined ? "" : attribute(control, "datafieldname");
  return {
    id: attribute(cell, "id"),
    labels: cellLabels(cell, around.columns.get(column)),
    showLabel: flag(cell.attributes.showlabel, true),
    visible: flag(cell.attributes.visible, true),
    columns: Number(attribute(cell, "colspan")) || 1,
    rows: Number(attribute(cell, "rowspan")) || 1,
    ...(control === undefined
      ? {}
      : {
          control: {
            id: attribute(control, "id"),
            ...(column === "" ? {} : { column }),
            timeline: attribute(control, "classid").toUpperCase() === TIMELINE,
            disabled: flag(control.attributes.disabled, false),
            ...(replaced === undefined ? {} : { custom: replaced }),
          },
        }),
  };
}

/** Its own, or the names of its column where it has none. */
function cellLabels(cell: XmlElement, column: Labels | undefined): Labels {
  const own = labelsOf(child(cell, "labels"), "label");
  return column === undefined || Object.values(own).some((label) => label !== "") ? own : column;
}

/** Which custom control stands for which field in the browser: form factor 0 (web), else the one without a factor. */
function customControls(form: XmlElement): Around["custom"] {
  const found = new Map<string, NonNullable<FormControl["custom"]>>();
  for (const description of named(form, "controlDescription")) {
    const offered = children(description, "customControl").filter((control) => attribute(control, "name") !== "");
    const chosen = ["0", ""]
      .map((factor) => offered.find((control) => attribute(control, "formFactor") === factor))
      .find((control) => control !== undefined);
    if (chosen === undefined) continue;
    found.set(attribute(description, "forControl").toLowerCase(), {
      name: attribute(chosen, "name"),
      parameters: (child(chosen, "parameters")?.children ?? []).map(readParameter),
    });
  }
  return found;
}

function readParameter(element: XmlElement): ControlParameter {
  const { name, text: value } = element;
  return flag(element.attributes.static, false)
    ? { kind: "static", name, type: attribute(element, "type"), value }
    : { kind: "bound", name, column: value.trim() };
}

function readEvent(event: XmlElement): readonly FormHandler[] {
  const name = attribute(event, "name").toLowerCase();
  if (name !== "onload" && name !== "onchange" && name !== "onsave") return [];
  const column = attribute(event, "attribute");
  return children(child(event, "Handlers"), "Handler")
    .filter((handler) => flag(handler.attributes.enabled, true))
    .map((handler) => ({
      event: name,
      ...(column !== "" ? { column } : {}),
      functionName: attribute(handler, "functionName"),
      library: attribute(handler, "libraryName"),
      passExecutionContext: flag(handler.attributes.passExecutionContext, false),
      parameters: attribute(handler, "parameters"),
    }));
}

function attribute(element: XmlElement, name: string): string {
  return element.attributes[name] ?? "";
}
