import { child, children, childText, type XmlElement } from "../../../../Solution/xml";
import { plainGuid } from "../../../../Transcript/text/guid";

/** A component that stands by itself in a solution. */
export interface Root {
  /** Component type. Source: Microsoft, solutioncomponent, componenttype. */
  readonly type: number;
  /** Schema name or id, in lower case. */
  readonly name: string;
}

/** Component types that are judged. */
export const ROOT_TYPES = { table: 1, choice: 9, role: 20, webResource: 61, control: 66, app: 80 } as const;

/** What a manifest says is in the file. */
export function declaredRoots(manifest: XmlElement | undefined): readonly Root[] {
  return children(child(manifest, "RootComponents"), "RootComponent").map(({ attributes }) => ({
    type: Number(attributes.type),
    name: (attributes.schemaName ?? plainGuid(attributes.id ?? "")).toLowerCase(),
  }));
}

/** What is in the file of the types that are judged: real exports declare all of these, and no form, view or variable. */
export function heldRoots(root: XmlElement): readonly Root[] {
  const of = (type: number, list: string, item: string, name: (record: XmlElement) => string): readonly Root[] =>
    children(child(root, list), item).map((record) => ({ type, name: name(record).toLowerCase() }));
  return [
    ...of(ROOT_TYPES.table, "Entities", "Entity", (record) => childText(record, "Name")),
    ...of(ROOT_TYPES.choice, "optionsets", "optionset", ({ attributes }) => attributes.Name ?? ""),
    ...of(ROOT_TYPES.role, "Roles", "Role", ({ attributes }) => plainGuid(attributes.id ?? "")),
    ...of(ROOT_TYPES.webResource, "WebResources", "WebResource", (record) => childText(record, "Name")),
    ...of(ROOT_TYPES.control, "CustomControls", "CustomControl", (record) => childText(record, "Name")),
    ...of(ROOT_TYPES.app, "AppModules", "AppModule", (record) => childText(record, "UniqueName")),
  ];
}

/** Tables that the apps of a solution show. */
export function appTables(root: XmlElement): readonly string[] {
  return children(child(root, "AppModules"), "AppModule").flatMap((app) =>
    children(child(app, "AppModuleComponents"), "AppModuleComponent")
      .filter(({ attributes }) => Number(attributes.type) === ROOT_TYPES.table)
      .map(({ attributes }) => (attributes.schemaName ?? "").toLowerCase()),
  );
}
