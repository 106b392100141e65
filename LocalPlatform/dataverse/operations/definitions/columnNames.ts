import { CASE_COLUMNS } from "../../../../Transcript/caseColumns";
import names from "../../metadata/published/columnNames.json";
import { environmentSchema, type Schema } from "../../metadata/schema";

/**
 * Schema names of columns. Source: the classes that Microsoft's generator made of an environment's metadata
 * (daryllabar/DLaB.Xrm, tests), and for account and queueitem the metadata itself (npm, dataverse-gen 2.0.15).
 */
const SCHEMA_NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(names.schemaNames as Record<string, readonly string[]>).map(([table, schemaNames]) => [
    table,
    new Map(schemaNames.map((name) => [name.toLowerCase(), name])),
  ]),
);

/**
 * Display names of columns, where one is known. Source: the metadata of account and queueitem as above; Microsoft's
 * table reference of case and contact.
 */
const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = names.displayNames;

const OURS: Readonly<
  Record<string, { readonly schemaName: string; readonly label: string; readonly description: string }>
> = CASE_COLUMNS;

let shipped: Schema | undefined;

/** The tables as Microsoft ships them; made when they are first asked for, since most servers are never asked. */
function shippedTables(): Schema["tables"] {
  shipped ??= environmentSchema({ solutionImported: false });
  return shipped.tables;
}

function ours(table: string, column: string): (typeof OURS)[string] | undefined {
  return table === "incident" && Object.hasOwn(OURS, column) ? OURS[column] : undefined;
}

/** Schema name of a column; its logical name where none is known. */
export function columnSchemaName(table: string, column: string): string {
  return ours(table, column)?.schemaName ?? SCHEMA_NAMES.get(table)?.get(column) ?? column;
}

/** Display name of a column; undefined where none is known. */
export function columnLabel(table: string, column: string): string | undefined {
  return ours(table, column)?.label ?? LABELS[table]?.[column];
}

/** Description of a column; undefined where none is known. */
export function columnDescription(table: string, column: string): string | undefined {
  return ours(table, column)?.description;
}

/** Whether a column has come with a solution. Those of Microsoft's own apps have. */
export function isCustomColumn(table: string, column: string): boolean {
  return column.startsWith("msdyn_") || shippedTables().get(table)?.columns[column] === undefined;
}
