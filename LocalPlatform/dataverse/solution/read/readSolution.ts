import { child, children, childText, named, parseXml, XmlError, type XmlElement } from "../../../../Solution/xml";
import { readZip, ZipError, type Parts } from "../../../../Solution/zip";
import type { Column } from "../../metadata/schemaShape";
import type { BroughtRelationship, OwnTable } from "../../metadata/broughtTables";
import { columnOf, optionsOf } from "./columnRecord";
import { publisherRow, solutionId, solutionRow, type ComponentRow } from "./componentRows";
import { checkedVariable, componentsIn, roleOf, tableOf, type SolutionRole } from "./components";
import { appTables, declaredRoots, heldRoots, type Root } from "./roots";
import { ownTable, relationshipOf } from "./tableRecord";
import { labelsIn, ribbonsIn, type Labels } from "./texts";
import { ImportError } from "../importError";

/** What an environment has to have for a solution. */
export interface Requirement {
  readonly type: number;
  /** Schema name, or the id where it has none. */
  readonly name: string;
  /** Unique name of the solution that it comes from; absent where it is not said. */
  readonly solution?: string;
}

/** What a solution zip holds, as far as the local Dataverse does something with it. */
export interface SolutionContent {
  /** Of its row. */
  readonly id: string;
  readonly uniqueName: string;
  readonly version: string;
  readonly isManaged: boolean;
  readonly publisher: { readonly uniqueName: string; readonly prefix: string };
  readonly requirements: readonly Requirement[];
  /** Tables of its own, by logical name. */
  readonly tables: Readonly<Record<string, OwnTable>>;
  readonly relationships: readonly BroughtRelationship[];
  /** By table and logical name. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, Column>>>>;
  /** Alternate keys by table and name. */
  readonly keys: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly roles: readonly SolutionRole[];
  /** Rows of views, forms, web resources, environment variables and roles, of the publisher and of the solution. */
  readonly components: readonly ComponentRow[];
  /** What forms, views and columns are called in its languages, see labelsIn. */
  readonly labels: Readonly<Record<string, Labels>>;
  /** RibbonDiffXml by table. */
  readonly ribbons: Readonly<Record<string, string>>;
  /** What its manifest declares, and what it holds of the types that are judged. */
  readonly declared: readonly Root[];
  readonly held: readonly Root[];
  /** Tables that its apps show. */
  readonly apps: readonly string[];
  /** Names of the PCF controls. */
  readonly controls: readonly string[];
}

const AT_ROOT = ["solution.xml", "customizations.xml", "[Content_Types].xml"];

/** What a solution file says of itself and of the components in it, and its other parts. */
interface SolutionFile {
  /** solution.xml. */
  readonly manifest: XmlElement;
  readonly customizations: XmlElement;
  readonly parts: Parts;
}

/**
 * Reads a solution zip as an import does.
 * @throws ImportError with the platform's code
 */
export function readSolution(bytes: Uint8Array): SolutionContent {
  const parts = partsOf(bytes);
  if (AT_ROOT.some((name) => !parts.has(name)))
    throw new ImportError(
      "0x80048060",
      "The solution file is invalid. " +
        "The compressed file must contain the following files at its root: solution.xml, customizations.xml, and [Content_Types].xml. " +
        "Customization files exported from previous versions of Microsoft Dynamics 365 are not supported.",
    );
  xmlOf(parts, "[Content_Types].xml");
  return contentOf({
    manifest: xmlOf(parts, "solution.xml"),
    customizations: xmlOf(parts, "customizations.xml"),
    parts,
  });
}

/** What a solution file holds. @throws ImportError with the platform's code */
export function contentOf({ manifest: manifestRoot, customizations: root, parts }: SolutionFile): SolutionContent {
  const manifest = child(manifestRoot, "SolutionManifest");
  const publisher = child(manifest, "Publisher");
  const uniqueName = childText(manifest, "UniqueName");
  if (!/^[A-Za-z_]\w*$/.test(uniqueName))
    throw new ImportError(
      "0x8004f002",
      "Invalid character specified for solution unique name. " +
        "Only characters within the ranges [A-Z], [a-z], [0-9] or _ are allowed. The first character may only be in the ranges [A-Z], [a-z] or _.",
    );
  const version = childText(manifest, "Version");
  if (!/^\d+(\.\d+){1,3}$/.test(version))
    throw new ImportError("0x8004f01e", "An invalid solution version was specified.");
  const entities = children(child(root, "Entities"), "Entity");
  const isManaged = childText(manifest, "Managed") === "1";
  const globals = new Map(
    children(child(root, "optionsets"), "optionset").map((set) => [set.attributes.Name ?? "", optionsOf(set)]),
  );
  return {
    id: solutionId(uniqueName),
    uniqueName,
    version,
    isManaged,
    publisher: { uniqueName: childText(publisher, "UniqueName"), prefix: childText(publisher, "CustomizationPrefix") },
    requirements: children(child(manifest, "MissingDependencies"), "MissingDependency").flatMap(requirementOf),
    tables: Object.fromEntries(
      entities.flatMap((entity) => {
        const own = ownTable(entity);
        return own === undefined ? [] : [[tableOf(entity), own] as const];
      }),
    ),
    relationships: children(child(root, "EntityRelationships"), "EntityRelationship").map(relationshipOf),
    columns: byTable(entities, (entity) =>
      children(child(shapeOf(entity), "attributes"), "attribute").map(
        (record) => [logicalName(record), columnOf(record, globals)] as const,
      ),
    ),
    keys: byTable(entities, (entity) =>
      children(child(shapeOf(entity), "EntityKeys"), "EntityKey").map(
        (key) => [logicalName(key), named(key, "AttributeName").map(({ text }) => text.trim().toLowerCase())] as const,
      ),
    ),
    roles: children(child(root, "Roles"), "Role").map(roleOf),
    components: [
      publisherRow(publisher, isManaged),
      solutionRow(manifestRoot, manifest, publisherRow(publisher, isManaged).id),
      ...componentsIn(root, parts),
      ...[...parts.keys()]
        .filter((name) => /^environmentvariabledefinitions\/[^/]+\/[^/]+\.xml$/.test(name))
        .map((name) => checkedVariable(xmlOf(parts, name))),
    ],
    labels: labelsIn(root),
    ribbons: ribbonsIn(root),
    declared: declaredRoots(manifest),
    held: heldRoots(root),
    apps: appTables(root),
    controls: children(child(root, "CustomControls"), "CustomControl").map((control) => childText(control, "Name")),
  };
}

function partsOf(bytes: Uint8Array): Parts {
  try {
    return readZip(bytes, "the solution");
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new ImportError("0x80048000", "Invalid Import File", error.message);
  }
}

function xmlOf(parts: Parts, name: string): XmlElement {
  try {
    return parseXml(new TextDecoder().decode(parts.get(name)), name);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new ImportError("0x80048013", "Invalid customization file. This file is not well formed.", error.message);
  }
}

function logicalName(record: XmlElement): string {
  return (
    childText(record, "LogicalName") ||
    childText(record, "Name") ||
    (record.attributes.Name ?? "")
  ).toLowerCase();
}

/** Columns and keys; a view's query has elements of the same names. */
function shapeOf(entity: XmlElement): XmlElement | undefined {
  return child(child(entity, "EntityInfo"), "entity");
}

function byTable<T>(
  entities: readonly XmlElement[],
  read: (entity: XmlElement) => readonly (readonly [string, T])[],
): Readonly<Record<string, Readonly<Record<string, T>>>> {
  return Object.fromEntries(
    entities
      .map((entity) => [tableOf(entity), Object.fromEntries(read(entity))] as const)
      .filter(([, found]) => Object.keys(found).length > 0),
  );
}

function requirementOf(dependency: XmlElement): readonly Requirement[] {
  const required = child(dependency, "Required");
  if (required === undefined) return [];
  const { type, schemaName, id, solution } = required.attributes;
  // `msdynce_Service (9.0.5.56)`
  const from = /^(\w+)/.exec(solution ?? "")?.[1];
  return [{ type: Number(type), name: schemaName ?? id ?? "", ...(from === undefined ? {} : { solution: from }) }];
}
