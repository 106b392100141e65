import { child, childText, named, type XmlElement } from "../../xml";
import { formsOf, type PackagedForm, type SolutionPackage } from "../package";
import type { Fault, Problem } from "../problem";

/**
 * What stands in these elements of a form, and nothing else; an import refuses a name that its schema does not know.
 */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  tabs: ["tab"],
  tab: ["labels", "columns", "events", "tabheader", "tabfooter"],
  columns: ["column"],
  column: ["sections"],
  sections: ["section"],
  section: ["labels", "rows"],
  rows: ["row"],
  row: ["cell"],
  cell: ["labels", "control", "events"],
  labels: ["label"],
  header: ["rows"],
  footer: ["rows"],
  events: ["event"],
  event: ["Handlers", "InternalHandlers", "dependencies"],
  Handlers: ["Handler"],
  formLibraries: ["Library"],
  controlDescriptions: ["controlDescription"],
  controlDescription: ["customControl"],
  customControl: ["parameters"],
};

/**
 * Elements that stand in elements of {@link HOLDS} alone: one of these in another place shows that the name around it
 * is misspelt.
 */
const STANDS_IN: Readonly<Record<string, readonly string[]>> = {
  tabs: ["form"],
  controlDescriptions: ["form"],
  formLibraries: ["form"],
  rows: ["section", "header", "footer", "tabheader", "tabfooter"],
  Handlers: ["event"],
  Handler: ["Handlers", "InternalHandlers"],
  ...Object.fromEntries(
    [
      "tab",
      "columns",
      "column",
      "sections",
      "section",
      "row",
      "cell",
      "label",
      "event",
      "Library",
      "controlDescription",
      "customControl",
    ].map((name) => [name, holders(name)]),
  ),
  control: ["cell"],
};

function holders(name: string): readonly string[] {
  return Object.keys(HOLDS).filter((holder) => HOLDS[holder]?.includes(name));
}

/** Attributes without which the schema refuses the element. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Library: ["name", "libraryUniqueId"],
  Handler: ["functionName", "libraryName", "handlerUniqueId"],
  event: ["name"],
  controlDescription: ["forControl"],
};

const BOOLEAN = /^(true|false|0|1)$/i;
const COUNT = /^[1-9]\d*$/;
/** Attributes of a form's elements whose values are of a kind. */
const VALUES: Readonly<Record<string, { readonly pattern: RegExp; readonly allowed: string }>> = {
  ...Object.fromEntries(
    [
      "showlabel",
      "showbar",
      "visible",
      "expanded",
      "verticallayout",
      "disabled",
      "enabled",
      "passExecutionContext",
      "application",
      "active",
      "auto",
      "isunbound",
      "indicationOfSubgrid",
      "FallbackForm",
    ].map((name) => [name, { pattern: BOOLEAN, allowed: "true or false" }] as const),
  ),
  rowspan: { pattern: COUNT, allowed: "a number from 1 up" },
  colspan: { pattern: COUNT, allowed: "a number from 1 up" },
  width: { pattern: /^\d+(px|%)?$/, allowed: "a number, with or without % or px" },
};

/** The build of each form: what stands where, values of its attributes, and that it shows something at all. */
export function checkFormStructure(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const schema: Fault[] = [];
    placing(form.form, schema);
    values(form.form, schema);
    return [
      ...schema.map((fault) => ({ ...fault, refusedBy: "formSchema" as const })),
      ...contents(form),
      ...states(form),
    ].map((fault) => ({ part: "customizations.xml", ...fault, message: `form ${form.title}: ${fault.message}` }));
  });
}

function placing(element: XmlElement, found: Fault[]): void {
  // What a control is given is its own business.
  if (element.name === "parameters") return;
  const allowed = HOLDS[element.name];
  for (const inner of element.children) {
    const around = STANDS_IN[inner.name];
    if (allowed !== undefined && !allowed.includes(inner.name))
      found.push({
        message: `<${element.name}> holds <${inner.name}>, and can hold ${allowed.join(", ")} alone: correct the name.`,
        at: inner,
      });
    if (around !== undefined && allowed === undefined && !around.includes(element.name))
      found.push({
        message: `<${inner.name}> stands in <${element.name}>, and can stand in ${around.join(", ")} alone: correct the name.`,
        at: inner,
      });
    placing(inner, found);
  }
}

function values(element: XmlElement, found: Fault[]): void {
  if (element.name === "parameters") return;
  for (const name in element.attributes) {
    const value = VALUES[name];
    const text = element.attributes[name] ?? "";
    if (value !== undefined && !value.pattern.test(text))
      found.push({
        message: `${name} of <${element.name}> is "${text}" and must be ${value.allowed}: correct it.`,
        at: element,
      });
  }
  for (const name of NEEDS[element.name] ?? [])
    if ((element.attributes[name] ?? "") === "")
      found.push({ message: `<${element.name}> has no ${name}, which it needs: add it.`, at: element });
  for (const one of element.children) values(one, found);
}

/** House rules: forms that the platform exports have each of these. */
function contents({ form, all }: PackagedForm): readonly Fault[] {
  const controls = all("control");
  const described = new Set(
    all("controlDescription").map((description) => description.attributes.forControl?.toLowerCase()),
  );
  return [
    ...(controls.length > 0
      ? []
      : [{ message: "it has no control, so it opens empty: add the controls or leave the form out.", at: form }]),
    ...controls.flatMap((control) => controlFaults(control, described).map((message) => ({ message, at: control }))),
    ...all("cell")
      .filter((cell) => child(cell, "control") === undefined)
      .flatMap((cell) =>
        named(cell, "label")
          .filter((label) => (label.attributes.description ?? "") !== "")
          .slice(0, 1),
      )
      .map((label) => ({
        message: `the cell "${label.attributes.description ?? ""}" has a label and no control: add the control or remove the cell.`,
        at: label,
      })),
  ];
}

function controlFaults(control: XmlElement, described: ReadonlySet<string | undefined>): readonly string[] {
  const { id = "", classid, datafieldname, uniqueid } = control.attributes;
  return [
    ...(id === ""
      ? [
          `the control of column ${datafieldname ?? "none"} has no id, and scripts and rules find a control by it: give it one.`,
        ]
      : []),
    ...(classid === undefined ? [`control ${id} has no classid, so nothing says what it is: add it.`] : []),
    // Only a column that a code component of ours stands on carries a uniqueid.
    ...(datafieldname !== undefined && uniqueid !== undefined && !described.has(uniqueid.toLowerCase())
      ? [
          `control ${id} has the uniqueid ${uniqueid} and no controlDescription is for it, ` +
            `so the column shows without its code component: add the description or remove the uniqueid.`,
        ]
      : []),
  ];
}

function states({ systemform }: PackagedForm): readonly Fault[] {
  const state = childText(systemform, "FormActivationState");
  const presentation = childText(systemform, "FormPresentation");
  return [
    ...(["", "1"].includes(state)
      ? []
      : [
          {
            message: `FormActivationState is "${state}", so the form comes inactive and nobody can open it: make it 1.`,
            at: child(systemform, "FormActivationState"),
          },
        ]),
    ...(/^[0-4]?$/.test(presentation)
      ? []
      : [
          {
            message: `FormPresentation is "${presentation}" and must be a number from 0 to 4: correct it.`,
            at: child(systemform, "FormPresentation"),
            refusedBy: "customizationsSchema" as const,
          },
        ]),
  ];
}
