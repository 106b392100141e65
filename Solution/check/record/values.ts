import type { XmlElement } from "../../xml";
import { recordParts, type SolutionPackage } from "../package";
import type { Fault, Problem } from "../problem";
import { repeatedBy } from "../repeated";

/** Elements whose children are properties: each of them once. */
const RECORDS = new Set([
  "ImportExportXml",
  "Entity",
  "EntityInfo",
  "entity",
  "attribute",
  "systemform",
  "form",
  "tab",
  "section",
  "cell",
  "customControl",
  "RibbonDiffXml",
  "WebResource",
  "CustomControl",
  "SolutionManifest",
  "Publisher",
  "environmentvariabledefinition",
]);

/** Order of customizations.xml in every export; its schema is a sequence. */
const COLLECTIONS = [
  "Entities",
  "Roles",
  "Workflows",
  "FieldSecurityProfiles",
  "Templates",
  "EntityMaps",
  "EntityRelationships",
  "OrganizationSettings",
  "optionsets",
  "WebResources",
  "InteractionCentricDashboards",
  "CustomControls",
  "SolutionPluginAssemblies",
  "AppModuleSiteMaps",
  "AppModules",
  "EntityDataProviders",
  "EntityDataSources",
  "CanvasApps",
  "AIModels",
  "Languages",
];

const FLAG = /^(Is|Can|ValidFor)[A-Z]/;
const FLAG_KIND = { pattern: /^[01]$/, allowed: "0 or 1" };
const KINDS: Readonly<Record<string, { readonly pattern: RegExp; readonly allowed: string }>> = {
  IntroducedVersion: { pattern: /^\d+(\.\d+){0,3}$/, allowed: "a version of up to four numbers, as 1.0.0.0" },
  RequiredLevel: {
    pattern: /^(none|recommended|required|applicationrequired|systemrequired)$/i,
    allowed: "none, recommended, required, applicationrequired or systemrequired",
  },
  ImeMode: { pattern: /^(auto|active|inactive|disabled)$/i, allowed: "auto, active, inactive or disabled" },
  SourceType: { pattern: /^[0-3]$/, allowed: "a number from 0 to 3" },
  Behavior: { pattern: /^[0-4]$/, allowed: "a number from 0 to 4" },
};

/** Elements with words of another language below them, in which the same names mean something else. */
const FOREIGN = new Set(["fetch", "layoutxml", "presentationdescription", "parameters"]);

/**
 * customizations.xml as a file: its root and the order of its collections; in it, in solution.xml and in environment
 * variables, what stands there once and values that are of a kind.
 */
export function checkValues(solution: SolutionPackage): readonly Problem[] {
  const { customizations } = solution;
  return [
    ...[...rootFaults(customizations), ...ordered(customizations)].map((fault) => ({
      part: "customizations.xml",
      ...fault,
    })),
    ...recordParts(solution).flatMap(({ part, root }) => {
      const refusedBy = part === "customizations.xml" ? ("customizationsSchema" as const) : undefined;
      const found: Fault[] = [];
      recordFaults(root, found);
      return found.map((fault) => ({ part, refusedBy, ...fault }));
    }),
  ];
}

function rootFaults(root: XmlElement): readonly Fault[] {
  return root.name === "ImportExportXml"
    ? []
    : [
        {
          message: `its root is <${root.name}> and must be <ImportExportXml>: correct the name.`,
          at: root,
          refusedBy: "customizationsSchema",
        },
      ];
}

/** A house rule: exports of some versions have them in another order. */
function ordered(root: XmlElement): readonly Fault[] {
  const known = root.children.map((element) => element.name).filter((name) => COLLECTIONS.includes(name));
  const late = known.find(
    (name, index) => index > 0 && COLLECTIONS.indexOf(name) < COLLECTIONS.indexOf(known[index - 1] ?? ""),
  );
  if (late === undefined) return [];
  const at = root.children.findLast((element) => element.name === late);
  return [{ message: `<${late}> stands too late; the order is ${COLLECTIONS.join(", ")}: move it.`, at }];
}

function recordFaults(element: XmlElement, found: Fault[]): void {
  if (FOREIGN.has(element.name)) return;
  if (RECORDS.has(element.name)) {
    repeatedFaults(element, found);
    valueFaults(element, found);
  }
  for (const one of element.children) recordFaults(one, found);
}

function repeatedFaults(record: XmlElement, found: Fault[]): void {
  if (record.children.length < 2) return;
  const seen = new Set(record.children.map(({ name }) => name));
  if (seen.size === record.children.length) return;
  // The platform exports cells with two controls.
  const isRule = record.name === "cell" ? { refusedBy: undefined } : {};
  for (const at of repeatedBy(record.children, ({ name }) => name))
    found.push({ message: `${place(record)} holds <${at.name}> twice: remove one.`, at, ...isRule });
}

function valueFaults(record: XmlElement, found: Fault[]): void {
  for (const element of record.children) {
    const kind = FLAG.test(element.name) ? FLAG_KIND : KINDS[element.name];
    const text = element.text.trim();
    if (kind !== undefined && element.children.length === 0 && !kind.pattern.test(text))
      found.push({
        message: `${place(record)}: ${element.name} is "${text}" and must be ${kind.allowed}: correct it.`,
        at: element,
      });
  }
}

function place(record: XmlElement): string {
  const name = record.attributes.PhysicalName ?? record.attributes.name ?? record.attributes.id;
  return `<${record.name}>${name === undefined ? "" : ` ${name}`}`;
}
