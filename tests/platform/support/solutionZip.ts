import { columnRecords } from "../../../Solution/pack/columnXml";
import { writeXml } from "../../../Solution/xml";
import { writeZip } from "../../../Solution/zip";

/** What of a small solution is to be otherwise. */
export interface SolutionParts {
  readonly version?: string;
  readonly managed?: boolean;
  readonly uniqueName?: string;
  readonly publisher?: string;
  /** XML of the table's attributes; the product's own columns unless told. */
  readonly attributes?: string;
  readonly table?: string;
  readonly keys?: string;
  readonly roles?: string;
  readonly webResources?: string;
  /** XML of further views. */
  readonly views?: string;
  /** XML of `forms` elements. */
  readonly forms?: string;
  readonly dependencies?: string;
  /** Schema names of environment variables. */
  readonly variables?: readonly string[];
  /** XML of RootComponent elements besides those of what is in the file. */
  readonly roots?: string;
  /** XML of further parts of customizations.xml. */
  readonly more?: string;
  /** Parts in place of those that this would make; null: none. */
  readonly parts?: Readonly<Record<string, string | null>>;
}

/** The `attribute` records of the product's columns, but those named. */
export function productColumns(...without: readonly string[]): string {
  return columnRecords()
    .filter((record) => !without.includes((record.attributes.PhysicalName ?? "").toLowerCase()))
    .map((record) => writeXml(record))
    .join("\n");
}

/** A text column of the product's publisher. */
export function textColumn(name: string): string {
  return `<attribute PhysicalName="${name}"><Type>nvarchar</Type><Name>${name}</Name><LogicalName>${name}</LogicalName><RequiredLevel>none</RequiredLevel><MaxLength>40</MaxLength><Format>text</Format></attribute>`;
}

/** A role that gives these privileges. */
export function roleXml(name: string, privileges: Readonly<Record<string, string>>): string {
  const lines = Object.entries(privileges).map(
    ([privilege, level]) => `<RolePrivilege name="${privilege}" level="${level}"/>`,
  );
  return `<Role id="{0f7b9e0a-6a5b-4f0e-9a57-1d0c1c6f9b11}" name="${name}"><IsCustomizable>1</IsCustomizable><RolePrivileges>${lines.join("")}</RolePrivileges></Role>`;
}

function variableXml(name: string): string {
  return `<environmentvariabledefinition schemaname="${name}"><description default="d"/><displayname default="Display of ${name}"/><type>100000000</type></environmentvariabledefinition>`;
}

const VIEW =
  "<savedquery><savedqueryid>{6A2D2D0C-8F0E-4B5F-8C55-0F0E0A2B9C01}</savedqueryid><fetchxml>" +
  '<fetch><entity name="incident"><attribute name="title"/></entity></fetch></fetchxml><LocalizedNames>' +
  '<LocalizedName description="Phone cases" languagecode="1033"/></LocalizedNames></savedquery>';

function rootsOf({ table = "incident", roles = "", webResources = "" }: SolutionParts): string {
  const root = (type: number, by: string) => `<RootComponent type="${type}" ${by} behavior="0"/>`;
  return [
    root(1, `schemaName="${table.toLowerCase()}"`),
    ...[...roles.matchAll(/<Role id="([^"]+)"/g)].map(([, id = ""]) => root(20, `id="${id}"`)),
    ...[...webResources.matchAll(/<Name>([^<]+)</g)].map(([, name = ""]) => root(61, `schemaName="${name}"`)),
  ].join("");
}

/** A small solution zip on the case table, as an export has it. */
export function solutionZip(of: SolutionParts = {}): Uint8Array {
  const made: Record<string, string | null> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "solution.xml":
      `<ImportExportXml><SolutionManifest><UniqueName>${of.uniqueName ?? "Trial"}</UniqueName><Version>${of.version ?? "1.0.0.0"}</Version>` +
      `<Managed>${of.managed === false ? "0" : "1"}</Managed><Publisher><UniqueName>${of.publisher ?? "opencx"}</UniqueName>` +
      `<CustomizationPrefix>opencx</CustomizationPrefix></Publisher><RootComponents>${rootsOf(of)}${of.roots ?? ""}</RootComponents><MissingDependencies>${of.dependencies ?? ""}</MissingDependencies></SolutionManifest></ImportExportXml>`,
    "customizations.xml":
      `<ImportExportXml><Entities><Entity><Name>${of.table ?? "Incident"}</Name><EntityInfo><entity Name="${of.table ?? "Incident"}">` +
      `<attributes>${of.attributes ?? productColumns()}</attributes><EntityKeys>${of.keys ?? ""}</EntityKeys></entity></EntityInfo><FormXml>${of.forms ?? ""}</FormXml>` +
      `<SavedQueries><savedqueries>${VIEW}${of.views ?? ""}</savedqueries></SavedQueries></Entity></Entities>` +
      `<Roles>${of.roles ?? ""}</Roles><WebResources>${of.webResources ?? ""}</WebResources>${of.more ?? ""}</ImportExportXml>`,
    ...Object.fromEntries(
      (of.variables ?? []).map((name) => [
        `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`,
        variableXml(name),
      ]),
    ),
    ...of.parts,
  };
  const parts = Object.entries(made).flatMap(([name, text]) =>
    text === null ? [] : [[name, new TextEncoder().encode(text)] as const],
  );
  return writeZip(new Map(parts));
}
