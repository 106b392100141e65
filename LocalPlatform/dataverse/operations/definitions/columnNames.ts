import names from "../../metadata/published/columnNames.json";
import { environmentSchema, type Schema, type Table } from "../../metadata/schema";

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

let shipped: Schema | undefined;

/** The tables as Microsoft ships them; made when they are first asked for, since most servers are never asked. */
function shippedTables(): Schema["tables"] {
  shipped ??= environmentSchema();
  return shipped.tables;
}

/** Schema name of a column; its logical name where none is known. */
export function columnSchemaName({ logicalName, columns }: Table, column: string): string {
  return columns[column]?.schemaName ?? SCHEMA_NAMES.get(logicalName)?.get(column) ?? column;
}

/** Display name of a column; undefined where none is known. */
export function columnLabel({ logicalName, columns }: Table, column: string): string | undefined {
  return columns[column]?.label ?? LABELS[logicalName]?.[column];
}

/** Whether a column has come with a solution. Those of Microsoft's own apps have. */
export function isCustomColumn({ logicalName }: Pick<Table, "logicalName">, column: string): boolean {
  return column.startsWith("msdyn_") || shippedTables().get(logicalName)?.columns[column] === undefined;
}
