import type { XmlElement } from "../../xml";
import { recordParts, type Problem, type SolutionPackage } from "../package";

/** Elements whose children are properties: each of them once. */
const RECORDS = [
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
];

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
const FOREIGN = ["fetch", "layoutxml", "parameters"];

/**
 * customizations.xml as a file: its root and the order of its collections; in it, in solution.xml and in environment
 * variables, what stands there once and values that are of a kind.
 */
export function checkValues(solution: SolutionPackage): readonly Problem[] {
  const { customizations } = solution;
  return [
    ...[...rootFaults(customizations), ...ordered(customizations)].map((message) => ({
      part: "customizations.xml",
      message,
    })),
    ...recordParts(solution).flatMap(({ part, root }) => recordFaults(root).map((message) => ({ part, message }))),
  ];
}

function rootFaults(root: XmlElement): readonly string[] {
  return root.name === "ImportExportXml"
    ? []
    : [`its root is <${root.name}> and must be <ImportExportXml>: correct the name.`];
}

function ordered(root: XmlElement): readonly string[] {
  const known = root.children.map((element) => element.name).filter((name) => COLLECTIONS.includes(name));
  const late = known.find(
    (name, index) => index > 0 && COLLECTIONS.indexOf(name) < COLLECTIONS.indexOf(known[index - 1] ?? ""),
  );
  return late === undefined ? [] : [`<${late}> stands too late; the order is ${COLLECTIONS.join(", ")}: move it.`];
}

function recordFaults(element: XmlElement): readonly string[] {
  if (FOREIGN.includes(element.name)) return [];
  return [
    ...(RECORDS.includes(element.name) ? [...repeated(element), ...valueFaults(element)] : []),
    ...element.children.flatMap(recordFaults),
  ];
}

function repeated(record: XmlElement): readonly string[] {
  const names = record.children.map((element) => element.name);
  return [...new Set(names.filter((each, index) => names.indexOf(each) !== index))].map(
    (each) => `${place(record)} holds <${each}> twice: remove one.`,
  );
}

function valueFaults(record: XmlElement): readonly string[] {
  return record.children.flatMap((element) => {
    const kind = FLAG.test(element.name) ? { pattern: /^[01]$/, allowed: "0 or 1" } : KINDS[element.name];
    const text = element.text.trim();
    return kind === undefined || element.children.length > 0 || kind.pattern.test(text)
      ? []
      : [`${place(record)}: ${element.name} is "${text}" and must be ${kind.allowed}: correct it.`];
  });
}

function place(record: XmlElement): string {
  const name = record.attributes.PhysicalName ?? record.attributes.name ?? record.attributes.id;
  return `<${record.name}>${name === undefined ? "" : ` ${name}`}`;
}
