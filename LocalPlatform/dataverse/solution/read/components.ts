import { child, children, childText, named, type XmlElement } from "../../../../Solution/xml";
import type { Parts } from "../../../../Solution/zip";
import { plainGuid } from "../../../../Transcript/text/guid";
import { DEPTHS, type Depth } from "../../model/depth";
import { chartRow, formRow, roleRow, variableRow, viewRow, webResourceRow, type ComponentRow } from "./componentRows";
import { ImportError, notImportable } from "../importError";

/** A role, with what its XML gives and how far. */
export interface SolutionRole {
  readonly id: string;
  readonly name: string;
  readonly privileges: ReadonlyMap<string, Depth>;
}

/** Logical name of the table that an `Entity` record is of. */
export function tableOf(entity: XmlElement): string {
  return childText(entity, "Name").toLowerCase();
}

/**
 * Rows of views, charts, forms, dashboards, roles and web resources.
 * @throws ImportError for a web resource without its file
 */
export function componentsIn(root: XmlElement, parts: Parts): readonly ComponentRow[] {
  const entities = children(child(root, "Entities"), "Entity");
  return [
    ...entities.flatMap((entity) => named(entity, "savedquery").map((view) => viewRow(tableOf(entity), view))),
    ...entities.flatMap((entity) => named(entity, "visualization").map((chart) => chartRow(tableOf(entity), chart))),
    ...entities.flatMap((entity) =>
      children(child(entity, "FormXml"), "forms").flatMap((forms) =>
        children(forms, "systemform").map((form) => formRow(tableOf(entity), forms.attributes.type ?? "", form)),
      ),
    ),
    ...children(child(root, "Dashboards"), "Dashboard").map((one) => formRow("none", "dashboard", one)),
    ...children(child(root, "Roles"), "Role").map(roleRow),
    ...children(child(root, "WebResources"), "WebResource").map((record) =>
      webResourceRow(record, fileOf(parts, childText(record, "FileName"))),
    ),
  ];
}

function fileOf(parts: Parts, fileName: string): Uint8Array {
  const content = parts.get(fileName.replace(/^\//, ""));
  if (content === undefined)
    throw new ImportError(
      "0x8004f11a",
      "The file for this Web resource does not exist in the solution file.",
      fileName,
    );
  return content;
}

/** A row for an environment variable. @throws ImportError without a name or a type */
export function checkedVariable(variable: XmlElement): ComponentRow {
  const row = variableRow(variable);
  if (row.values.schemaname === "" || !Number.isInteger(row.values.type))
    throw notImportable("an environment variable has no schema name or no type");
  return row;
}

/** A table that a solution brought stands in its privileges by its logical name here. */
function privilegeIn(name: string): string {
  const [, access, table] =
    /^(prv(?:AppendTo|Append|Assign|Create|Delete|Read|Share|Write))(\w+_\w+)$/.exec(name) ?? [];
  return access === undefined || table === undefined ? name : access + table.toLowerCase();
}

/** What a role gives. @throws ImportError for a depth that is none */
export function roleOf(role: XmlElement): SolutionRole {
  const { id = "", name = "" } = role.attributes;
  const privileges = children(child(role, "RolePrivileges"), "RolePrivilege").map(({ attributes }) => {
    const depth = DEPTHS.find((one) => one === attributes.level);
    if (depth === undefined)
      throw new ImportError(
        "0x8004140b",
        "Invalid privilege depth.",
        `role '${name}', ${attributes.name ?? ""}: '${attributes.level ?? ""}' is none of ${DEPTHS.join(", ")}`,
      );
    return [privilegeIn(attributes.name ?? ""), depth] as const;
  });
  return { id: plainGuid(id), name, privileges: new Map(privileges) };
}
