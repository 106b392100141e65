import { child, childText, children, type XmlElement } from "../../xml";
import { records, type SolutionPackage } from "../package";
import { partElement } from "../partXml";
import type { Problem } from "../problem";
import { typesOfProperty } from "./propertyTypes";

/** A property of a code component as its built manifest declares it. */
export interface ControlProperty {
  readonly name: string;
  readonly usage: "bound" | "input" | "output";
  readonly required: boolean;
  /** What its manifest lets it be bound to, `SingleLine.Text` and the like. */
  readonly types: readonly string[];
  readonly element: XmlElement;
}

/** A code component of the zip, read from its built manifest. */
export interface PackagedControl {
  /** `prefix_Namespace.Constructor`, as forms name it. */
  readonly name: string;
  readonly folder: string;
  readonly manifest: XmlElement;
  readonly properties: readonly ControlProperty[];
}

/** The code components whose manifest can be read; what cannot is reported by checkControls. */
export function controlsOf(solution: SolutionPackage): readonly PackagedControl[] {
  return folders(solution).flatMap((folder) => {
    const control = readControl(solution, folder);
    return control === undefined ? [] : [control];
  });
}

/** Code component records against their folders, both ways; each folder's name and files against its manifest. */
export function checkControls(solution: SolutionPackage): readonly Problem[] {
  const names = records(solution, "CustomControls", "CustomControl").map((record) => ({
    record,
    name: childText(record, "Name"),
    part: childText(record, "FileName").replace(/^\//, ""),
  }));
  return [
    ...names
      .filter(({ part }) => !solution.parts.has(part))
      .map(({ record, name, part }) => ({
        part: "customizations.xml",
        at: record,
        refusedBy: "control" as const,
        message: `code component ${name} names the part ${part}, which the zip does not hold: build the control and pack again.`,
      })),
    ...folders(solution)
      .filter((folder) => !names.some(({ name }) => name === folder))
      .map((folder) => ({
        part: `Controls/${folder}`,
        message: `no CustomControl record names this folder: add the record to customizations.xml.`,
      })),
    ...folders(solution).flatMap((folder) => checkFolder(solution, folder)),
  ];
}

/** The parts that a code component's manifest names as its code, whether the zip holds them or not. */
export function codeParts({ folder, manifest }: PackagedControl): readonly string[] {
  return children(child(manifest, "resources"), "code").map(
    (code) => `Controls/${folder}/${code.attributes.path ?? ""}`,
  );
}

function checkFolder(solution: SolutionPackage, folder: string): readonly Problem[] {
  const part = `Controls/${folder}/ControlManifest.xml`;
  const control = readControl(solution, folder);
  // What is not well-formed is named as such.
  if (control === undefined && partElement(solution.parts, part) === undefined && solution.parts.has(part)) return [];
  if (control === undefined)
    return [
      {
        refusedBy: "control",
        part,
        message: `the manifest is missing or holds no control: build the control and pack again.`,
      },
    ];
  const { namespace = "", constructor: ctor = "" } = control.manifest.attributes as {
    namespace?: string;
    constructor?: string;
  };
  const expected = `${solution.prefix}${namespace}.${ctor}`;
  const at = control.manifest;
  const resources = child(control.manifest, "resources")?.children ?? [];
  const files = [
    ...resources.map((resource) => resource.attributes.path),
    control.manifest.attributes["preview-image"],
  ].filter((file) => file !== undefined);
  return [
    ...(folder === expected
      ? []
      : [
          {
            part,
            at,
            // Others ship components of a second publisher too.
            refusedBy: folder.endsWith(`_${namespace}.${ctor}`) ? undefined : ("control" as const),
            message: `the manifest declares ${expected} and the folder is called ${folder}: rename the folder and its record.`,
          },
        ]),
    ...files
      .filter((file) => (solution.parts.get(`Controls/${folder}/${file}`)?.length ?? 0) === 0)
      .map((file) => ({
        part,
        at: resources.find((resource) => resource.attributes.path === file) ?? at,
        refusedBy: solution.parts.has(`Controls/${folder}/${file}`) ? undefined : ("control" as const),
        message: `the manifest names ${file}, which the zip does not hold or holds empty: build the control again.`,
      })),
    ...["display-name-key", "description-key"]
      .filter((attribute) => control.manifest.attributes[attribute]?.includes("'") === true)
      .map((attribute) => ({
        part,
        at,
        refusedBy: "controlKey" as const,
        message: `${attribute} holds an apostrophe, which the import refuses: choose another key.`,
      })),
  ];
}

function folders(solution: SolutionPackage): readonly string[] {
  return [...new Set([...solution.parts.keys()].flatMap((name) => /^Controls\/([^/]+)\//.exec(name)?.[1] ?? []))];
}

function readControl(solution: SolutionPackage, folder: string): PackagedControl | undefined {
  const part = `Controls/${folder}/ControlManifest.xml`;
  const manifest = child(partElement(solution.parts, part), "control");
  if (manifest === undefined) return undefined;
  const properties = children(manifest, "property").map((property) => ({
    name: property.attributes.name ?? "",
    usage: usageOf(property.attributes.usage),
    required: property.attributes.required === "true",
    types: typesOfProperty(manifest, property),
    element: property,
  }));
  return { name: folder, folder, manifest, properties };
}

function usageOf(text: string | undefined): ControlProperty["usage"] {
  return text === "input" || text === "output" ? text : "bound";
}
